import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Ticket numbers of the form prefix-date-serial that skip a serial within one prefix and date, on the number after the gap.
  static let ticketNumberGap = ValidationRule(.ticketNumberGap) { examination in
    guard examination.canMiss(Ticket.table, without: Ticket.Field.id) else { return [] }
    let tickets = examination.dossier.ledger(Ticket.table)
    let series = TicketNumber.series(of: [tickets] + examination.dossier.otherTickets.map(\.ledger))
    let skipped = series.flatMap { numbers in
      // Of one number that stands twice the first comes first.
      gaps(in: numbers.enumerated().sorted { ($0.element.serial, $0.offset) < ($1.element.serial, $1.offset) }.map(\.element))
    }
    // Those whose day is known come first, so that the others are left for where they are needed.
    var unnumbered = examination.records(Ticket.self).filter { $0.id == nil }.sorted { $0.reportedAt != nil && $1.reportedAt == nil }
    return skipped.filter { $0.after.row.ledger === tickets && !isExplained($0, by: &unnumbered) }.map { gap in
      finding(gap, on: Ticket(row: gap.after.row), before: gap.before.row.ledger === tickets ? Ticket(row: gap.before.row) : nil)
    }
  }

  private typealias Gap = (before: TicketNumber, after: TicketNumber)

  private static func gaps(in numbers: [TicketNumber]) -> [Gap] {
    zip(numbers, numbers.dropFirst()).filter { $1.serial - $0.serial > 1 }.map { (before: $0, after: $1) }
  }

  /// Whether tickets without a number, reported on that day, may be the missing ones; those are not there for another gap.
  private static func isExplained(_ gap: Gap, by tickets: inout [Ticket]) -> Bool {
    let fitting = tickets.indices.filter { index in tickets[index].reportedAt.map { $0.date == gap.after.day } ?? true }
    let missing = gap.after.serial - gap.before.serial - 1
    guard missing <= fitting.count else { return false }
    for index in fitting.prefix(missing).reversed() { tickets.remove(at: index) }
    return true
  }

  private static func finding(_ gap: Gap, on ticket: Ticket, before: Ticket?) -> Finding {
    let count = gap.after.serial - gap.before.serial - 1
    return ticket.row.finding(
      .ticketNumberGap, Ticket.Field.id, zh: "工单编号 \(gap.before.text) 之后直接是 \(gap.after.text)，中间缺 \(count) 个号",
      en: "\(gap.after.text) follows \(gap.before.text): \(count) numbers are missing between them",
      hint: Bilingual(
        zh: "查明缺号的工单是漏登还是作废，漏登的补登", en: "find out whether the missing tickets were left out or cancelled, and enter the former"),
      related: before.map { [$0.row.place(Ticket.Field.id)] } ?? [])
  }
}

/// A ticket's number of the form prefix-date-serial: YW-20260309-003.
struct TicketNumber {
  let row: Row
  let serial: Int
  /// The day in the number.
  let day: CivilDate

  var text: String { row.raw(Ticket.Field.id) }
}

extension TicketNumber {
  /// The numbers of one prefix and date ("YW-20260309") together, in the order of these.
  fileprivate static func series(of ledgers: [Ledger]) -> [[TicketNumber]] {
    var places: [String: Int] = [:]
    var series: [[TicketNumber]] = []
    for ledger in ledgers {
      // Tickets of a day mostly follow one another.
      var last: (name: ArraySlice<UInt8>, place: Int)?
      for row in ledger.rows {
        guard let number = parts(row.bytes(Ticket.Field.id.rawValue)) else { continue }
        if last.map({ !$0.name.elementsEqual(number.series) }) ?? true {
          let place = places[String(decoding: number.series, as: UTF8.self), default: series.count]
          if place == series.count {
            places[String(decoding: number.series, as: UTF8.self)] = place
            series.append([])
          }
          last = (number.series, place)
        }
        if let place = last?.place { series[place].append(TicketNumber(row: row, serial: number.serial, day: number.day)) }
      }
    }
    return places.sorted { $0.key < $1.key }.map { series[$0.value] }
  }

  private static func parts(_ number: ArraySlice<UInt8>) -> (series: ArraySlice<UInt8>, serial: Int, day: CivilDate)? {
    let hyphen = UInt8(ascii: "-")
    guard let last = number.lastIndex(of: hyphen), let serial = CellText.integer(number[(last + 1)...]), serial >= 0,
      number[(last + 1)...].allSatisfy({ $0 &- 0x30 < 10 }), number.endIndex - last <= 10
    else { return nil }
    let series = number[..<last]
    guard let before = series.lastIndex(of: hyphen), series.endIndex - before == 9, let day = CellText.date(series[(before + 1)...]),
      series.first != hyphen
    else { return nil }
    return (series, serial, day)
  }
}
