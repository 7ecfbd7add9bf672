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
    earliest?.startedAt.flatMap { plan.window(missedBy: $0, on: day) } != nil
  }
}

extension Examination {
  /// Every plan on every day on which it is due; none while the ledger or one of the columns that tell is not there.
  var gatheredRounds: [InspectionRound] {
    guard
      canMiss(
        InspectionItem.table, without: InspectionItem.Field.plan, InspectionItem.Field.date, InspectionItem.Field.object,
        InspectionItem.Field.item)
    else { return [] }
    let rows = records(InspectionItem.self)
    let rounds = Dictionary(grouping: rows) { row in row.date.map { RoundKey(plan: row.plan.flatMap(terms.plan)?.id, day: $0) } }
    var unreadable = UnreadableItems(rows, self)
    return terms.inspectionPlans.flatMap { plan in
      dossier.dueDays(of: plan).map { day in round(plan, day, rows: rounds[RoundKey(plan: plan.id, day: day)] ?? [], &unreadable) }
    }
  }

  private struct RoundKey: Hashable {
    let plan: String?
    let day: CivilDate
  }

  private func round(
    _ plan: InspectionPlan, _ day: CivilDate, rows: [InspectionItem], _ unreadable: inout UnreadableItems
  ) -> InspectionRound {
    let missing = plan.missing(from: rows)
    let earliest = rows.compactMap { row in row.startedAt.map { (start: $0, row: row) } }
      .min { ($0.start, $0.row.row.number) < ($1.start, $1.row.row.number) }?.row
    return InspectionRound(
      plan: plan, day: day, rows: rows, missing: missing, earliest: earliest, isUncertain: unreadable.explain(missing, of: plan, on: day))
  }
}

/// Rows of which something that the rules need cannot be read: each may be an item that seems to be missing from one of the rounds.
private struct UnreadableItems {
  private struct Item {
    var plan: String?
    var day: CivilDate?
    var object: String?
    var item: String?

    /// Texts in which what is unknown comes last, and the least known of all.
    var order: [String] {
      let texts = [plan, day?.description, object, item]
      return [String(texts.count { $0 == nil })] + texts.map { $0 ?? "\u{10FFFF}" }
    }

    func fits(_ plan: InspectionPlan, _ day: CivilDate, _ missing: (object: String, item: String)) -> Bool {
      (self.plan ?? plan.id) == plan.id && (self.day ?? day) == day && (object ?? missing.object) == missing.object
        && (item ?? missing.item) == missing.item
    }
  }

  private var items: [Item]

  /// What a row does not tell of its plan and day, other rows of the same inspection do.
  init(_ rows: [InspectionItem], _ examination: Examination) {
    let plans = rows.map { $0.plan.flatMap(examination.terms.plan)?.id }
    let unreadable = rows.indices.filter { plans[$0] == nil || rows[$0].date == nil || rows[$0].object == nil || rows[$0].item == nil }
    guard !unreadable.isEmpty else {
      items = []
      return
    }
    let inspections = Dictionary(grouping: rows.indices) { rows[$0].inspection }
    items = unreadable.map { index in
      let others = rows[index].inspection.flatMap { inspections[$0] } ?? []
      return Item(
        plan: plans[index] ?? others.lazy.compactMap { plans[$0] }.first,
        day: rows[index].date ?? others.lazy.compactMap { rows[$0].date }.first,
        object: rows[index].object, item: rows[index].item)
    }
    // Those that tell most come first, so that the others are left for where they are needed.
    items.sort { $0.order.lexicographicallyPrecedes($1.order) }
  }

  /// Whether they make up for all that is missing from a round; those that do are not there for another.
  mutating func explain(_ missing: [(object: String, item: String)], of plan: InspectionPlan, on day: CivilDate) -> Bool {
    guard !missing.isEmpty, !items.isEmpty else { return false }
    var used: [Int] = []
    for wanted in missing {
      guard let index = items.indices.first(where: { !used.contains($0) && items[$0].fits(plan, day, wanted) }) else { return false }
      used.append(index)
    }
    for index in used.sorted(by: >) { items.remove(at: index) }
    return true
  }
}
