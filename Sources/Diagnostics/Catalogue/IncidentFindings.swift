/// The `incident.*` findings (specification: findings).
extension FindingKind {
  public static let incidentLateReport = FindingKind(
    "incident.late-report", .warning, clause: "41", risk: .late,
    rule: Bilingual(zh: "事故分析报告晚于事件之后第 3 个工作日。", en: "The analysis report came more than three working days after the incident."),
    bad: Bilingual(zh: "5 月 18 日发生，5 月 22 日提交", en: "on 18 May, reported on the 22nd"),
    good: Bilingual(zh: "5 月 21 日提交", en: "reported on the 21st"))
}
