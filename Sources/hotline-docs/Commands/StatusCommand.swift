import ArgumentParser
import Contract
import HotlineDocs
import Measures

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: said("合同年度一览：周期、期限、将到期的备案、金额。", "The contract year at a glance: cycles, deadlines, filings that run out, money."),
    discussion: examples(
      ("hotline-docs status", "截至今天", "the year today"),
      ("hotline-docs status --as-of 2026-06-05", "截至某一天", "on another day"),
      ("hotline-docs status --format html > status.html", "一页带图表的网页", "one page with charts")))

  @Option(help: .said("截至这一天；不给时为今天。", "As of this day; today when left out.", value: "DATE"), transform: CivilDate.parse)
  var asOf: CivilDate?

  @Option(help: .said("text、json 或 html。", "text, json or html.", value: "text|json|html"))
  var format = StatusFormat.text

  @OptionGroup var options: WorkspaceOptions

  func run() throws {
    try conclude(options) { workplace throws(RunError) in try StatusRun(workplace).run(asOf: asOf, format: format) }
  }
}

extension StatusFormat: ExpressibleByArgument {}

extension CivilDate {
  /// A day as people write it in a ledger.
  static func parse(_ argument: String) throws -> CivilDate {
    if let day = CellText.date(Array(argument.utf8)[...]) { return day }
    throw ValidationError.said("日期写作 2026-06-05", "a day is written as 2026-06-05")
  }
}
