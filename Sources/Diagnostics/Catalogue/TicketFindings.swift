/// The `ticket.*` findings (specification: findings).
extension FindingKind {
  public static let ticketExemptionUnproven = FindingKind(
    "ticket.exemption-unproven", .error, clause: "37, 39", risk: .incomplete,
    rule: Bilingual(
      zh: "",
      en: "An exemption without its proof."))

  public static let ticketExpertLate = FindingKind(
    "ticket.expert-late", .warning, clause: "5", risk: .none,
    rule: Bilingual(
      zh: "",
      en: "Escalated, and the expert arrived more than 1 h after the report."))

  public static let ticketUnresolved = FindingKind(
    "ticket.unresolved", .warning, clause: "5", risk: .none,
    rule: Bilingual(
      zh: "",
      en: "Marked open."))

  public static let ticketNumberGap = FindingKind(
    "ticket.number-gap", .warning, clause: "35", risk: .none,
    rule: Bilingual(
      zh: "",
      en: "Ticket numbers of the form prefix-date-serial that skip a serial within one prefix and date (a day need not start at 001)."))
}
