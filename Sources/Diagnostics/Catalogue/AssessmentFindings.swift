/// The `assessment.*` findings (specification: findings).
extension FindingKind {
  public static let assessmentMissing = FindingKind(
    "assessment.missing", .error, clause: "8, 18", risk: .incomplete,
    rule: Bilingual(
      zh: "年度测评备案中缺等保测评、风险评估或密码应用安全性评估。", en: "The year's list lacks a filing of the protection-level, risk or cryptography assessment."),
    bad: Bilingual(zh: "没有风险评估一行", en: "no row of kind risk"),
    good: Bilingual(zh: "三类各有备案", en: "a filing of each kind"))

  public static let assessmentExpired = FindingKind(
    "assessment.expired", .error, clause: "18, 40", risk: .erroneous, acknowledgeable: true,
    rule: Bilingual(zh: "同类同系统最新的备案在周期结束之前到期。", en: "The newest filing of a kind and system runs out before the cycle's end."),
    bad: Bilingual(zh: "周期 5 月 31 日结束，有效期至 5 月 30 日", en: "the cycle ends on 31 May, the filing on 30 May"),
    good: Bilingual(zh: "已有新的备案", en: "a newer filing"))

  public static let assessmentLate = FindingKind(
    "assessment.late", .warning, clause: "18, 40", risk: .late,
    rule: Bilingual(zh: "新的备案晚于上一份到期。", en: "A filing was made after the preceding one of the same kind and system had run out."),
    bad: Bilingual(zh: "上一份 10 月 2 日到期，10 月 3 日备案", en: "the last ran out on 2 October, filed on the 3rd"),
    good: Bilingual(zh: "10 月 2 日或之前备案", en: "filed on 2 October or before"))

  public static let assessmentExpiring = FindingKind(
    "assessment.expiring", .warning, clause: "18", risk: .none,
    rule: Bilingual(
      zh: "备案将在周期结束后 90 天之内到期（第 90 天算在内）。", en: "The newest filing runs out within 90 days after the cycle's end, day 90 included."),
    bad: Bilingual(zh: "周期结束后第 90 天到期", en: "on the ninetieth day"),
    good: Bilingual(zh: "第 91 天到期", en: "on the ninety-first"))
}
