import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Keys that stand twice: the later row bears the finding, the earlier is related.
  static let recordDuplicate = ValidationRule(.recordDuplicate) { examination in
    let ledgers = examination.dossier.allLedgers.filter { $0.table.key != Ticket.table.key }
    return duplicateTickets(examination.dossier) + ledgers.flatMap(duplicateKeys) + duplicateAttendance(examination)
  }

  /// Numbers are unique in the contract year.
  private static func duplicateTickets(_ dossier: Dossier) -> [Finding] {
    let id = Ticket.Field.id.rawValue
    return dossier.ledger(Ticket.table).rows.finding { row in
      guard !row.isBlank(id), let first = dossier.tickets.first(row.bytes(id)) else { return nil }
      let earlier = first.index < row.index ? first : dossier.otherTickets.lazy.compactMap { $0.first(row.bytes(id)) }.first
      return earlier.map { duplicate(row, id, of: $0.place(id)) }
    }
  }

  private static func duplicateKeys(in ledger: Ledger) -> [Finding] {
    guard let unique = ledger.table.unique else { return [] }
    let firsts = Dictionary(ledger.rows.compactMap { row in row.key(unique).map { ($0, row.index) } }, uniquingKeysWith: min)
    return ledger.rows.finding { row in
      guard let first = row.key(unique).flatMap({ firsts[$0] }), first < row.index else { return nil }
      return duplicate(row, unique, of: row.ledger[first].place(unique))
    }
  }

  private static func duplicate(_ row: Row, _ column: Int, of earlier: Place) -> Finding {
    let name = row.ledger.table.name(of: column)
    return row.finding(
      .recordDuplicate, column, zh: "\(name.zh)“\(row.raw(column))”重复，已见于 \(earlier.file ?? "") 第 \(earlier.row ?? 0) 行",
      en: "\(name.en) \"\(row.raw(column))\" stands already in \(earlier.file ?? ""), row \(earlier.row ?? 0)",
      hint: Bilingual(zh: "删去重复的一行，或改正编号", en: "remove the repeated row, or correct its key"), related: [earlier])
  }

  /// A person has one attendance row a day, or two when one is 迟到 and the other 早退.
  private static func duplicateAttendance(_ examination: Examination) -> [Finding] {
    var seen: [String: [Attendance]] = [:]
    return examination.records(Attendance.self).compactMap { row in
      guard let date = row.date, let cell = row.person else { return nil }
      let key = "\(date) \(examination.person(cell)?.id ?? cell)"
      let earlier = seen[key, default: []]
      seen[key, default: []].append(row)
      guard let first = earlier.first, earlier.count > 1 || Set([first.status, row.status]) != [.late, .early] else { return nil }
      return row.row.finding(
        .recordDuplicate, Attendance.Field.person, zh: "\(cell) 在 \(date) 已有考勤，见第 \(first.row.number) 行",
        en: "\(cell) has an attendance row of \(date) already, row \(first.row.number)",
        hint: Bilingual(zh: "一人一天一行（迟到又早退的可以两行），删去多余的", en: "keep one row a person and day (two when late and early); remove the other"),
        related: [first.row.place(Attendance.Field.person)])
    }
  }
}

extension Row {
  /// A key as it is compared: a date whatever its spelling; `nil` where it is blank or broken.
  fileprivate func key(_ column: Int) -> String? {
    guard state(column) == .good else { return nil }
    if case .date = ledger.table.columns[column].type { return CellText.date(bytes(column))?.description }
    return raw(column)
  }
}
