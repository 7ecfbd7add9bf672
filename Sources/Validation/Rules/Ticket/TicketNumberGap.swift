import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Ticket numbers of the form prefix-date-serial that skip a serial within one prefix and date, on the number after the gap.
  static let ticketNumberGap = ValidationRule(.ticketNumberGap) { examination in
    guard examination.canMiss(Ticket.table, without: Ticket.Field.id) else { return [] }
    let tickets = examination.records(Ticket.self)
    let rows = Dictionary(tickets.compactMap { ticket in ticket.id.map { ($0, ticket) } }) { first, _ in first }
    let series = Dictionary(grouping: examination.ticketNumbers.compactMap(TicketNumber.init), by: \.series)
    let skipped = series.values.flatMap { gaps(in: $0.sorted { $0.serial < $1.serial }) }
    let missing = skipped.reduce(0) { $0 + $1.after.serial - $1.before.serial - 1 }
    guard !Examination.explains(unknown: tickets.count { $0.id == nil }, missing: missing) else { return [] }
    return skipped.compactMap { gap in
      rows[gap.after.text].map { finding(gap, on: $0, before: rows[gap.before.text]) }
    }
  }

  private typealias Gap = (before: TicketNumber, after: TicketNumber)

  private static func gaps(in numbers: [TicketNumber]) -> [Gap] {
    zip(numbers, numbers.dropFirst()).filter { $1.serial - $0.serial > 1 }.map { (before: $0, after: $1) }
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

/// A ticket number of the form prefix-date-serial: YW-20260309-003.
struct TicketNumber {
  let text: String
  /// Prefix and date: "YW-20260309".
  let series: String
  let serial: Int

  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, let last = parts.last, (1...9).contains(last.utf8.count), last.utf8.allSatisfy(Self.isDigit),
      let serial = Int(last)
    else { return nil }
    let date = parts[parts.count - 2]
    guard date.utf8.count == 8, CellText.date(Array(date.utf8)[...]) != nil, !parts[0].isEmpty else { return nil }
    self.text = text
    self.series = parts.dropLast().joined(separator: "-")
    self.serial = serial
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
