import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// An invoice over another sum than the payable one.
  static let invoiceAmount = ValidationRule(.invoiceAmount) { examination in
    guard let invoice = examination.settings.invoice, let amount = invoice.amount, let payable = examination.outcome?.payable,
      amount != payable
    else { return [] }
    return [
      .of(
        .invoiceAmount, at: examination.cycleFile("invoice.amount", line: invoice.line), value: amount.description,
        zh: "发票金额 \(amount.grouped) 元，本期应付 \(payable.grouped) 元", en: "the invoice is over \(amount) yuan, \(payable) are payable",
        hint: Bilingual(zh: "按应付金额重开发票，或更正登记的金额", en: "issue the invoice anew over the payable sum, or correct the entry"))
    ]
  }
}
