/// The `request.*` findings (specification: findings).
extension FindingKind {
  public static let requestUnanswered = FindingKind(
    "request.unanswered", .error, clause: "9, 10", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(
      zh: "甲方要求在周期结束前答复的事项没有答复日期或答复材料。", en: "A request of the office that is due by the cycle's end has no day of answer or no answer."),
    bad: Bilingual(zh: "要求 5 月 31 日前答复，至今空着", en: "due on 31 May, blank"),
    good: Bilingual(zh: "填写答复日期并附材料", en: "the day and the answer's file"))

  public static let requestLate = FindingKind(
    "request.late", .warning, clause: "9, 10", risk: .late,
    rule: Bilingual(zh: "甲方的要求答复晚了。", en: "A request of the office was answered late."),
    bad: Bilingual(zh: "要求 4 月 10 日，4 月 11 日答复", en: "due on 10 April, answered on the 11th"),
    good: Bilingual(zh: "4 月 10 日或之前答复", en: "answered on the 10th or before"))
}
