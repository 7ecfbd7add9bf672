import Contract
import Diagnostics
import Measures

/// Something that is due, and how long there is.
struct StatusDeadline {
  enum Kind: String {
    case submission, review, payment, request
  }

  let kind: Kind
  /// The cycle or the record that it belongs to.
  let subject: String
  let date: CivilDate
  let isProvisional: Bool
  /// Days from the day of the report to the date; negative when the date has gone by.
  let daysLeft: Int
  /// Working days after the day of the report up to and including the date, or, negative, those since the date. None may lie between two
  /// days, so ``daysLeft`` alone tells which is the later.
  let workingDaysLeft: Int

  init(_ kind: Kind, _ subject: String, _ deadline: Deadline, calendar: WorkingCalendar, on day: CivilDate) {
    self.kind = kind
    self.subject = subject
    date = deadline.date
    isProvisional = deadline.isProvisional
    daysLeft = deadline.date - day
    workingDaysLeft =
      deadline.date >= day
      ? calendar.workingDays(after: day, through: deadline.date) : -calendar.workingDays(after: deadline.date, through: day)
  }

  /// What a cycle has before it, the nearest first.
  static func ahead(of status: CycleStatus, calendar: WorkingCalendar, on day: CivilDate) -> [StatusDeadline] {
    let all: [(Kind, Deadline)] = [
      (.submission, status.deadlines.submission), (.review, status.deadlines.review), (.payment, status.deadlines.payment),
    ]
    let behind =
      switch status.state {
      case .upcoming: 3
      case .open, .due, .overdue: 0
      case .submitted: 1
      case .confirmed: 2
      case .paymentPast: 3
      }
    return all.dropFirst(behind).map { StatusDeadline($0.0, status.cycle.name.rawValue, $0.1, calendar: calendar, on: day) }
  }

  /// What the office asked for by the day and has no answer to.
  static func requests(_ dossier: Dossier, on day: CivilDate) -> [StatusDeadline] {
    let mask = dossier.privacyMask
    return dossier.records(Request.self).compactMap { request in
      guard let raised = request.raisedOn, raised <= day, let due = request.dueOn, request.answeredOn.map({ $0 > day }) ?? true else {
        return nil
      }
      return StatusDeadline(
        .request, mask.masked(request.id ?? request.row.record), Deadline(date: due, isProvisional: !dossier.calendar.isKnown(due.year)),
        calendar: dossier.calendar, on: day)
    }
  }
}
