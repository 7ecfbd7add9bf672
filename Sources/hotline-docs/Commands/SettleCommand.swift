import ArgumentParser
import HotlineDocs

struct SettleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle", abstract: said("一个周期或全年的结算。", "The settlement of a cycle, or of the year."),
    discussion: examples(
      ("hotline-docs settle Q2", "本期应付，逐条列出依据", "what is payable, clause by clause"),
      ("hotline-docs settle Q2 --what-if total=94.5", "假设甲方确认 94.5 分", "as if the office confirmed 94.5"),
      ("hotline-docs settle annual", "年度考核金", "the yearly assessment sum")))

  @Argument(help: .said("Q1、Q2、Q3、Q4 或 annual（全年）。", "Q1, Q2, Q3, Q4 or annual.", value: "CYCLE|annual"))
  var period: Period

  @Option(help: .said("text 或 json。", "text or json.", value: "text|json"))
  var format = ResultFormat.text

  @Option(name: .customLong("what-if"), help: .said("假设总分再结算：total=94.5。", "Settle as if: total=94.5.", value: "total=POINTS"))
  var whatIf: String?

  @OptionGroup var talk: ProgressOptions
  @OptionGroup var options: WorkspaceOptions

  func run() throws {
    try conclude(options, talk) { workplace, progress throws(RunError) in
      let run = SettleRun(workplace, asJSON: format == .json, whatIf: whatIf, progress)
      switch period {
      case .cycle(let name): return try run.cycle(name)
      case .annual: return try run.annual()
      }
    }
  }
}
