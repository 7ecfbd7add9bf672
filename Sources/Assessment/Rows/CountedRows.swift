import Contract
import Measures

/// The rows of a cycle that rules count (specification: scoring, "Broken data").
///
/// A row counts when its date lies in the cycle, every cell that a rule needs of it can be read, and no earlier row has its
/// key. What does not count is as if it were not there; the check has a finding for each.
public struct CountedRows: Sendable {
  public let dossier: Dossier
  public let tickets: [CountedTicket]
  public let attendance: [Attendance]
  public let metrics: [DailyMetrics]
  public let violations: [CountedViolation]
  /// The working days that have attendance rows.
  public let onSiteDays: [OnSiteDay]
  /// The due days of every plan, in the plans' order.
  public let dueInspections: [DueInspection]

  public init(_ dossier: Dossier) {
    self.dossier = dossier
    tickets = dossier.records(Ticket.self).compactMap { Self.isRepeated($0, in: dossier) ? nil : CountedTicket($0, in: dossier) }
    attendance = Self.attendance(of: dossier)
    metrics = Self.firsts(dossier.records(DailyMetrics.self), by: \.date).filter { Self.isWhole($0, in: dossier.cycle) }
    violations = dossier.records(Violation.self).compactMap { CountedViolation($0, in: dossier) }
    onSiteDays = OnSiteDay.all(attendance, in: dossier)
    dueInspections = DueInspection.all(in: dossier)
  }

  /// Of the rows with one key the first; rows without a key all.
  private static func firsts<Record, Key: Hashable>(_ records: some Sequence<Record>, by key: (Record) -> Key?) -> [Record] {
    var seen: Set<Key> = []
    return records.filter { record in key(record).map { seen.insert($0).inserted } ?? true }
  }

  /// Whether an earlier row has the ticket's number.
  private static func isRepeated(_ ticket: Ticket, in dossier: Dossier) -> Bool {
    let id = Ticket.Field.id.rawValue
    guard !ticket.row.isBlank(id), let first = dossier.tickets.first(ticket.row.bytes(id)) else { return false }
    return first.index < ticket.row.index
  }

  private static func isWhole(_ day: DailyMetrics, in cycle: Cycle) -> Bool {
    guard let date = day.date, cycle.days.contains(date) else { return false }
    guard day.seatFailures != nil, day.repeatLogins != nil, let slow = day.slowResponses, let external = day.slowExternal else {
      return false
    }
    // More of them outside than there are: the cell is out of its bounds.
    return external <= slow
  }

  /// Of a person's rows of a day the first, and also the second where one is 迟到 and the other 早退.
  private static func attendance(of dossier: Dossier) -> [Attendance] {
    struct Key: Hashable {
      var date: CivilDate
      var person: String
    }
    var seen: [Key: [AttendanceStatus?]] = [:]
    return dossier.records(Attendance.self).filter { row in
      guard let date = row.date, dossier.cycle.days.contains(date), let person = row.person else { return false }
      let key = Key(date: date, person: dossier.roster.person(person)?.id ?? person)
      let earlier = seen[key, default: []]
      guard earlier.isEmpty || isLateAndEarly(earlier + [row.status]) else { return false }
      seen[key] = earlier + [row.status]
      return isWhole(row)
    }
  }

  private static func isLateAndEarly(_ statuses: [AttendanceStatus?]) -> Bool {
    statuses.count == 2 && statuses.contains(.late) && statuses.contains(.early)
  }

  private static func isWhole(_ row: Attendance) -> Bool {
    switch row.status {
    case nil: false
    case .late, .early: row.minutes != nil
    case .present, .leave, .absent, .leftPost, .unreachable: true
    }
  }
}
