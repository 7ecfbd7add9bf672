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
    earliestStart.flatMap { plan.window(missedBy: $0, on: date) }
  }

  static func all(in dossier: Dossier) -> [DueInspection] {
    struct Key: Hashable {
      var plan: String
      var date: CivilDate
    }
    let plans = dossier.terms.inspectionPlans
    var done: [Key: [InspectionItem]] = [:]
    for row in dossier.records(InspectionItem.self) where row.startedAt != nil && row.object != nil && row.item != nil {
      guard let date = row.date, let plan = row.plan.flatMap(dossier.terms.plan)?.id else { continue }
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
    missing = plan.missing(from: rows)
  }
}
