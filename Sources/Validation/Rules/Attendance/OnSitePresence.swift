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

extension Examination {
  /// The working days of the cycle that have attendance rows.
  var presence: [OnSitePresence] {
    let byDay = Dictionary(grouping: records(Attendance.self), by: \.date)
    return calendar.workingDays(in: cycle.days).compactMap { day in
      byDay[day].map { rows in
        OnSitePresence(
          day: day, present: Set(rows.compactMap(presentPerson)), unreadable: rows.count(where: isUnreadable))
      }
    }
  }

  private func presentPerson(_ row: Attendance) -> String? {
    guard let person = person(row.person), person.post == .onSite, let status = row.status else { return nil }
    switch status {
    case .present, .late, .early, .leftPost, .unreachable: return person.id
    case .leave, .absent: return row.substitute.map { self.person($0)?.id ?? $0 }
    }
  }

  private func isUnreadable(_ row: Attendance) -> Bool {
    guard let person = person(row.person), person.post != nil else { return true }
    return row.status == nil
  }
}
