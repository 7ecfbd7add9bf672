/// The `discovery.*` findings (specification: findings).
extension FindingKind {
  public static let discoveryBelowTarget = FindingKind(
    "discovery.below-target", .warning, clause: "4.6", risk: .none,
    rule: Bilingual(
      zh: "",
      en:
        "Monitoring + inspection found less than 90 % of the faults and flow anomalies (compared as integers; none at all: not applicable)."
    ))
}
