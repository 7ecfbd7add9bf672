import Contract
import Diagnostics
import Ledgers
import Measures

/// What of a contract year's own ledgers goes on into the next one, and what is left behind.
struct RenewedLedgers {
  struct File {
    let table: LedgerTable
    let rows: [[String]]
    var text: String { CSVText.text([table.columns.map(\.header)] + rows) }
  }

  private(set) var files: [File] = []
  /// Evidence that the rows which go on name.
  private(set) var evidence: [String] = []
  /// Who and what is left behind, with the reason.
  private(set) var left: [Bilingual] = []
  /// What goes on but will have to be renewed during the year.
  private(set) var short: [Bilingual] = []

  init(_ dossier: Dossier, term: ClosedRange<CivilDate>) {
    let stays = Set(dossier.roster.people.filter { $0.leftOn.map { $0 >= term.lowerBound } ?? true }.map(\.row.index))
    keep(Person.table, dossier, blanking: [Person.Field.replaces.rawValue, Person.Field.replacementNotice.rawValue]) { row in
      if stays.contains(row.index) { return nil }
      let name = Person(row: row).name ?? row.record
      return Bilingual(zh: "\(name) 已离岗", en: "\(name) has left")
    }
    keep(Filing.table, dossier) { row in
      guard let until = Filing(row: row).validUntil, until < term.lowerBound else { return nil }
      return Bilingual(
        zh: "\(row.raw(Filing.Field.certificate)) 已于 \(until) 失效", en: "\(row.raw(Filing.Field.certificate)) ran out on \(until)")
    }
    keep(YearDocument.table, dossier) { row in
      guard let cell = YearDocument(row: row).person, let person = dossier.roster.person(cell), !stays.contains(person.row.index) else {
        return nil
      }
      return Bilingual(
        zh: "\(person.name ?? cell) 的\(row.raw(YearDocument.Field.kind))",
        en: "\(row.raw(YearDocument.Field.kind)) of \(person.name ?? cell)")
    }
    for filing in FilingStatus.all(dossier, on: term.lowerBound) where term.contains(filing.validUntil) {
      short.append(
        Bilingual(
          zh: "\(filing.kind.chinese)（\(filing.system)）\(filing.validUntil) 到期",
          en: "\(filing.kind.chinese) (\(filing.system)) runs out on \(filing.validUntil)"))
    }
  }

  /// - Parameter reason: why a row is left behind; `nil` for one that goes on.
  private mutating func keep(_ table: LedgerTable, _ dossier: Dossier, blanking blanks: Set<Int> = [], unless reason: (Row) -> Bilingual?) {
    let ledger = dossier.ledger(table)
    guard ledger.isPresent else { return }
    var rows: [[String]] = []
    for row in ledger.rows {
      if let reason = reason(row) {
        left.append(reason)
        continue
      }
      rows.append(table.columns.indices.map { blanks.contains($0) ? "" : row.raw($0) })
      for column in table.columns where !blanks.contains(column.index) {
        guard case .evidence = column.type, !row.isBlank(column.index) else { continue }
        let path = row.raw(column.index)
        if dossier.evidence.state(of: path, in: .year).isGood, !evidence.contains(path) { evidence.append(path) }
      }
    }
    files.append(File(table: table, rows: rows))
  }
}
