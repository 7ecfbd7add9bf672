/// The `contract.*` findings (specification: findings).
extension FindingKind {
  public static let contractValue = FindingKind(
    "contract.value", .error, clause: nil, risk: .none,
    rule: Bilingual(
      zh: "",
      en: "Contract.yaml, cycle.yaml or review.yaml: an unknown key, or a value that is not of its kind."))
}
