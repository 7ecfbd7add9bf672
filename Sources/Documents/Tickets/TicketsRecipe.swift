import Contract
import Measures
import Templating

extension DocumentRecipe {
  /// 运维服务单: a cover with counts, the register, then a page for each ticket (contract clause 35).
  static let tickets = DocumentRecipe(
    .tickets, title: "运维服务单", output: "01-运维服务单.docx", template: "01-运维服务单.docx",
    fields: .cycle(
      FieldSet(
        CycleFields.common + TicketCounts.fields.from("台账：运维服务单") + [
          .list("工单", "tickets", of: TicketFields.full, from: "台账：运维服务单") { $0.entries(Ticket.self) }
        ])))
}
