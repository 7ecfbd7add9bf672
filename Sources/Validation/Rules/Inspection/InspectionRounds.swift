import Contract
import Measures

/// The rows of one plan on one due day, as the inspection rules see them (specification: scoring, 2.1.x).
struct InspectionRound: Sendable {
  let plan: InspectionPlan
  let day: CivilDate
  let rows: [InspectionItem]
  /// Planned pairs of object and item that no row has.
  let missing: [(object: String, item: String)]
  /// The row with the earliest start; `nil` when no row has one.
  let earliest: InspectionItem?
  /// Whether the missing items may stand in rows that cannot be read.
  let isUncertain: Bool

  /// "daily@2026-04-09".
  var record: String { "\(plan.id)@\(day)" }

  /// Whether the earliest start lies outside the plan's window on that day.
  var isOutsideWindow: Bool {
    guard let window = plan.window, let start = earliest?.startedAt else { return false }
    return start < Moment(day, window.lowerBound) || start > Moment(day, window.upperBound)
  }
}

extension Examination {
  /// Every plan on every day on which it is due; none while the ledger or one of the columns that tell is not there.
  var inspectionRounds: [InspectionRound] {
    guard
      canMiss(
        InspectionItem.table, without: InspectionItem.Field.plan, InspectionItem.Field.date, InspectionItem.Field.object,
        InspectionItem.Field.item)
    else { return [] }
    let rows = records(InspectionItem.self)
    let unreadable = rows.filter { $0.plan.flatMap(plan) == nil || $0.date == nil || $0.object == nil || $0.item == nil }
      .map { Unreadable(plan: $0.plan.flatMap(plan)?.id, day: $0.date) }
    let rounds = Dictionary(grouping: rows) { row in row.date.map { RoundKey(plan: row.plan.flatMap(plan)?.id, day: $0) } }
    return terms.inspectionPlans.flatMap { plan in
      dossier.dueDays(of: plan).map { day in
        round(plan, day, rows: rounds[RoundKey(plan: plan.id, day: day)] ?? [], unreadable: unreadable)
      }
    }
  }

  private struct RoundKey: Hashable {
    let plan: String?
    let day: CivilDate
  }

  /// A row that lacks something, with what it tells nevertheless.
  private struct Unreadable {
    let plan: String?
    let day: CivilDate?
  }

  private func round(_ plan: InspectionPlan, _ day: CivilDate, rows: [InspectionItem], unreadable: [Unreadable]) -> InspectionRound {
    let seen = Set(rows.map { [$0.object, $0.item] })
    let missing = plan.objects.flatMap { object in
      object.items.filter { !seen.contains([object.name, $0]) }.map { (object: object.name, item: $0) }
    }
    let possible = unreadable.count { ($0.day == nil || $0.day == day) && ($0.plan == nil || $0.plan == plan.id) }
    let earliest = rows.compactMap { row in row.startedAt.map { (start: $0, row: row) } }
      .min { ($0.start, $0.row.row.number) < ($1.start, $1.row.row.number) }?.row
    return InspectionRound(
      plan: plan, day: day, rows: rows, missing: missing, earliest: earliest,
      isUncertain: possible > 0 && Self.explains(unknown: possible, missing: missing.count))
  }
}
