/// The `review.*` findings (specification: findings).
extension FindingKind {
  public static let reviewStale = FindingKind(
    "review.stale", .warning, clause: "35", risk: .none,
    rule: Bilingual(
      zh: "评分表做成之后台账有改动，确认的评分与现在的台账不符。", en: "The ledgers have changed since the form was made that the confirmed score comes from."),
    bad: Bilingual(zh: "甲方签字后又改了工单", en: "a ticket changed after the office had signed"),
    good: Bilingual(zh: "重新生成评分表并再次确认", en: "the form made anew and confirmed again"))
}
