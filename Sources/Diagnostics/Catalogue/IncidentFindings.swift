/// The `incident.*` findings (specification: findings).
extension FindingKind {
  public static let incidentLateReport = FindingKind(
    "incident.late-report", .warning, clause: "41", risk: .late,
    rule: Bilingual(
      zh: "",
      en: "The analysis report came more than 3 working days after the incident."))
}
