import Measures

/// A day by which something is due, and whether it rests on a year whose arrangement is not known yet.
public struct Deadline: Sendable, Hashable {
  public var date: CivilDate
  public var isProvisional: Bool
  public init(date: CivilDate, isProvisional: Bool) {
    self.date = date
    self.isProvisional = isProvisional
  }
}

/// What is due after a cycle, and when (contract clauses 31 and 35; specification: settlement, "Dates").
///
/// The day an event happens is not counted.
public struct Deadlines: Sendable, Hashable {
  /// The vendor's papers: policy `submit_working_days` after the cycle's end.
  public let submission: Deadline
  /// The office's review: five natural days after submission, moved to a working day.
  public let review: Deadline
  /// Payment: thirty working days after both sides confirmed.
  public let payment: Deadline
  /// Whether payment is reckoned from the review's due day, because nothing is confirmed yet.
  public let paymentIsForecast: Bool

  /// - `submitted`: the day of submission; until there is one, its due day.
  /// - `confirmed`: the day by which both sides had signed; until then the review's due day.
  public init(
    cycleEnd: CivilDate, submitted: CivilDate?, confirmed: CivilDate?, calendar: WorkingCalendar,
    submitWorkingDays: Int = 3
  ) {
    func deadline(_ date: CivilDate, from event: CivilDate, resting before: Bool = false) -> Deadline {
      Deadline(date: date, isProvisional: before || calendar.isProvisional(min(event, date)...date))
    }
    submission = deadline(calendar.workingDay(after: cycleEnd, count: submitWorkingDays), from: cycleEnd)
    let start = submitted ?? submission.date
    review = deadline(
      calendar.workingDay(onOrAfter: start + 5), from: start + 5, resting: submitted == nil && submission.isProvisional)
    let agreed = confirmed ?? review.date
    payment = deadline(
      calendar.workingDay(after: agreed, count: 30), from: agreed + 1, resting: confirmed == nil && review.isProvisional)
    paymentIsForecast = confirmed == nil
  }

  public var isProvisional: Bool { submission.isProvisional || review.isProvisional || payment.isProvisional }
}

extension Dossier {
  /// This cycle's deadlines, from its submission and its confirmed review where there are any.
  public var deadlines: Deadlines {
    Deadlines(
      cycleEnd: cycle.end, submitted: settings.submittedOn,
      confirmed: review.flatMap { $0.isConfirmed ? $0.confirmedOn : nil }, calendar: calendar,
      submitWorkingDays: terms.policies.submitWorkingDays)
  }
}
