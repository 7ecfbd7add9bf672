import Contract
import Measures

/// Who was on site on one working day (specification: scoring, 1.2.1).
struct OnSitePresence: Sendable {
  let day: CivilDate
  /// Distinct people: on-site staff with a row that is neither leave nor absence, and the substitutes of those who were away.
  let present: Set<String>
  /// Rows of that day that do not tell who it is, or whether they were there.
  let unreadable: Int
}

/// People in rows whose date cannot be read: each may be who seems to be missing on one of the days.
struct UndatedPeople {
  /// `nil` for somebody who cannot be told.
  private var people: [String?]

  init(_ examination: Examination) {
    people = examination.records(Attendance.self).filter { $0.date == nil }.compactMap { row in
      examination.isUnreadable(row) ? .some(nil) : examination.presentPerson(row, on: nil)
    }
    // Those who can be told come first, so that the others are left for where they are needed.
    people.sort { ($0 == nil ? 1 : 0, $0 ?? "") < ($1 == nil ? 1 : 0, $1 ?? "") }
  }

  /// Whether they make up for what is missing on a day; those who do are not there for another day.
  mutating func explain(_ shortage: Int, on presence: OnSitePresence) -> Bool {
    let fitting = people.indices.filter { index in people[index].map { !presence.present.contains($0) } ?? true }
    guard shortage <= fitting.count else { return false }
    for index in fitting.prefix(shortage).reversed() { people.remove(at: index) }
    return true
  }
}

extension Examination {
  /// The working days of the cycle that have attendance rows.
  var presence: [OnSitePresence] {
    let byDay = Dictionary(grouping: records(Attendance.self), by: \.date)
    return calendar.workingDays(in: cycle.days).compactMap { day in
      byDay[day].map { rows in
        OnSitePresence(
          day: day, present: Set(rows.compactMap { presentPerson($0, on: day) }), unreadable: rows.count(where: isUnreadable))
      }
    }
  }

  /// Whom a row has on site on a day; somebody who was not in post that day is not.
  fileprivate func presentPerson(_ row: Attendance, on day: CivilDate?) -> String? {
    let known = person(row.person)?.startedOn == nil ? nil : day
    return row.personOnSite(dossier.roster, on: known)
  }

  fileprivate func isUnreadable(_ row: Attendance) -> Bool {
    guard let person = person(row.person), person.post != nil else { return true }
    return row.status == nil
  }
}
