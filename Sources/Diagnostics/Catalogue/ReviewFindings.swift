/// The `review.*` findings (specification: findings).
extension FindingKind {
  public static let reviewStale = FindingKind(
    "review.stale", .warning, clause: "35", risk: .none,
    rule: Bilingual(
      zh: "",
      en: "Ledgers changed since the form that review.yaml comes from."))
}
