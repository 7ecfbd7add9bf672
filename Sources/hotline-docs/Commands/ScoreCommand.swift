import ArgumentParser
import Contract
import HotlineDocs

struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "The assessment of a cycle, with the cause of every deduction.",
    discussion: """
      hotline-docs score Q2                  every item with its causes
      hotline-docs score Q2 --sensitivity    which cause would move the band
      """)

  @Argument(help: "Q1, Q2, Q3 or Q4.")
  var cycle: Cycle.Name

  @Option(help: ArgumentHelp("text or json.", valueName: "text|json"))
  var format = ResultFormat.text

  @Flag(help: "Also which cause, upheld or dropped, would move the band, and what that is worth.")
  var sensitivity = false

  @OptionGroup var options: WorkspaceOptions

  func run() throws {
    try conclude(options) { workplace throws(RunError) in
      try ScoreRun(workplace).run(cycle, asJSON: format == .json, sensitivity: sensitivity)
    }
  }
}
