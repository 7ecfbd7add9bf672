/// The `submission.*` findings (specification: findings).
extension FindingKind {
  public static let submissionLate = FindingKind(
    "submission.late", .warning, clause: "35", risk: .late,
    rule: Bilingual(
      zh: "",
      en: "Cycle.yaml's submitted_on is after the due date."))
}
