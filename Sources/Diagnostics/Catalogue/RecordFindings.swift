/// The `record.*` findings (specification: findings).
extension FindingKind {
  public static let recordValue = FindingKind(
    "record.value", .error, clause: nil, risk: .erroneous,
    rule: Bilingual(
      zh: "",
      en:
        "A cell that is not of its type, not one of its words, or out of its bounds (slow_external above slow_responses is one, on slow_external)."
    ))

  public static let recordRequired = FindingKind(
    "record.required", .error, clause: "35", risk: .incomplete,
    rule: Bilingual(
      zh: "",
      en:
        "A required cell is blank; where a code below speaks of that very blank (nda-missing, replacement-unexplained, exemption-unproven, slow-unexplained, demand.unexplained, party-missing, unstaffed, unanswered, penalty.range), that code stands instead."
    ))

  public static let recordDuplicate = FindingKind(
    "record.duplicate", .error, clause: nil, risk: .erroneous,
    rule: Bilingual(
      zh: "",
      en:
        "A key that must be unique stands twice (ids of staff, tickets, demands, requests, incidents; metrics.date; a person's second attendance row of a day, unless one is 迟到 and the other 早退); the later row bears it, the earlier is related; ticket ids are compared over the year, and the named cycle's row bears it."
    ))

  public static let recordReference = FindingKind(
    "record.reference", .error, clause: nil, risk: .erroneous,
    rule: Bilingual(
      zh: "",
      en: "A staff member, ticket or plan that does not exist."))

  public static let recordPeriod = FindingKind(
    "record.period", .error, clause: "35", risk: .erroneous,
    rule: Bilingual(
      zh: "",
      en:
        "A date outside the cycle: tickets.reported_at, incidents.occurred_at, and date of inspections, metrics, attendance, meetings, proposals, activities and violations."
    ))

  public static let recordOrder = FindingKind(
    "record.order", .error, clause: nil, risk: .erroneous,
    rule: Bilingual(
      zh: "",
      en:
        "Times that run backwards, on the later column: those of the ticket table, and ended ≥ started, end ≥ start, left ≥ started, valid_until ≥ filed_on, completed ≥ raised, answered ≥ raised, reported ≥ occurred."
    ))

  public static let recordEvidence = FindingKind(
    "record.evidence", .error, clause: "35", risk: .incomplete,
    rule: Bilingual(
      zh: "",
      en: "An evidence file that is not there, is empty, or lies outside evidence/."))
}
