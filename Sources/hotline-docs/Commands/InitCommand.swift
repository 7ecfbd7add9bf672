import ArgumentParser
import HotlineDocs

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "A new workspace: contract.yaml, ledger workbooks to fill in, and the templates.")

  @Argument(help: ArgumentHelp("The folder; this one when left out.", valueName: "DIR"))
  var folder = "."

  @Flag(help: "With a filled sample year.")
  var sample = false

  @OptionGroup var options: WorkspaceOptions

  func run() throws {
    try conclude(options) { workplace throws(RunError) in try InitRun(workplace).run(folder, sample: sample) }
  }
}
