import ArgumentParser
import Contract
import HotlineDocs

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Another system's export, CSV or workbook, into a ledger by a map of its columns.",
    discussion: """
      hotline-docs import 导出.xlsx > map.yaml                            a map, proposed from the headers
      hotline-docs import 导出.xlsx --map map.yaml --cycle Q2 --dry-run   what the rows become
      hotline-docs import 导出.xlsx --map map.yaml --cycle Q2             into the ledger: every row, or none
      """)

  @Argument(help: ArgumentHelp("The export: .csv or .xlsx.", valueName: "FILE"))
  var file: String

  @Option(help: ArgumentHelp("The map; without one a map is proposed.", valueName: "MAP.yaml"))
  var map: String?

  @Option(help: ArgumentHelp("The cycle that the rows belong to: Q1, Q2, Q3 or Q4.", valueName: "CYCLE"))
  var cycle: Cycle.Name?

  @Option(help: ArgumentHelp("For a proposal: the ledger; the one that fits best when left out.", valueName: "LEDGER"))
  var ledger: String?

  @Option(help: ArgumentHelp("For a proposal: the sheet of the workbook.", valueName: "SHEET"))
  var sheet: String?

  @Flag(help: "Show what the rows become, write nothing.")
  var dryRun = false

  @OptionGroup var options: WorkspaceOptions

  func validate() throws {
    if map != nil, cycle == nil { throw ValidationError("--map needs --cycle: --map map.yaml --cycle Q2") }
  }

  func run() throws {
    try conclude(options) { workplace throws(RunError) in
      guard let map, let cycle else { return try ImportRun(workplace).propose(file, ledger: ledger, sheet: sheet) }
      return try ImportRun(workplace).run(file, map: map, cycle: cycle, dryRun: dryRun)
    }
  }
}
