import Measures

extension Attendance {
  /// Whom the row has on site (specification: scoring, 1.2.1), by id or, where they are not on the staff list, by name: its own on-site
  /// member, or the substitute of one who was away; nobody for a row of somebody else, and without a status.
  ///
  /// - Parameters:
  ///   - roster: who is on the staff list.
  ///   - day: on which they must be in post; `nil` does not ask.
  public func personOnSite(_ roster: Roster, on day: CivilDate?) -> String? {
    guard let person = person.flatMap(roster.person), person.post == .onSite, day.map(person.isInPost) ?? true else { return nil }
    switch status {
    case .present, .late, .early, .leftPost, .unreachable: return person.id ?? person.name
    case .leave, .absent: return substitute.map { roster.person($0)?.id ?? $0 }
    case nil: return nil
    }
  }
}
