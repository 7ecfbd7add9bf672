/// The `proposal.*` findings (specification: findings).
extension FindingKind {
  public static let proposalMissing = FindingKind(
    "proposal.missing", .error, clause: "4.3", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(
      zh: "",
      en: "No optimization proposal in the cycle."))
}
