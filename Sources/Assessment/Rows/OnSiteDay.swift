import Contract
import Measures

/// Who was on site on a working day (specification: scoring, 1.2.1).
public struct OnSiteDay: Sendable {
  public let date: CivilDate
  /// Distinct people, by id or, where they are not on the staff list, by name.
  public let present: Set<String>
  public let rows: [Attendance]

  /// The working days that have rows, in order.
  static func all(_ rows: [Attendance], in dossier: Dossier) -> [OnSiteDay] {
    let byDay = Dictionary(grouping: rows) { $0.date ?? dossier.cycle.start }
    return byDay.sorted { $0.key < $1.key }.filter { dossier.calendar.isWorking($0.key) }.map { date, rows in
      OnSiteDay(date: date, present: Set(rows.compactMap { presentPerson($0, on: date, dossier.roster) }), rows: rows)
    }
  }

  /// The on-site member of a row, or the substitute of one who was away; nobody for a row of somebody else.
  private static func presentPerson(_ row: Attendance, on date: CivilDate, _ roster: Roster) -> String? {
    guard let person = row.person.flatMap(roster.person), person.post == .onSite, person.isInPost(on: date) else { return nil }
    switch row.status {
    case .present, .late, .early, .leftPost, .unreachable: return person.id ?? person.name
    case .leave, .absent: return row.substitute.map { roster.person($0)?.id ?? $0 }
    case nil: return nil
    }
  }
}
