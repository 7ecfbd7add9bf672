import Measures

extension InspectionPlan {
  /// What the plan asks for and none of the rows has, in the plan's order.
  public func missing(from rows: some Sequence<InspectionItem>) -> [(object: String, item: String)] {
    let done = rows.map { (object: $0.object, item: $0.item) }
    if isFollowed(by: done) { return [] }
    let inspected = Dictionary(grouping: done, by: \.object).mapValues { Set($0.map(\.item)) }
    return objects.flatMap { object in
      object.items.filter { inspected[object.name]?.contains($0) != true }.map { (object: object.name, item: $0) }
    }
  }

  /// Whether all is there in the plan's own order, as inspectors mostly write it: then nothing has to be looked up.
  private func isFollowed(by done: [(object: String?, item: String?)]) -> Bool {
    var rest = done[...]
    return objects.allSatisfy { object in
      object.items.allSatisfy { item in
        guard let next = rest.popFirst() else { return false }
        return next.item == item && next.object == object.name
      }
    }
  }

  /// The plan's window, where an inspection of that day that began at `start` began outside it; both its ends are inside.
  public func window(missedBy start: Moment, on day: CivilDate) -> ClosedRange<ClockTime>? {
    window.flatMap { (Moment(day, $0.lowerBound)...Moment(day, $0.upperBound)).contains(start) ? nil : $0 }
  }
}

extension ContractTerms {
  /// The inspection plan that a cell names by id, or by a name that only one plan has.
  public func plan(_ cell: String) -> InspectionPlan? {
    if let plan = inspectionPlans.first(where: { $0.id == cell }) { return plan }
    let named = inspectionPlans.filter { $0.name == cell }
    return named.count == 1 ? named[0] : nil
  }
}
