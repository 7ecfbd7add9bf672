/// The `staff.*` findings (specification: findings).
extension FindingKind {
  public static let staffNotInPost = FindingKind(
    "staff.not-in-post", .error, clause: "3", risk: .erroneous, acknowledgeable: true,
    rule: Bilingual(
      zh: "",
      en: "A handler, inspector, monitor … who had not started, or had left, that day."))

  public static let staffBelowMinimum = FindingKind(
    "staff.below-minimum", .error, clause: "3", risk: .none, acknowledgeable: true,
    rule: Bilingual(
      zh: "",
      en:
        "Fewer on-site or support people on the list than the contract asks, on any day of the cycle (one finding a post and stretch; record post@first day)."
    ))

  public static let staffNdaMissing = FindingKind(
    "staff.nda-missing", .error, clause: "4.4", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(
      zh: "",
      en: "A person (every one on the list) without a signed NDA, or signed after starting."))

  public static let staffReplacementUnexplained = FindingKind(
    "staff.replacement-unexplained", .error, clause: "4.4", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(
      zh: "",
      en: "A backbone member left or was replaced without the written notice on either of the two rows."))
}
