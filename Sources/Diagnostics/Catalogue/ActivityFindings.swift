/// The `activity.*` findings (specification: findings).
extension FindingKind {
  public static let activityMissing = FindingKind(
    "activity.missing", .error, clause: "2", risk: .incomplete,
    rule: Bilingual(
      zh: "",
      en: "An expected kind of activity is absent (one finding a kind)."))
}
