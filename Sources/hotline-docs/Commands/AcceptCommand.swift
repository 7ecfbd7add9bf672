import ArgumentParser
import Contract
import HotlineDocs

struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Read the office's edited and signed form back: what changed, and the confirmed score into review.yaml.",
    discussion: """
      hotline-docs accept Q2 评分表.xlsx --dry-run   what the office changed
      hotline-docs accept Q2 评分表.xlsx             into review.yaml
      """)

  @Argument(help: "Q1, Q2, Q3 or Q4.")
  var cycle: Cycle.Name

  @Argument(help: ArgumentHelp("The form that the office sent back.", valueName: "FORM.xlsx"))
  var form: String

  @Flag(help: "Say what changed, write nothing.")
  var dryRun = false

  @Flag(help: "Take a form although the ledgers have changed since it was made.")
  var forceStale = false

  @OptionGroup var options: WorkspaceOptions

  func run() throws {
    try conclude(options) { workplace throws(RunError) in
      try AcceptRun(workplace).run(cycle, form: form, dryRun: dryRun, forceStale: forceStale)
    }
  }
}
