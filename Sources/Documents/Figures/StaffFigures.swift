import Contract
import Measures

/// One person's attendance in the cycle (annex 1.2 and 1.3).
struct AttendanceLine: Sendable {
  let person: String
  private(set) var days = 0
  private(set) var statuses = Tally<AttendanceStatus>()

  init(person: String) { self.person = person }

  mutating func add(_ row: Attendance) {
    days += 1
    statuses.add(row.status)
  }

  /// One line a person, in the order of the staff list, then of first appearance.
  static func lines(_ dossier: Dossier) -> [AttendanceLine] {
    var lines = StaffOrder<AttendanceLine>(dossier)
    for row in dossier.records(Attendance.self) {
      lines.update(row.person, make: AttendanceLine.init(person:), change: { $0.add(row) })
    }
    return lines.values
  }
}

/// One person's shifts of the 7×24 support (contract clause 3).
struct DutyLine: Sendable {
  let person: String
  private(set) var shifts = 0
  private(set) var seconds = 0

  init(person: String) { self.person = person }

  mutating func add(_ row: Duty) {
    shifts += 1
    if let start = row.start, let end = row.end { seconds += max(0, end - start) }
  }

  static func lines(_ dossier: Dossier) -> [DutyLine] {
    var lines = StaffOrder<DutyLine>(dossier)
    for row in dossier.records(Duty.self) {
      lines.update(row.person, make: DutyLine.init(person:), change: { $0.add(row) })
    }
    return lines.values
  }
}

/// Lines by person, in the order of the staff list.
private struct StaffOrder<Line> {
  private let roster: Roster
  private let mask: PrivacyMask
  private var lines: [(rank: Int, name: String, line: Line)] = []

  init(_ dossier: Dossier) { (roster, mask) = (dossier.roster, dossier.privacyMask) }

  mutating func update(_ cell: String?, make: (String) -> Line, change: (inout Line) -> Void) {
    guard let cell else { return }
    let name = roster.person(cell)?.name ?? cell
    if let known = lines.firstIndex(where: { $0.name == name }) {
      change(&lines[known].line)
    } else {
      var line = make(mask.masked(name))
      change(&line)
      lines.append((roster.people.firstIndex { $0.name == name } ?? .max, name, line))
    }
  }

  /// Sorting is stable, so that people outside the list keep the order of their first row.
  var values: [Line] {
    lines.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element.line)
  }
}
