/// The `contract.*` findings (specification: findings).
extension FindingKind {
  public static let contractValue = FindingKind(
    "contract.value", .error, clause: nil, risk: .none,
    rule: Bilingual(
      zh: "contract.yaml、cycle.yaml 或 review.yaml 中有未知的键、缺少的必填键，或值不合要求。",
      en:
        "contract.yaml, cycle.yaml or review.yaml has an unknown key, lacks one that must be there, or holds a value that is not of its kind."
    ),
    bad: Bilingual(zh: "submited_on: 2026-06-03", en: "submited_on: 2026-06-03"),
    good: Bilingual(zh: "submitted_on: 2026-06-03", en: "submitted_on: 2026-06-03"))
}
