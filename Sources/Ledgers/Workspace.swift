import Contract
import Diagnostics
import Measures

/// A data folder: contract years, and in each its cycles (specification: ledgers, "Workspace").
public struct Workspace: Sendable {
  /// The path of the data folder.
  public let data: String
  /// The folders of contract years, oldest first.
  public let years: [String]

  /// - Throws: `noData`, `noYears`.
  public init(data: String) throws(WorkspaceError) {
    guard Folder.isFolder(data) else { throw .noData(data) }
    guard Folder.isReadable(data) else { throw .unreadable(data) }
    years = Folder.names(in: data).filter { Self.isYear($0) && Folder.isFolder(data + "/" + $0) }
    guard !years.isEmpty else { throw .noYears(data) }
    self.data = data
  }

  /// A cycle by the name that a command was given; anything but Q1 to Q4 is wrong usage.
  public static func cycle(named name: String) throws(WorkspaceError) -> Cycle.Name {
    guard let cycle = Cycle.Name(rawValue: name) else { throw .unknownCycle(name) }
    return cycle
  }

  /// The year that a command on a cycle works on: the named one, or the newest that has the cycle's folder.
  public func year(having cycle: Cycle.Name, named name: String? = nil) throws(WorkspaceError) -> String {
    let candidates = try name.map { name throws(WorkspaceError) in [try year(named: name)] } ?? years
    for year in candidates where !Folder.isReadable(data + "/" + year) { throw .unreadable(data + "/" + year) }
    guard let found = candidates.last(where: { Folder.isFolder(folder(of: cycle, in: $0)) }) else {
      throw .noCycle(cycle, year: name, data: data)
    }
    return found
  }

  /// The year that a command on a whole year works on: the named one, or the newest.
  public func year(named name: String? = nil) throws(WorkspaceError) -> String {
    guard let name else { return years[years.count - 1] }
    guard years.contains(name) else { throw .noYear(name, data: data) }
    return name
  }

  /// The cycles of a year that have a folder, in order.
  public func cycles(of year: String) -> [Cycle.Name] {
    Cycle.Name.allCases.filter { Folder.isFolder(folder(of: $0, in: year)) }
  }

  /// Reads one cycle with the year around it.
  ///
  /// `knowsOthers`: whether the ticket numbers of the year's other cycles are read too, which only findings and masks ask for.
  /// - Throws: what makes the workspace unreadable as a whole; everything else is a finding.
  public func load(_ cycle: Cycle.Name, year name: String? = nil, knowsOthers: Bool = true) throws(WorkspaceError) -> Loaded {
    let year = try year(having: cycle, named: name)
    let reading = try YearReading(year, at: data + "/" + year)
    return CycleReading(cycle, of: reading, others: knowsOthers ? cycles(of: year) : []).loaded
  }

  /// Reads all cycles of a year that there are.
  public func loadYear(_ name: String? = nil) throws(WorkspaceError) -> LoadedYear {
    let year = try year(named: name)
    let reading = try YearReading(year, at: data + "/" + year)
    let names = cycles(of: year)
    return LoadedYear(
      year: year, terms: reading.terms, calendar: reading.calendar, findings: reading.findings.sorted(by: Finding.inOrder),
      cycles: names.map { CycleReading($0, of: reading, others: names).loaded })
  }

  /// Whether a folder of a year is a cycle's.
  public static func isCycle(_ name: some StringProtocol) -> Bool { Cycle.Name(rawValue: String(name)) != nil }

  private func folder(of cycle: Cycle.Name, in year: String) -> String { "\(data)/\(year)/\(cycle.rawValue)" }

  private static func isYear(_ name: String) -> Bool { name.utf8.count == 4 && name.utf8.allSatisfy { (0x30...0x39).contains($0) } }
}

/// A cycle as it was read, with what reading found.
public struct Loaded: Sendable {
  public let dossier: Dossier
  /// `ledger.*` and `contract.value`, and what is wrong with calendar.csv, in the order of all output.
  public let findings: [Finding]
  /// Every file that was read for it, sorted by name: ledgers, settings, the calendar, evidence.
  public let inputs: [InputFile]

  public init(dossier: Dossier, findings: [Finding], inputs: [InputFile]) {
    self.dossier = dossier
    self.findings = findings
    self.inputs = inputs
  }
}

/// A contract year as it was read.
public struct LoadedYear: Sendable {
  public let year: String
  public let terms: ContractTerms
  public let calendar: WorkingCalendar
  /// Those of the year's own files, which the cycles' findings repeat.
  public let findings: [Finding]
  /// The cycles that have a folder, in order.
  public let cycles: [Loaded]
}

/// A file that a result depends on.
public struct InputFile: Sendable, Hashable {
  /// Where it is on disk.
  public let path: String
  /// Relative to the year's folder: "Q2/tickets.csv".
  public let name: String

  public init(path: String, name: String) {
    self.path = path
    self.name = name
  }
}
