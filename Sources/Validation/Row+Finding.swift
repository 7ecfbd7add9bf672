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
