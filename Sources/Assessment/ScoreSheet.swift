import Contract
import Diagnostics
import Measures

/// One item with its causes and its score.
public struct ItemScore: Sendable {
  public let item: AssessmentItem
  /// In the order of rule, date and row; without what the office dropped.
  public let deductions: [Deduction]
  /// Before the floor at 0.
  public let deducted: Points
  public let score: Points
  /// The causes that the office did not accept.
  public let dropped: [Deduction]

  public init(item: AssessmentItem, deductions: [Deduction], deducted: Points, score: Points, dropped: [Deduction] = []) {
    self.item = item
    self.deductions = deductions
    self.deducted = deducted
    self.score = score
    self.dropped = dropped
  }

  /// What the causes come to; `nil` where the score follows from them.
  ///
  /// The office's figure for a whole item wins over its decisions on the causes: then the two differ.
  public var overruled: Points? {
    let causes = deductions.reduce(Points.zero) { $0 + $1.points }
    return causes == deducted || max(.zero, item.full - causes) == score ? nil : causes
  }

  /// The causes of one rule.
  public func deductions(of rule: AssessmentRule) -> [Deduction] { deductions.filter { $0.rule == rule.code } }
}

/// A cycle's assessment: nine items, their causes, the total and its band (annex; specification: scoring).
public struct ScoreSheet: Sendable {
  public let year: String
  public let cycle: Cycle
  public let items: [ItemScore]
  public let total: Points
  public let band: Band
  /// Whether it is what the office confirmed; otherwise it is the vendor's own, 自评.
  public let isConfirmed: Bool
  let policies: Policies

  init(year: String, cycle: Cycle, items: [ItemScore], total: Points, isConfirmed: Bool, policies: Policies) {
    self.year = year
    self.cycle = cycle
    self.items = items
    self.total = total
    self.band = Band(total: total, policies: policies)
    self.isConfirmed = isConfirmed
    self.policies = policies
  }

  /// The vendor's own assessment, from the ledgers alone.
  public init(own dossier: Dossier) {
    let rows = CountedRows(dossier)
    let policies = dossier.terms.policies
    let violations = Dictionary(grouping: rows.violations.map(\.deduction)) { String($0.rule.prefix(3)) }
    let items = AssessmentItem.all.map { item in
      let deductions = (item.derive(rows) + (violations[item.code] ?? [])).sorted(by: Deduction.inOrder)
      let deducted = deductions.reduce(Points.zero) { $0 + $1.points }
      return ItemScore(
        item: item, deductions: deductions, deducted: deducted, score: Self.score(of: item, deducted: deducted, policies))
    }
    self.init(
      year: dossier.year, cycle: dossier.cycle, items: items, total: items.reduce(.zero) { $0 + $1.score }, isConfirmed: false,
      policies: policies)
  }

  /// Full less deductions, never below 0 (扣完为止) by policy `item_floor_zero`.
  static func score(of item: AssessmentItem, deducted: Points, _ policies: Policies) -> Points {
    let score = item.full - deducted
    return policies.itemFloorZero ? max(.zero, score) : score
  }

  public var deductions: [Deduction] { items.flatMap(\.deductions) }
  public var dropped: [Deduction] { items.flatMap(\.dropped) }
  /// Whether the total is exactly 95, 80 or 60, which the contract leaves to be read.
  public var isBoundary: Bool { Band.isBoundary(total) }

  /// The score of an item by its code.
  public subscript(code: String) -> ItemScore? { items.first { $0.item.code == code } }
}

/// Both assessments of a cycle: the vendor's own, and the office's once it is confirmed.
public struct Scores: Sendable {
  public let own: ScoreSheet
  /// `nil` until review.yaml is valid, signed by both sides and dated.
  public let confirmed: ScoreSheet?

  public init(_ dossier: Dossier) {
    let own = ScoreSheet(own: dossier)
    self.own = own
    confirmed = dossier.review.flatMap { own.confirmed(by: $0) }
  }

  /// The score that everything rests on (specification: settlement, "Which score").
  public var current: ScoreSheet { confirmed ?? own }
}

extension ScoreSheet {
  /// The same sheet had the office confirmed this total: for what-if questions only, its items do not add up to it.
  public func supposing(total: Points) -> ScoreSheet {
    ScoreSheet(year: year, cycle: cycle, items: items, total: total, isConfirmed: true, policies: policies)
  }
}
