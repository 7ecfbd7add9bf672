import Contract
import Measures

/// What the tickets of a cycle add up to, counted in one pass.
struct TicketFigures: Sendable {
  private(set) var total = 0
  private(set) var kinds = Tally<TicketKind>()
  private(set) var levels = Tally<FaultLevel>()
  private(set) var sources = Tally<TicketSource>()
  private(set) var flows = Tally<FlowKind>()
  private(set) var satisfaction = Tally<Satisfaction>()
  private(set) var systems = Tally<String>()
  private(set) var faultSystems = Tally<String>()
  private(set) var months = Tally<Int>()
  private(set) var weeks = Tally<WeekLevel>()
  private(set) var open = 0
  /// The numbers of those that are open.
  private(set) var openIDs: Set<String> = []
  private(set) var escalated = 0
  private(set) var arrivedInTime = 0
  private(set) var byLevel: [FaultLevel: LevelFigures] = [:]
  private(set) var faultsWithoutLevel = LevelFigures()

  /// Faults of a level in a week of the cycle (0 is its first).
  struct WeekLevel: Hashable, Sendable {
    var week: Int
    var level: FaultLevel
  }

  /// How the faults of one level kept to their limits.
  struct LevelFigures: Sendable {
    var count = 0
    var respondedInTime = 0
    var resolvedInTime = 0
    var exempt = 0
    var responseSeconds = 0
    var resolutionSeconds = 0
    var longestResponse = 0
    var longestResolution = 0

    static func + (a: LevelFigures, b: LevelFigures) -> LevelFigures {
      LevelFigures(
        count: a.count + b.count, respondedInTime: a.respondedInTime + b.respondedInTime,
        resolvedInTime: a.resolvedInTime + b.resolvedInTime, exempt: a.exempt + b.exempt,
        responseSeconds: a.responseSeconds + b.responseSeconds, resolutionSeconds: a.resolutionSeconds + b.resolutionSeconds,
        longestResponse: max(a.longestResponse, b.longestResponse), longestResolution: max(a.longestResolution, b.longestResolution))
    }
  }

  init(_ dossier: Dossier) { self.init(dossier, of: dossier.records(Ticket.self)) }

  private init(_ dossier: Dossier, of tickets: some Sequence<Ticket>) {
    for ticket in tickets { count(ticket, in: dossier) }
  }

  /// The figures of each month of the cycle, by the day of report.
  static func months(_ dossier: Dossier) -> [TicketFigures] {
    let tickets = Array(dossier.records(Ticket.self))
    return dossier.cycle.months.map { month in
      let days = month..<month.adding(months: 1)
      return TicketFigures(dossier, of: tickets.filter { $0.reportedAt.map { days.contains($0.date) } ?? false })
    }
  }

  private mutating func count(_ ticket: Ticket, in dossier: Dossier) {
    let cycle = dossier.cycle
    total += 1
    kinds.add(ticket.kind)
    satisfaction.add(ticket.satisfaction)
    systems.add(ticket.system)
    if ticket.isOpen {
      open += 1
      if let id = ticket.id { openIDs.insert(id) }
    }
    if let date = ticket.reportedAt?.date { months.add(cycle.months.lastIndex { $0 <= date }) }
    if ticket.isDiscovery { sources.add(ticket.source) }
    if ticket.kind == .flowAnomaly { flows.add(ticket.flowKind) }
    if ticket.kind == .fault { countFault(ticket, in: dossier) }
  }

  private mutating func countFault(_ ticket: Ticket, in dossier: Dossier) {
    levels.add(ticket.level)
    faultSystems.add(ticket.system)
    if let level = ticket.level, let date = ticket.reportedAt?.date, dossier.cycle.days.contains(date) {
      weeks.add(WeekLevel(week: (date - dossier.cycle.start) / 7, level: level))
    }
    if ticket.escalated == true {
      escalated += 1
      if ticket.hasArrivedInTime { arrivedInTime += 1 }
    }
    let end = dossier.cycle.span.upperBound
    var figures = LevelFigures()
    figures.count = 1
    if let seconds = ticket.responseSeconds(until: end) {
      figures.respondedInTime = ticket.isAnsweredInTime(until: end) ? 1 : 0
      figures.responseSeconds = seconds
      figures.longestResponse = seconds
    }
    if ticket.isExempt(in: dossier) { figures.exempt = 1 }
    if ticket.level != nil, let seconds = ticket.resolutionSeconds(until: end) {
      figures.resolvedInTime = ticket.isSolvedInTime(in: dossier) ? 1 : 0
      figures.resolutionSeconds = seconds
      figures.longestResolution = seconds
    }
    if let level = ticket.level {
      byLevel[level] = (byLevel[level] ?? LevelFigures()) + figures
    } else {
      faultsWithoutLevel = faultsWithoutLevel + figures
    }
  }

  var faults: LevelFigures { byLevel.values.reduce(faultsWithoutLevel, +) }
  /// Faults and flow anomalies, of which clause 4.6 asks that nine in ten are found by monitoring and inspection.
  var discoveries: Int { sources.total }
  var closed: Int { total - open }
  var foundProactively: Int { sources[.monitoring] + sources[.inspection] }
}

/// The limits of clause 5 and of annex 2.2.
struct TimeLimit: Sendable {
  let seconds: Int
  static let response = TimeLimit(seconds: 15 * 60)
  static let arrival = TimeLimit(seconds: 3_600)
  static func resolution(_ level: FaultLevel) -> TimeLimit {
    switch level {
    case .normal: TimeLimit(seconds: 3_600)
    case .major: TimeLimit(seconds: 2 * 3_600)
    case .critical: TimeLimit(seconds: 4 * 3_600)
    }
  }
  /// Exactly the limit is in time.
  func isExceeded(by seconds: Int?) -> Bool { seconds.map { $0 > self.seconds } ?? false }
}

extension Ticket {
  /// From report to response; an answer that never came is measured to the end of the cycle.
  func responseSeconds(until end: Moment) -> Int? { reportedAt.map { max(0, (respondedAt ?? end) - $0) } }
  func resolutionSeconds(until end: Moment) -> Int? { reportedAt.map { max(0, (resolvedAt ?? end) - $0) } }

  func isAnsweredInTime(until end: Moment) -> Bool {
    responseSeconds(until: end).map { !TimeLimit.response.isExceeded(by: $0) } ?? false
  }

  /// Within the limit of its level, or exempt.
  func isSolvedInTime(in dossier: Dossier) -> Bool {
    guard let level, let seconds = resolutionSeconds(until: dossier.cycle.span.upperBound) else { return false }
    return !TimeLimit.resolution(level).isExceeded(by: seconds) || isExempt(in: dossier)
  }

  var arrivalSeconds: Int? {
    guard let reportedAt, let arrivedAt else { return nil }
    return max(0, arrivedAt - reportedAt)
  }

  /// An arrival that nobody wrote down is none.
  var hasArrivedInTime: Bool { arrivalSeconds.map { !TimeLimit.arrival.isExceeded(by: $0) } ?? false }

  /// An exemption with a proof that is there (specification: scoring, 2.2.2).
  func isExempt(in dossier: Dossier) -> Bool {
    guard exemption != nil, let exemptionProof else { return false }
    return dossier.evidence.state(of: exemptionProof, in: .cycle).isGood
  }
}
