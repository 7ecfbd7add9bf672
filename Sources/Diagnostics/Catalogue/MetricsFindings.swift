/// The `metrics.*` findings (specification: findings).
extension FindingKind {
  public static let metricsDayMissing = FindingKind(
    "metrics.day-missing", .error, clause: "4.1", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(
      zh: "",
      en: "A calendar day without a row."))

  public static let metricsSlowUnexplained = FindingKind(
    "metrics.slow-unexplained", .error, clause: "4.1", risk: .incomplete,
    rule: Bilingual(
      zh: "",
      en: "Slow responses of our own without the written explanation."))
}
