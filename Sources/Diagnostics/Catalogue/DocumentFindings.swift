/// The `document.*` findings (specification: findings).
extension FindingKind {
  public static let documentMissing = FindingKind(
    "document.missing", .error, clause: "16, 26", risk: .incomplete,
    rule: Bilingual(
      zh: "",
      en: "A year document is not there (see ledgers.md)."))

  public static let documentLate = FindingKind(
    "document.late", .warning, clause: "16", risk: .late,
    rule: Bilingual(
      zh: "",
      en: "The handover came after 5 working days."))
}
