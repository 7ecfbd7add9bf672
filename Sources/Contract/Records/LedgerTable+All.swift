extension LedgerTable {
  /// Every ledger that there is: those of the year, then those of a cycle, in the order of the specification.
  public static let all: [LedgerTable] = [
    Person.table,
    Filing.table,
    YearDocument.table,
    Ticket.table,
    InspectionItem.table,
    DailyMetrics.table,
    Attendance.table,
    Demand.table,
    Meeting.table,
    Proposal.table,
    Activity.table,
    Guard.table,
    Duty.table,
    Request.table,
    Incident.table,
    Violation.table,
    Outage.table,
    Penalty.table,
  ]

  /// The table of a ledger by its key, such as "tickets".
  public static func named(_ key: String) -> LedgerTable? { all.first { $0.key == key } }
}
