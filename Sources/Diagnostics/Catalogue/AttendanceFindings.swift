/// The `attendance.*` findings (specification: findings).
extension FindingKind {
  public static let attendanceDayMissing = FindingKind(
    "attendance.day-missing", .error, clause: "3", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(
      zh: "",
      en: "A working day without rows."))

  public static let attendanceUnderstaffed = FindingKind(
    "attendance.understaffed", .warning, clause: "3", risk: .none,
    rule: Bilingual(
      zh: "",
      en: "A working day with fewer on site than the contract asks."))
}
