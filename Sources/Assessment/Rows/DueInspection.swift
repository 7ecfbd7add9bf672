import Contract
import Measures

/// One due day of an inspection plan, and what was inspected on it (specification: scoring, 2.1.x).
public struct DueInspection: Sendable {
  public let plan: InspectionPlan
  public let date: CivilDate
  public let rows: [InspectionItem]
  /// When the first of the day's inspections began; `nil` where there was none.
  public let earliestStart: Moment?
  /// What the plan asks for and none of the day's inspections has, in the plan's order.
  public let missing: [(object: String, item: String)]

  /// `plan@date`.
  public var record: String { "\(plan.id)@\(date)" }

  /// The plan's window, where the first inspection began outside it; its ends are inside.
  public var missedWindow: ClosedRange<ClockTime>? {
    guard let window = plan.window, let earliestStart else { return nil }
    let allowed = Moment(date, window.lowerBound)...Moment(date, window.upperBound)
    return allowed.contains(earliestStart) ? nil : window
  }

  static func all(in dossier: Dossier) -> [DueInspection] {
    struct Key: Hashable {
      var plan: String
      var date: CivilDate
    }
    let plans = dossier.terms.inspectionPlans
    let ids = Dictionary(plans.map { ($0.name, $0.id) } + plans.map { ($0.id, $0.id) }, uniquingKeysWith: { $1 })
    var done: [Key: [InspectionItem]] = [:]
    for row in dossier.records(InspectionItem.self) where row.startedAt != nil && row.object != nil && row.item != nil {
      guard let date = row.date, let plan = row.plan.flatMap({ ids[$0] }) else { continue }
      done[Key(plan: plan, date: date), default: []].append(row)
    }
    return plans.flatMap { plan in
      dossier.dueDays(of: plan).map { DueInspection(plan, on: $0, done[Key(plan: plan.id, date: $0)] ?? []) }
    }
  }

  private init(_ plan: InspectionPlan, on date: CivilDate, _ rows: [InspectionItem]) {
    self.plan = plan
    self.date = date
    self.rows = rows
    earliestStart = rows.compactMap(\.startedAt).min()
    let inspected = Dictionary(grouping: rows, by: \.object).mapValues { Set($0.map(\.item)) }
    missing = plan.objects.flatMap { object in
      object.items.filter { inspected[object.name]?.contains($0) != true }.map { (object: object.name, item: $0) }
    }
  }
}
