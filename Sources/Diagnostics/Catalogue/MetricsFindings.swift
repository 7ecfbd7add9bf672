/// The `metrics.*` findings (specification: findings).
extension FindingKind {
  public static let metricsDayMissing = FindingKind(
    "metrics.day-missing", .error, clause: "4.1", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(zh: "自然日没有运行指标；每日监控不分节假日。", en: "A calendar day has no row of figures; monitoring knows no holidays."),
    bad: Bilingual(zh: "没有 4 月 9 日的一行", en: "no row of 9 April"),
    good: Bilingual(zh: "周期内每天一行", en: "a row for every day of the cycle"))

  public static let metricsSlowUnexplained = FindingKind(
    "metrics.slow-unexplained", .error, clause: "4.1", risk: .incomplete,
    rule: Bilingual(zh: "有自身原因的超时响应，却没有书面说明。", en: "There were slow responses of our own, and the written explanation is not there."),
    bad: Bilingual(zh: "响应超5秒 3 次，外网原因 2 次，未达标书面说明空着", en: "three slow responses, two of them external, `slow_report` is blank"),
    good: Bilingual(zh: "附书面说明", en: "the explanation attached"))
}
