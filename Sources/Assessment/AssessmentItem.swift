import Contract
import Diagnostics
import Measures

/// One line of the annex's table: 考核内容 with its full score and its rules.
public struct AssessmentItem: Sendable {
  /// "2.2".
  public let code: String
  /// The annex's 考核项.
  public let group: String
  /// The annex's 考核内容, word for word.
  public let content: String
  /// As outputs name it (specification: scoring).
  public let name: Bilingual
  public let full: Points
  public let rules: [AssessmentRule]
  /// The causes that follow from the ledgers that its rules are derived from.
  let derive: @Sendable (CountedRows) -> [Deduction]

  init(
    _ code: String, group: String, content: String, name: Bilingual, full: Int, rules: [AssessmentRule],
    derive: @escaping @Sendable (CountedRows) -> [Deduction] = { _ in [] }
  ) {
    self.code = code
    self.group = group
    self.content = content
    self.name = name
    self.full = Points(full)
    self.rules = rules
    self.derive = derive
  }
}

/// One numbered sentence of the annex's 扣分标准.
public struct AssessmentRule: Sendable {
  /// "2.2.1".
  public let code: String
  /// What one count costs.
  public let points: Points
  /// What costs, in short.
  public let title: Bilingual
  /// The annex's sentence, word for word, with its number.
  public let wording: String

  init(_ code: String, halves: Int, _ title: Bilingual, wording: String) {
    self.code = code
    self.points = Points(halves: halves)
    self.title = title
    self.wording = wording
  }

  /// The key of the ledger that it is read from (specification: scoring).
  public var ledger: String { AnnexRule.source(of: code) ?? Violation.table.key }
  /// Whether it is read from another ledger than the violations.
  public var isDerived: Bool { ledger != Violation.table.key }

  /// A cause of this rule.
  func deduction(
    count: Int = 1, row: Int? = nil, record: String, date: CivilDate?, places: [Place], ledger: String? = nil, _ cause: Bilingual
  ) -> Deduction {
    Deduction(
      rule: code, count: count, points: points * count, ledger: ledger ?? self.ledger, row: row, record: record, date: date,
      cause: cause, places: places)
  }
}
