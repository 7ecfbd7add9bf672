import ArgumentParser
import HotlineDocs

struct SettleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle", abstract: "The settlement of a cycle, or of the year.",
    discussion: """
      hotline-docs settle Q2                        what is payable, clause by clause
      hotline-docs settle Q2 --what-if total=94.5   as if the office confirmed 94.5
      hotline-docs settle annual                    the yearly assessment sum
      """)

  @Argument(help: "Q1, Q2, Q3, Q4 or annual.")
  var period: Period

  @Option(help: ArgumentHelp("text or json.", valueName: "text|json"))
  var format = ResultFormat.text

  @Option(name: .customLong("what-if"), help: ArgumentHelp("Settle as if: total=94.5.", valueName: "total=POINTS"))
  var whatIf: String?

  @OptionGroup var options: WorkspaceOptions

  func run() throws {
    try conclude(options) { workplace throws(RunError) in
      let run = SettleRun(workplace, asJSON: format == .json, whatIf: whatIf)
      switch period {
      case .cycle(let name): return try run.cycle(name)
      case .annual: return try run.annual()
      }
    }
  }
}
