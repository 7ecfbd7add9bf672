/// The `activity.*` findings (specification: findings).
extension FindingKind {
  public static let activityMissing = FindingKind(
    "activity.missing", .error, clause: "2", risk: .incomplete,
    rule: Bilingual(
      zh: "周期内缺少应做的活动：安全备份、系统更新或病毒库升级、应急演练、保密培训。",
      en: "An expected kind of activity is absent: a backup, an update or antivirus, a drill, a training."),
    bad: Bilingual(zh: "没有应急演练", en: "no drill"),
    good: Bilingual(zh: "四类活动各至少一次", en: "each of the four at least once"))
}
