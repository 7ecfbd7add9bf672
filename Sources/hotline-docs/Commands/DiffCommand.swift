import ArgumentParser
import Contract
import HotlineDocs

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: said("两个周期之间的变化：数字与记录。", "What changed between two cycles, in figures and records."),
    discussion: examples(
      ("hotline-docs diff Q1 Q2", "最新年度的两个周期", "two cycles of the newest year"),
      ("hotline-docs diff 2025/Q4 2026/Q1", "跨合同年度", "across contract years")))

  @Argument(
    help: .said("前一个周期：Q1，或 2025/Q4。", "The earlier cycle: Q1, or 2025/Q4.", value: "CYCLE"),
    completion: .list(Cycle.Name.allCases.map(\.rawValue)), transform: CompareRun.Side.parse)
  var before: CompareRun.Side

  @Argument(
    help: .said("后一个周期。", "The later cycle.", value: "CYCLE"), completion: .list(Cycle.Name.allCases.map(\.rawValue)),
    transform: CompareRun.Side.parse)
  var after: CompareRun.Side

  @Option(help: .said("text 或 json。", "text or json.", value: "text|json"))
  var format = ResultFormat.text

  @OptionGroup var options: WorkspaceOptions

  func run() throws {
    try conclude(options) { workplace throws(RunError) in
      try CompareRun(workplace).run(before, after, asJSON: format == .json)
    }
  }
}

extension CompareRun.Side {
  static func parse(_ argument: String) throws -> CompareRun.Side {
    if let side = CompareRun.Side(argument) { return side }
    throw ValidationError.said("周期写作 Q1 或 2025/Q4", "a cycle is written as Q1 or 2025/Q4")
  }
}
