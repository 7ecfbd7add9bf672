/// The `inspection.*` findings (specification: findings).
extension FindingKind {
  public static let inspectionMissing = FindingKind(
    "inspection.missing", .error, clause: "4.5", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(
      zh: "",
      en: "A due inspection with no record."))

  public static let inspectionIncomplete = FindingKind(
    "inspection.incomplete", .error, clause: "4.5", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(
      zh: "",
      en: "Planned items missing from all of a due day's inspections together (one finding a plan and day, listing them)."))

  public static let inspectionTime = FindingKind(
    "inspection.time", .warning, clause: "annex 2.1", risk: .none, acknowledgeable: true,
    rule: Bilingual(
      zh: "",
      en: "The earliest start of a due day's inspections of a plan lies outside its window."))
}
