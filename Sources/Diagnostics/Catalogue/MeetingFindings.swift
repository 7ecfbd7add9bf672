/// The `meeting.*` findings (specification: findings).
extension FindingKind {
  public static let meetingMonthMissing = FindingKind(
    "meeting.month-missing", .error, clause: "4.3", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(zh: "一个公历月没有召开三方业务交流会。", en: "A calendar month has no meeting of the three parties."),
    bad: Bilingual(zh: "4 月没有会议", en: "none in April"),
    good: Bilingual(zh: "每月至少一次", en: "one a month or more"))

  public static let meetingPartyMissing = FindingKind(
    "meeting.party-missing", .error, clause: "4.3", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(
      zh: "交流会缺一方：热线办、运行方、运维方都须到会。",
      en: "One of the three parties was not at a meeting: the office, operations and maintenance must all be there."),
    bad: Bilingual(zh: "运行方参会人空着", en: "`operations` is blank"),
    good: Bilingual(zh: "三方各有人到会", en: "somebody of each"))
}
