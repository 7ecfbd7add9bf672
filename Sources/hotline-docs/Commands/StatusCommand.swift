import ArgumentParser
import HotlineDocs
import Measures

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "The contract year at a glance: cycles, deadlines, filings that run out, money.")

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
