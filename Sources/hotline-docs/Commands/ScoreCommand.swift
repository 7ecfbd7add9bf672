import ArgumentParser
import Contract
import HotlineDocs

struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: said("一个周期的考核评分，每一处扣分都有原因。", "The assessment of a cycle, with the cause of every deduction."),
    discussion: examples(
      ("hotline-docs score Q2", "每一项及其扣分原因", "every item with its causes"),
      ("hotline-docs score Q2 --sensitivity", "哪一处扣分会改变档次", "which cause would move the band")))

  @Argument(help: .said("Q1、Q2、Q3 或 Q4。", "Q1, Q2, Q3 or Q4.", value: "CYCLE"))
  var cycle: Cycle.Name

  @Option(help: .said("text 或 json。", "text or json.", value: "text|json"))
  var format = ResultFormat.text

  @Flag(help: .said("另外列出哪一处扣分的取舍会改变档次，值多少钱。", "Also which cause, upheld or dropped, would move the band, and what that is worth."))
  var sensitivity = false

  @OptionGroup var talk: ProgressOptions
  @OptionGroup var options: WorkspaceOptions

  func run() throws {
    try conclude(options, talk) { workplace, progress throws(RunError) in
      try ScoreRun(workplace, progress).run(cycle, asJSON: format == .json, sensitivity: sensitivity)
    }
  }
}
