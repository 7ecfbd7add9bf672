/// The `invoice.*` findings (specification: findings).
extension FindingKind {
  public static let invoiceMissing = FindingKind(
    "invoice.missing", .warning, clause: "32", risk: .none,
    rule: Bilingual(
      zh: "",
      en: "No invoice in cycle.yaml, once a confirmed review is there."))

  public static let invoiceAmount = FindingKind(
    "invoice.amount", .error, clause: "32", risk: .none,
    rule: Bilingual(
      zh: "",
      en: "The invoice's amount is not the payable amount."))

  public static let invoiceLate = FindingKind(
    "invoice.late", .error, clause: "32", risk: .none,
    rule: Bilingual(
      zh: "",
      en: "Issued_on is after applied_on."))
}
