import Assessment
import Contract
import Diagnostics

extension Explanation {
  /// A ledger: how many rows there are, and each of them.
  static func ledger(_ ledger: Ledger) -> Explanation {
    let rows = ledger.rows
    return Explanation(
      Bilingual(zh: ledger.table.name, en: ledger.table.key), value: "\(rows.count)", clause: RecordClause.of(ledger.table),
      reason: Bilingual(zh: "台账的行数", en: "the ledger's rows"),
      place: rows.isEmpty ? nil : Place(ledger: ledger.table.key, file: rows[rows.startIndex].place().file),
      parts: rows.map { row in
        Explanation(Bilingual(zh: row.record, en: row.record), record: row.record, place: row.place())
      })
  }

  /// A record: its rows, the points that it costs and the lines of money that rest on it.
  static func record(_ id: String, in dossier: Dossier, _ settlement: CycleSettlement) -> Explanation? {
    let rows = dossier.allLedgers.flatMap { ledger in ledger.rows.filter { $0.record == id }.map { (ledger: ledger, row: $0) } }
    let places = Set(rows.map { $0.row.place() })
    let sheet = settlement.sheet
    let causes = (sheet.deductions + sheet.dropped).filter { $0.record == id || !places.isDisjoint(with: $0.places) }
    let lines = (settlement.reductions + settlement.penalties).filter { $0.record == id }
    guard !rows.isEmpty || !causes.isEmpty else { return nil }
    return Explanation(
      Bilingual(zh: id, en: id), record: id,
      parts: rows.map { row(of: $0.ledger, $0.row) } + causes.map { Explanation($0) } + lines.map(Explanation.init))
  }

  /// What a row says, telephone numbers left out.
  private static func row(of ledger: Ledger, _ row: Row) -> Explanation {
    let cells = ledger.table.columns.filter { column in
      if case .phone = column.type { return false }
      return !row.isBlank(column.index)
    }
    return Explanation(
      Bilingual(zh: ledger.table.name, en: ledger.table.key), clause: RecordClause.of(ledger.table),
      reason: Bilingual(
        zh: cells.map { "\($0.header) \(row.raw($0.index))" }.joined(separator: "；"),
        en: cells.map { "\($0.key) \(row.raw($0.index))" }.joined(separator: "; ")), record: row.record, place: row.place())
  }
}

/// The clauses for which a ledger is kept.
enum RecordClause {
  static func of(_ table: LedgerTable) -> String { clauses[table.key] ?? "35" }

  private static let clauses = [
    Person.table.key: "3, 4.4, 20", Filing.table.key: "8, 18, 40", YearDocument.table.key: "26", Ticket.table.key: "5, 35",
    InspectionItem.table.key: "4.5, 35", DailyMetrics.table.key: "4.1", Attendance.table.key: "3", Demand.table.key: "4.2",
    Meeting.table.key: "4.3", Proposal.table.key: "4.3", Activity.table.key: "2", Guard.table.key: "6", Duty.table.key: "3",
    Request.table.key: "9, 10", Incident.table.key: "41", Violation.table.key: "annex", Outage.table.key: "39", Penalty.table.key: "38–42",
  ]
}
