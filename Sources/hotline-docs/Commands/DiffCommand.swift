import ArgumentParser
import HotlineDocs

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "What changed between two cycles, in figures and records.",
    discussion: """
      hotline-docs diff Q1 Q2             two cycles of the newest year
      hotline-docs diff 2025/Q4 2026/Q1   across contract years
      """)

  @Argument(help: ArgumentHelp("The earlier cycle: Q1, or 2025/Q4.", valueName: "CYCLE"))
  var before: CompareRun.Side

  @Argument(help: ArgumentHelp("The later cycle.", valueName: "CYCLE"))
  var after: CompareRun.Side

  @Option(help: ArgumentHelp("text or json.", valueName: "text|json"))
  var format = ResultFormat.text

  @OptionGroup var options: WorkspaceOptions

  func run() throws {
    try conclude(options) { workplace throws(RunError) in
      try CompareRun(workplace).run(before, after, asJSON: format == .json)
    }
  }
}

extension CompareRun.Side: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
