import ArgumentParser
import HotlineDocs

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "A finding code or scoring rule in the contract's words; or, with a cycle, where a figure or record comes from.",
    discussion: """
      hotline-docs explain record.required   a finding in the contract's words
      hotline-docs explain 2.2.1             a rule of the annex
      hotline-docs explain Q2 payable        a figure down to its rows
      """)

  @Argument(
    help: ArgumentHelp(
      "A code (record.required), a rule (2.2.1); or Q2 and a figure (2.2, payable) or record.", valueName: "CODE | CYCLE FIGURE"))
  var words: [String]

  @Option(help: ArgumentHelp("text or json.", valueName: "text|json"))
  var format = ResultFormat.text

  @OptionGroup var options: WorkspaceOptions

  func validate() throws {
    guard (1...2).contains(words.count) else { throw ValidationError("explain takes a code, or a cycle and a figure") }
  }

  func run() throws {
    try conclude(options) { workplace throws(RunError) in try ExplainRun(workplace).run(words, asJSON: format == .json) }
  }
}
