/// The `invoice.*` findings (specification: findings).
extension FindingKind {
  public static let invoiceMissing = FindingKind(
    "invoice.missing", .warning, clause: "32", risk: .none,
    rule: Bilingual(zh: "评分已经双方确认，cycle.yaml 里还没有发票。", en: "The score is confirmed, and cycle.yaml has no invoice yet."),
    bad: Bilingual(zh: "有签字的 review.yaml，没有 invoice", en: "a signed review.yaml, no `invoice`"),
    good: Bilingual(zh: "invoice: {number: …, issued_on: …, amount: …}", en: "invoice: {number: …, issued_on: …, amount: …}"))

  public static let invoiceAmount = FindingKind(
    "invoice.amount", .error, clause: "32", risk: .none,
    rule: Bilingual(zh: "发票金额不等于本期应付金额。", en: "The invoice is not over the payable amount."),
    bad: Bilingual(zh: "应付 484444.44，发票 490500.00", en: "484444.44 payable, an invoice over 490500.00"),
    good: Bilingual(zh: "发票 484444.44", en: "an invoice over 484444.44"))

  public static let invoiceLate = FindingKind(
    "invoice.late", .error, clause: "32", risk: .none,
    rule: Bilingual(zh: "发票开具日期晚于申请付款日期。", en: "The invoice was issued after the payment was applied for."),
    bad: Bilingual(zh: "6 月 8 日申请，6 月 9 日开票", en: "applied on 8 June, issued on the 9th"),
    good: Bilingual(zh: "申请当日或之前开票", en: "issued on the day of the application or before"))
}
