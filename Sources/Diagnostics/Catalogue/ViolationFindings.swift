/// The `violation.*` findings (specification: findings).
extension FindingKind {
  public static let violationDerived = FindingKind(
    "violation.derived", .error, clause: "annex", risk: .erroneous,
    rule: Bilingual(
      zh: "",
      en: "A violation whose rule is derived from another ledger, source not 甲方检查."))
}
