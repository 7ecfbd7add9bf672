/// The `demand.*` findings (specification: findings).
extension FindingKind {
  public static let demandUnexplained = FindingKind(
    "demand.unexplained", .error, clause: "4.2", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(
      zh: "",
      en: "A general demand not completed, and past its third working day at the cycle's end, without explanation or alternative."))

  public static let demandLate = FindingKind(
    "demand.late", .warning, clause: "4.2", risk: .late,
    rule: Bilingual(
      zh: "",
      en: "A general demand completed after its third working day."))
}
