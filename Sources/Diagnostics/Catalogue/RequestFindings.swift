/// The `request.*` findings (specification: findings).
extension FindingKind {
  public static let requestUnanswered = FindingKind(
    "request.unanswered", .error, clause: "9, 10", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(
      zh: "",
      en: "An office request due on the cycle's last day or earlier without an answer / answered late."))

  public static let requestLate = FindingKind(
    "request.late", .warning, clause: "9, 10", risk: .late,
    rule: Bilingual(
      zh: "",
      en: "An office request due on the cycle's last day or earlier without an answer / answered late."))
}
