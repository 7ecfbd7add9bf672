/// The `proposal.*` findings (specification: findings).
extension FindingKind {
  public static let proposalMissing = FindingKind(
    "proposal.missing", .error, clause: "4.3", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(zh: "周期内没有提交优化方案。", en: "The cycle has no proposal for optimization."),
    bad: Bilingual(zh: "优化方案台账没有一行", en: "`proposals` has no row"),
    good: Bilingual(zh: "至少一份方案并附文件", en: "one proposal or more, with its document"))
}
