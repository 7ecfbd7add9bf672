import Contract
import Measures

/// One inspection: the rows of one number.
struct Inspection: Sendable {
  let id: String
  /// Its rows in the ledger's order; never empty.
  var items: [InspectionItem]

  var plan: String? { items[0].plan }
  var date: CivilDate? { items[0].date }
  var inspector: String? { items[0].inspector }
  var startedAt: Moment? { items.compactMap(\.startedAt).min() }
  var endedAt: Moment? { items.compactMap(\.endedAt).max() }
  var abnormal: Int { items.count { $0.result == .abnormal } }

  /// The rows by inspected object, in the order in which the objects come.
  var objects: [InspectedObject] {
    var objects: [InspectedObject] = []
    for item in items {
      let name = item.object ?? ""
      if let index = objects.firstIndex(where: { $0.name == name }) {
        objects[index].items.append(item)
      } else {
        objects.append(InspectedObject(name: name, items: [item]))
      }
    }
    return objects
  }
}

struct InspectedObject: Sendable {
  let name: String
  var items: [InspectionItem]
}

/// The inspections of a cycle against its plans: what was due on each day, and how it stands (annex 2.1).
struct InspectionFigures: Sendable {
  /// How a plan's day stands.
  enum DayState: String, Sendable, CaseIterable {
    case done = "按时完成"
    case late = "超时"
    case incomplete = "不全"
    case missing = "未巡"

    /// The mark in the calendar overview.
    var mark: String {
      switch self {
      case .done: "√"
      case .late: "迟"
      case .incomplete: "缺"
      case .missing: "×"
      }
    }
  }

  /// A day on which a plan was due.
  struct PlanDay: Sendable {
    let date: CivilDate
    let state: DayState
    /// When the day's first inspection began.
    let start: ClockTime?
  }

  struct PlanDays: Sendable {
    let plan: InspectionPlan
    /// Its due days in order.
    let days: [PlanDay]
    func count(_ state: DayState) -> Int { days.count { $0.state == state } }
  }

  let inspections: [Inspection]
  let plans: [PlanDays]

  init(_ dossier: Dossier) {
    inspections = Self.grouped(dossier.records(InspectionItem.self))
    let inspections = inspections
    plans = dossier.terms.inspectionPlans.map { plan in
      var byDay: [CivilDate: [Inspection]] = [:]
      for inspection in inspections where inspection.plan == plan.id || inspection.plan == plan.name {
        if let date = inspection.date { byDay[date, default: []].append(inspection) }
      }
      return PlanDays(
        plan: plan,
        days: dossier.dueDays(of: plan).map { date in
          let inspections = byDay[date] ?? []
          return PlanDay(
            date: date, state: Self.state(of: inspections, by: plan), start: inspections.compactMap(\.startedAt).min()?.time)
        })
    }
  }

  private static func grouped(_ rows: some Sequence<InspectionItem>) -> [Inspection] {
    var inspections: [Inspection] = []
    var index: [String: Int] = [:]
    for row in rows {
      let id = row.inspection ?? "\(InspectionItem.table.key):\(row.row.number)"
      if let known = index[id] {
        inspections[known].items.append(row)
      } else {
        index[id] = inspections.count
        inspections.append(Inspection(id: id, items: [row]))
      }
    }
    return inspections
  }

  /// A day whose items are not all there is incomplete, also when it was late as well.
  private static func state(of inspections: [Inspection], by plan: InspectionPlan) -> DayState {
    guard !inspections.isEmpty else { return .missing }
    guard plan.missing(from: inspections.flatMap(\.items)).isEmpty else { return .incomplete }
    guard let window = plan.window, let start = inspections.compactMap(\.startedAt).min() else { return .done }
    return window.contains(start.time) ? .done : .late
  }

  var completed: Int { due - count(.missing) }
  var due: Int { plans.reduce(0) { $0 + $1.days.count } }
  var abnormal: Int { inspections.reduce(0) { $0 + $1.abnormal } }
  func count(_ state: DayState) -> Int { plans.reduce(0) { $0 + $1.count(state) } }
}
