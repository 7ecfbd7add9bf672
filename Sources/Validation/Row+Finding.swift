import Contract
import Diagnostics

extension Row {
  /// A finding on one cell of the row, or on the whole row.
  ///
  /// - Parameter value: what offends, where it is less than the whole cell.
  func finding(
    _ kind: FindingKind, _ column: Int?, zh: String, en: String, hint: Bilingual, value: String? = nil, related: [Place] = []
  ) -> Finding {
    Finding(
      kind, at: place(column), record: record, identity: identity, value: value ?? column.map(raw),
      message: Bilingual(zh: zh, en: en), hint: hint, related: related)
  }

  func finding(
    _ kind: FindingKind, _ field: some LedgerField, zh: String, en: String, hint: Bilingual, value: String? = nil,
    related: [Place] = []
  ) -> Finding {
    finding(kind, field.rawValue, zh: zh, en: en, hint: hint, value: value, related: related)
  }
}

extension Sequence<Row> {
  /// What a judge finds on each of them.
  ///
  /// Of a finding no more is kept than its row, however many there are: whoever looks at it has the row judged again.
  func findings(_ judge: @escaping @Sendable (Row) -> [Finding]) -> [Finding] {
    var series: [Int: FindingSeries] = [:]
    var found: [Finding] = []
    for row in self {
      for (turn, finding) in judge(row).enumerated() {
        let known = series[turn].flatMap { $0.fits(finding) ? $0 : nil }
        let fitting = known ?? FindingSeries(like: finding) { [ledger = row.ledger] in judge(ledger[$0])[turn] }
        series[turn] = fitting
        found.append(fitting.fits(finding) ? Finding(fitting, row: row.number, index: row.index) : finding)
      }
    }
    return found
  }

  /// The same of a judge that finds one thing at most.
  func finding(_ judge: @escaping @Sendable (Row) -> Finding?) -> [Finding] { findings { judge($0).map { [$0] } ?? [] } }
}

extension Finding {
  /// A finding on something that a ledger or a file lacks, or on the cycle as a whole.
  static func of(
    _ kind: FindingKind, at place: Place, record: String? = nil, value: String? = nil, zh: String, en: String, hint: Bilingual,
    related: [Place] = [], risk: Risk? = nil
  ) -> Finding {
    Finding(
      kind, at: place, record: record, value: value, message: Bilingual(zh: zh, en: en), hint: hint, related: related, risk: risk)
  }
}

extension LedgerTable {
  /// A column as a message calls it: 「报修时间」 and `reported_at`.
  func name(of column: Int) -> Bilingual { Bilingual(zh: "「\(columns[column].header)」", en: "`\(columns[column].key)`") }
}
