/// The `inspection.*` findings (specification: findings).
extension FindingKind {
  public static let inspectionMissing = FindingKind(
    "inspection.missing", .error, clause: "4.5", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(zh: "按巡检计划应做的巡检没有记录。", en: "An inspection that the plan makes due has no record."),
    bad: Bilingual(zh: "工作日 4 月 9 日没有日巡检", en: "no daily inspection on the working day 9 April"),
    good: Bilingual(zh: "当日有一次日巡检", en: "an inspection of that day"))

  public static let inspectionIncomplete = FindingKind(
    "inspection.incomplete", .error, clause: "4.5", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(zh: "当日全部巡检加在一起仍缺计划中的检查项。", en: "Planned items are missing from all of a due day's inspections together."),
    bad: Bilingual(zh: "缺“数据库/连接数”", en: "数据库/连接数 is missing"),
    good: Bilingual(zh: "计划中的每个对象、每个检查项都有一行", en: "a row for every object and item of the plan"))

  public static let inspectionTime = FindingKind(
    "inspection.time", .warning, clause: "annex 2.1", risk: .none, acknowledgeable: true,
    rule: Bilingual(
      zh: "当日最早的巡检不在规定时段内开始（两端都算在内）。",
      en: "The earliest start of a due day's inspections lies outside the plan's window, of which both ends are inside."),
    bad: Bilingual(zh: "时段 08:30–10:30，10:31 开始", en: "window 08:30–10:30, begun at 10:31"),
    good: Bilingual(zh: "10:30 开始", en: "begun at 10:30"))
}
