import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Escalated tickets to which the expert came more than an hour after the report.
  static let ticketExpertLate = each(.ticketExpertLate, of: Ticket.self) { ticket, _ in
    guard ticket.escalated == true, let reported = ticket.reportedAt, let arrived = ticket.arrivedAt, arrived - reported > 3_600
    else { return [] }
    let minutes = (arrived - reported + 59) / 60
    return [
      ticket.row.finding(
        .ticketExpertLate, Ticket.Field.arrivedAt, zh: "\(reported.spaced) 报修，专家 \(arrived.spaced) 到场，用时 \(minutes) 分钟，超过 1 小时",
        en: "reported at \(reported.spaced), the expert came at \(arrived.spaced): \(minutes) minutes, more than an hour",
        hint: Bilingual(zh: "核对到场时间；确实晚到的，准备向甲方说明", en: "check the time; if the expert was late, be ready to explain it to the office"),
        related: [ticket.row.place(Ticket.Field.reportedAt)])
    ]
  }
}
