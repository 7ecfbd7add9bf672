/// The `scoring.*` findings (specification: findings).
extension FindingKind {
  public static let scoringBoundary = FindingKind(
    "scoring.boundary", .note, clause: "annex", risk: .none,
    rule: Bilingual(
      zh: "总分恰为 95、80 或 60，正在两档的分界上，合同没有写明归哪一档。",
      en: "The total is exactly 95, 80 or 60, the boundary of two bands, which the contract leaves to be read."),
    bad: Bilingual(zh: "总分 95", en: "a total of 95"),
    good: Bilingual(zh: "95.5 或 94.5", en: "95.5 or 94.5"))
}
