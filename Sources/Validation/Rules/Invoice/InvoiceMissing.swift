import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// A confirmed review without an invoice.
  static let invoiceMissing = ValidationRule(.invoiceMissing) { examination in
    guard examination.dossier.review?.isConfirmed == true, examination.settings.invoice == nil, examination.settings.isKnown else {
      return []
    }
    return [
      .of(
        .invoiceMissing, at: examination.cycleFile("invoice"), zh: "评分已经确认，还没有登记发票",
        en: "the score is confirmed, and no invoice is entered",
        hint: Bilingual(
          zh: "申请付款前向甲方开具相应金额的增值税发票，登记在 cycle.yaml 的 invoice",
          en: "issue the VAT invoice before applying for payment and enter it under invoice in cycle.yaml"))
    ]
  }
}
