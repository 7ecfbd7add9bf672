import Assessment
import Contract
import Diagnostics
import Measures
import Settlement

/// A cycle as it stands on a day.
struct CycleStatus {
  enum State: String {
    /// It has not begun.
    case upcoming
    case open
    /// It is over, and the papers are not handed in yet.
    case due
    case overdue
    case submitted
    case confirmed
    /// Confirmed, and the day by which the office had to pay has gone by. The ledgers do not tell whether it did.
    case paymentPast = "payment-past"
  }

  let cycle: Cycle
  let state: State
  let deadlines: Deadlines
  let submission: StatusDeadline
  /// The office's where it had confirmed by the day, else the vendor's own; in an open cycle what happened up to the day.
  /// `nil` while there is nothing to score.
  let score: Points?
  let band: Band?
  let isConfirmed: Bool
  /// Of a cycle that goes on, what concerns later days is left out.
  let findings: CheckSummary?
  /// As it is confirmed, or as it would be by the vendor's own score; without ledgers the whole share of the cycle.
  let payable: Fen
  let held: Fen
  let penalties: Fen

  /// - Parameter found: the cycle's files; `nil` where there are none.
  init(_ cycle: Cycle, found: CycleCase?, terms: ContractTerms, calendar: WorkingCalendar, on day: CivilDate) {
    let submitted = found?.dossier.settings.submittedOn.flatMap { $0 <= day ? $0 : nil }
    let confirmed = found?.dossier.review.flatMap { $0.isConfirmed ? $0.confirmedOn : nil }.flatMap { $0 <= day ? $0 : nil }
    self.cycle = cycle
    deadlines = Deadlines(
      cycleEnd: cycle.end, submitted: submitted, confirmed: confirmed, calendar: calendar,
      submitWorkingDays: terms.policies.submitWorkingDays)
    submission = StatusDeadline(.submission, cycle.name.rawValue, deadlines.submission, calendar: calendar, on: day)
    isConfirmed = confirmed != nil
    state = Self.state(cycle, deadlines, submitted: submitted != nil, confirmed: confirmed != nil, on: day)
    guard let found, state != .upcoming else {
      (score, band, findings) = (nil, nil, nil)
      (payable, held, penalties) = (SettlementBasis(terms).cycle.amount, .zero, .zero)
      return
    }
    let sheet = confirmed == nil ? found.scores.own : found.scores.current
    let total = state == .open ? sheet.total(through: day, terms.policies) : sheet.total
    let settlement = CycleSettlement(found.dossier, sheet: sheet)
    score = total
    band = Band(total: total, policies: terms.policies)
    findings = CheckSummary(state == .open ? found.findings.filter { $0.concerns(noLaterThan: day) } : found.findings)
    (payable, held, penalties) = (settlement.payable, settlement.held, settlement.penaltiesTotal)
  }

  private static func state(_ cycle: Cycle, _ deadlines: Deadlines, submitted: Bool, confirmed: Bool, on day: CivilDate) -> State {
    if confirmed { return day > deadlines.payment.date ? .paymentPast : .confirmed }
    if submitted { return .submitted }
    if day < cycle.start { return .upcoming }
    if day <= cycle.end { return .open }
    return day <= deadlines.submission.date ? .due : .overdue
  }
}

extension ScoreSheet {
  /// The total by the causes up to a day: days to come are neither missed nor failed yet.
  func total(through day: CivilDate, _ policies: Policies) -> Points {
    items.reduce(.zero) { total, item in
      let past = item.deductions.filter { $0.date.map { $0 <= day } ?? true }
      let score = item.item.full - past.reduce(Points.zero) { $0 + $1.points }
      return total + (policies.itemFloorZero ? max(.zero, score) : score)
    }
  }
}

extension Finding {
  /// Whether it concerns the day or an earlier one: a missing day or shift names its date ("2026-04-09", "daily@2026-04-09"), a
  /// month its first day. What names no date concerns the present.
  func concerns(noLaterThan day: CivilDate) -> Bool {
    guard let record else { return true }
    let text = record.split(separator: "@").last.map(String.init) ?? record
    let date = CivilDate(iso: text.prefix(10)) ?? CivilDate(iso: text.prefix(7) + "-01")
    return date.map { $0 <= day } ?? true
  }
}
