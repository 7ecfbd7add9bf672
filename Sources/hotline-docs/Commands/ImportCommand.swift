import ArgumentParser
import Contract
import HotlineDocs

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: said("把别的系统导出的 CSV 或工作簿按列对应表导入台账。", "Another system's export, CSV or workbook, into a ledger by a map of its columns."),
    discussion: examples(
      ("hotline-docs import 导出.xlsx > map.yaml", "按表头拟一份对应表", "a map, proposed from the headers"),
      ("hotline-docs import 导出.xlsx --map map.yaml --cycle Q2 --dry-run", "看各行会变成什么", "what the rows become"),
      ("hotline-docs import 导出.xlsx --map map.yaml --cycle Q2", "写入台账：要么全部，要么一行也不写", "into the ledger: every row, or none")))

  @Argument(help: .said("导出文件：.csv 或 .xlsx。", "The export: .csv or .xlsx.", value: "FILE"), completion: .file(extensions: ["csv", "xlsx"]))
  var file: String

  @Option(
    help: .said("列对应表；不给时按表头拟一份。", "The map; without one a map is proposed.", value: "MAP.yaml"),
    completion: .file(extensions: ["yaml", "yml"]))
  var map: String?

  @Option(help: .said("这些行属于哪个周期：Q1、Q2、Q3 或 Q4。", "The cycle that the rows belong to: Q1, Q2, Q3 or Q4.", value: "CYCLE"))
  var cycle: Cycle.Name?

  @Option(help: .said("拟对应表时：哪本台账；不给时取最相近的。", "For a proposal: the ledger; the one that fits best when left out.", value: "LEDGER"))
  var ledger: String?

  @Option(help: .said("拟对应表时：工作簿的哪张表。", "For a proposal: the sheet of the workbook.", value: "SHEET"))
  var sheet: String?

  @Flag(help: .said("只看各行会变成什么，不写文件。", "Show what the rows become, write nothing."))
  var dryRun = false

  @OptionGroup var options: WorkspaceOptions

  func validate() throws {
    if map != nil, cycle == nil {
      throw ValidationError.said("--map 要与 --cycle 一起用：--map map.yaml --cycle Q2", "--map needs --cycle: --map map.yaml --cycle Q2")
    }
  }

  func run() throws {
    try conclude(options) { workplace throws(RunError) in
      guard let map, let cycle else { return try ImportRun(workplace).propose(file, ledger: ledger, sheet: sheet) }
      return try ImportRun(workplace).run(file, map: map, cycle: cycle, dryRun: dryRun)
    }
  }
}
