/// The `meeting.*` findings (specification: findings).
extension FindingKind {
  public static let meetingMonthMissing = FindingKind(
    "meeting.month-missing", .error, clause: "4.3", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(
      zh: "",
      en: "A calendar month without a meeting."))

  public static let meetingPartyMissing = FindingKind(
    "meeting.party-missing", .error, clause: "4.3", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(
      zh: "",
      en: "A meeting in which one of the three parties is not present."))
}
