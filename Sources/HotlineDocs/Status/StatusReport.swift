import Assessment
import Contract
import Diagnostics
import Ledgers
import Measures
import Settlement

/// A contract year as it stands on a day.
struct StatusReport {
  let day: CivilDate
  let year: String
  let terms: ContractTerms
  let calendar: WorkingCalendar
  /// All four, also those without a folder.
  let cycles: [CycleStatus]
  /// Sorted by date.
  let deadlines: [StatusDeadline]
  let filings: [FilingStatus]
  let money: MoneyStatus
  /// What to do next, the most urgent first.
  let steps: [Bilingual]

  init(_ year: LoadedYear, on day: CivilDate) { self.init(year, year.cycles.map(CycleCase.init), on: day) }

  /// The same from cycles that are scored already: those of the year, in its order.
  init(_ year: LoadedYear, _ found: [CycleCase], on day: CivilDate) {
    let (terms, calendar) = (year.terms, year.calendar)
    let cycles = Cycle.Name.allCases.map { name in
      CycleStatus(
        Cycle(name, termStart: terms.term.lowerBound), found: found.first { $0.dossier.cycle.name == name }, terms: terms,
        calendar: calendar, on: day)
    }
    let sheets = zip(cycles, cycles.map { status in found.first { $0.dossier.cycle.name == status.cycle.name } })
      .compactMap { status, found in status.isConfirmed ? found?.scores.confirmed : nil }
    let accepted = found.last?.dossier.settings.acceptance.map { $0.acceptedOn <= day } ?? false
    let annual = AnnualSettlement(year: year.year, terms: terms, cycles: sheets, isAccepted: accepted)
    let ahead = cycles.flatMap { StatusDeadline.ahead(of: $0, calendar: calendar, on: day) }
    let requests = found.filter { $0.dossier.cycle.start <= day }.flatMap { StatusDeadline.requests($0.dossier, on: day) }
    self.day = day
    self.year = year.year
    self.terms = terms
    self.calendar = calendar
    self.cycles = cycles
    deadlines = (ahead + requests).sorted { ($0.date, $0.subject) < ($1.date, $1.subject) }
    filings = found.last.map { FilingStatus.all($0.dossier, on: day) } ?? []
    money = MoneyStatus(cycles, annual: annual, terms: terms)
    steps = NextSteps(year: year.year, day: day, terms: terms, calendar: calendar, found: found, isAccepted: accepted)
      .steps(cycles: cycles, deadlines: deadlines, filings: filings, isFinal: annual.status == .payable)
  }
}
