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
      OnSiteDay(date: date, present: Set(rows.compactMap { $0.personOnSite(dossier.roster, on: date) }), rows: rows)
    }
  }
}
