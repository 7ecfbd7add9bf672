/// The `guard.*` findings (specification: findings).
extension FindingKind {
  public static let guardUnstaffed = FindingKind(
    "guard.unstaffed", .error, clause: "6", risk: .incomplete,
    rule: Bilingual(zh: "重大活动保障期间没有驻场人员。", en: "A guarded event has no staff on duty."),
    bad: Bilingual(zh: "驻场人员空着", en: "`on_duty` is blank"),
    good: Bilingual(zh: "写明驻场人员的编号或姓名", en: "the staff named"))
}
