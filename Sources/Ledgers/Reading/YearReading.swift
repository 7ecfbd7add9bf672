import Contract
import Diagnostics
import Measures
import Yams

/// What stands in a contract year's own folder.
struct YearReading {
  let year: String
  let path: String
  let terms: ContractTerms
  let calendar: WorkingCalendar
  let folder: LedgerFolder
  private(set) var findings: [Finding] = []
  private(set) var looseTexts: [LooseText] = []
  /// The files but evidence, relative to the year's folder.
  private(set) var files: [String]

  init(_ year: String, at path: String) throws(WorkspaceError) {
    self.year = year
    self.path = path
    let reader = SettingsReader(file: ContractFile.name)
    let contract = path + "/" + ContractFile.name
    guard let bytes = Folder.bytes(of: contract, limit: SettingsReader.longest) else { throw .noContract(contract) }
    let node: Node?
    do { node = try SettingsReader.compose(bytes) } catch {
      throw .notYAML(contract, line: error.line, problem: error.problem)
    }
    terms = ContractFile.read(node, firstYear: Int(year) ?? 2025, with: reader)
    findings += reader.findings
    looseTexts += reader.texts.filter { ($0.place.column ?? "").hasSuffix(".contact") }
    files = [ContractFile.name]
    var corrections: [WorkingCalendar.Entry] = []
    if Folder.kind(of: path + "/" + CalendarFile.name) != nil {
      files.append(CalendarFile.name)
      if let raw = Folder.bytes(of: path + "/" + CalendarFile.name) {
        let read = CalendarFile.read(raw)
        corrections = read.entries
        findings += read.findings
      } else {
        findings.append(.unreadableFile(at: Place(ledger: "calendar", file: CalendarFile.name)))
      }
    }
    calendar = WorkingCalendar(corrections: corrections)
    folder = LedgerFolder(path, prefix: "", scope: .year)
    findings += folder.findings
    looseTexts += folder.looseTexts
    files += folder.files
  }
}
