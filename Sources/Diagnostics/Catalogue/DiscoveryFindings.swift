/// The `discovery.*` findings (specification: findings).
extension FindingKind {
  public static let discoveryBelowTarget = FindingKind(
    "discovery.below-target", .warning, clause: "4.6", risk: .none,
    rule: Bilingual(
      zh: "主动发现（监控和巡检）的故障与流转异常不到 90%；没有故障则不适用。",
      en: "Monitoring and inspection found less than 90 % of the faults and flow anomalies; without any the rule does not apply."),
    bad: Bilingual(zh: "9 件中 8 件主动发现", en: "8 of 9"),
    good: Bilingual(zh: "10 件中 9 件", en: "9 of 10"))
}
