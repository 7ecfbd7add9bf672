import Contract
import Diagnostics
import Measures

/// One cause of a deduction: a ticket, a day, an inspection or a row, and the rule that it breaks.
public struct Deduction: Sendable {
  /// "2.2.1".
  public let rule: String
  /// How many times the rule's points.
  public let count: Int
  /// Count × the rule's points, or what the office adjusted them to.
  public let points: Points
  /// The ledger's key.
  public let ledger: String
  /// `nil` where a day or an inspection is the cause.
  public let row: Int?
  public let record: String
  public let date: CivilDate?
  /// The sentence that explains it.
  public let cause: Bilingual
  /// The rows that it rests on; none where a row is missing.
  public let places: [Place]
  /// What the office decided about it.
  public let decision: Review.Decision?

  public init(
    rule: String, count: Int, points: Points, ledger: String, row: Int?, record: String, date: CivilDate?, cause: Bilingual,
    places: [Place] = [], decision: Review.Decision? = nil
  ) {
    self.rule = rule
    self.count = count
    self.points = points
    self.ledger = ledger
    self.row = row
    self.record = record
    self.date = date
    self.cause = cause
    self.places = places
    self.decision = decision
  }

  /// The same cause after the office's decision.
  func decided(_ decision: Review.Decision, points: Points? = nil) -> Deduction {
    Deduction(
      rule: rule, count: count, points: points ?? self.points, ledger: ledger, row: row, record: record, date: date, cause: cause,
      places: places, decision: decision)
  }

  /// By rule, date, row, and then record; nothing first.
  static func inOrder(_ a: Deduction, _ b: Deduction) -> Bool {
    if a.rule != b.rule { return a.rule < b.rule }
    if a.date != b.date { return (a.date?.days ?? .min) < (b.date?.days ?? .min) }
    if a.row != b.row { return (a.row ?? .min) < (b.row ?? .min) }
    return a.record.utf8.lexicographicallyPrecedes(b.record.utf8)
  }
}
