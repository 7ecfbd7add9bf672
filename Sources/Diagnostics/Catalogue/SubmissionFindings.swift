/// The `submission.*` findings (specification: findings).
extension FindingKind {
  public static let submissionLate = FindingKind(
    "submission.late", .warning, clause: "35", risk: .late,
    rule: Bilingual(
      zh: "运维资料的提交晚于应提交日期（周期结束后第 3 个工作日）。",
      en: "The papers were submitted after their due day, the third working day after the cycle's end."),
    bad: Bilingual(zh: "submitted_on: 2026-06-04", en: "submitted_on: 2026-06-04"),
    good: Bilingual(zh: "submitted_on: 2026-06-03", en: "submitted_on: 2026-06-03"))
}
