import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Tickets that are marked open.
  static let ticketUnresolved = each(.ticketUnresolved, of: Ticket.self) { ticket, _ in
    guard ticket.isOpen else { return [] }
    return [
      ticket.row.finding(
        .ticketUnresolved, Ticket.Field.open, zh: "工单尚未办结", en: "the ticket is still open",
        hint: Bilingual(zh: "已办结的补填解决、确认时间和处理结果，并清空「未办结」", en: "once it is closed, fill in its times and result and clear `open`"))
    ]
  }
}
