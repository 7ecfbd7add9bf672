/// The `attendance.*` findings (specification: findings).
extension FindingKind {
  public static let attendanceDayMissing = FindingKind(
    "attendance.day-missing", .error, clause: "3", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(zh: "工作日（含补班日）没有考勤记录。", en: "A working day, make-up days included, has no attendance rows."),
    bad: Bilingual(zh: "补班的 5 月 9 日没有考勤", en: "no rows of 9 May, a make-up Saturday"),
    good: Bilingual(zh: "每名驻场人员一行", en: "a row for each on-site engineer"))

  public static let attendanceUnderstaffed = FindingKind(
    "attendance.understaffed", .warning, clause: "3", risk: .none,
    rule: Bilingual(
      zh: "工作日在场人数少于合同要求的驻场人数；顶替人员计入。", en: "A working day had fewer people on site than the contract asks for; substitutes count."),
    bad: Bilingual(zh: "一人请假，没有写顶替人员", en: "one on leave, no substitute named"),
    good: Bilingual(zh: "写明顶替人员", en: "the substitute named"))
}
