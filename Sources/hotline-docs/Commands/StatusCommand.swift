import ArgumentParser
import HotlineDocs
import Measures

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "The contract year at a glance: cycles, deadlines, filings that run out, money.",
    discussion: """
      hotline-docs status                               the year today
      hotline-docs status --as-of 2026-06-05            on another day
      hotline-docs status --format html > status.html   one page with charts
      """)

  @Option(help: ArgumentHelp("As of this day; today when left out.", valueName: "DATE"))
  var asOf: CivilDate?

  @Option(help: ArgumentHelp("text, json or html.", valueName: "text|json|html"))
  var format = StatusFormat.text

  @OptionGroup var options: WorkspaceOptions

  func run() throws {
    try conclude(options) { workplace throws(RunError) in try StatusRun(workplace).run(asOf: asOf, format: format) }
  }
}

extension StatusFormat: ExpressibleByArgument {}

extension CivilDate: ExpressibleByArgument {
  public init?(argument: String) { self.init(iso: argument) }
}
