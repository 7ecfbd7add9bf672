import Contract
import Diagnostics
import Measures
import Yams

/// What stands in a cycle's folder, put together with its year.
struct CycleReading {
  let loaded: Loaded

  /// - Parameter others: the cycles of the year that have a folder, for their ticket numbers.
  init(_ name: Cycle.Name, of year: YearReading, others: [Cycle.Name]) {
    let prefix = name.rawValue + "/"
    let path = year.path + "/" + name.rawValue
    let evidence = EvidenceFolders(year: year.path, cycle: path)
    let folder = LedgerFolder(path, prefix: prefix, scope: .cycle)
    var files = year.files + folder.files
    var findings = year.findings + folder.findings
    var texts = year.looseTexts + folder.looseTexts

    let settings = SettingsReader(file: prefix + CycleFile.name)
    var cycleSettings = settings.readFile(in: year.path, &files).map { CycleFile.read($0, cycle: name, with: settings) } ?? CycleSettings()
    cycleSettings.isKnown = !settings.findings.contains { $0.place.column == nil }
    let reviewing = SettingsReader(file: prefix + ReviewFile.name)
    let review = reviewing.readFile(in: year.path, &files).flatMap { ReviewFile.read($0, policies: year.terms.policies, with: reviewing) }
    findings += settings.findings + reviewing.findings
    texts += settings.texts

    var inputs = files
    for (scope, folder) in [(LedgerTable.Scope.year, "evidence"), (.cycle, prefix + "evidence")] {
      if let finding = Finding.unreadableFolder(year.path + "/" + folder, as: folder) { findings.append(finding) }
      for file in evidence.files(in: scope) {
        inputs.append(folder + "/" + file)
      }
    }
    let dossier = Dossier(
      year: year.year, cycle: Cycle(name, termStart: year.terms.term.lowerBound), terms: year.terms, calendar: year.calendar,
      settings: cycleSettings, review: review, ledgers: year.folder.ledgers + folder.ledgers,
      otherTickets: Self.tickets(of: others.filter { $0 != name }, in: year.path), evidence: evidence, looseTexts: texts,
      ledgersDigest: LedgersDigest.of(year.files + folder.files, in: year.path))
    loaded = Loaded(
      dossier: dossier, findings: findings.sorted(by: Finding.inOrder),
      inputs: inputs.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { InputFile(path: year.path + "/" + $0, name: $0) })
  }

  /// The tickets of other cycles, no more of them than their numbers.
  private static func tickets(of cycles: [Cycle.Name], in year: String) -> [Ledger] {
    cycles.flatMap { LedgerFolder("\(year)/\($0.rawValue)", prefix: $0.rawValue + "/", scope: .cycle, only: numbers).ledgers }
  }

  private static let numbers = LedgerTable(
    Ticket.table.key, Ticket.table.name, scope: .cycle, columns: Array(Ticket.table.columns.prefix(Ticket.Field.id.rawValue + 1)))
}

extension SettingsReader {
  /// A hundred times what a long contract needs. What YAML may nest takes time that grows with its depth as well.
  static let longest = 1 << 20

  /// The outermost value of a file that may be absent: `nil` outside where it is, `nil` inside where it is blank.
  ///
  /// A file that is no YAML is a finding on the line where reading stopped.
  func readFile(in year: String, _ files: inout [String]) -> Node?? {
    guard Folder.kind(of: year + "/" + file) != nil else { return nil }
    files.append(file)
    guard let bytes = Folder.bytes(of: year + "/" + file, limit: Self.longest) else {
      report(
        "", line: 1, Bilingual(zh: "\(file) 无法读取", en: "\(file) cannot be read"),
        hint: Bilingual(zh: "请检查文件的权限和大小，最多 1 MiB", en: "look at its permissions and its size, at most 1 MiB"))
      return nil
    }
    do { return .some(try Self.compose(bytes)) } catch {
      report(
        "", line: error.line ?? 1, Bilingual(zh: "\(file) 不是有效的 YAML：\(error.problem.zh)", en: "\(file) is no YAML: \(error.problem.en)"),
        hint: Bilingual(zh: "请改正这一行的缩进、引号或冒号", en: "mend the indentation, quotes or colons of this line"))
      return nil
    }
  }
}
