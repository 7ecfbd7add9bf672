import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// An invoice issued after the payment was applied for.
  static let invoiceLate = ValidationRule(.invoiceLate) { examination in
    guard let invoice = examination.settings.invoice, let issued = invoice.issuedOn, let applied = examination.settings.appliedOn,
      issued > applied
    else { return [] }
    return [
      .of(
        .invoiceLate, at: examination.cycleFile("invoice.issued_on", line: invoice.line), value: issued.description,
        zh: "发票开具于 \(issued)，晚于申请付款日期 \(applied)", en: "the invoice was issued on \(issued), after the application of \(applied)",
        hint: Bilingual(
          zh: "申请付款前先开发票；核对 issued_on 与 applied_on", en: "the invoice comes before the application: check issued_on and applied_on"),
        related: [examination.cycleFile("applied_on")])
    ]
  }
}
