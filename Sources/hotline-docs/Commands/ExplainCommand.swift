import ArgumentParser
import HotlineDocs

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: said(
      "用合同的原话解释问题编码或扣分规则；给出周期时，说明一个数字或一条记录从何而来。",
      "A finding code or scoring rule in the contract's words; or, with a cycle, where a figure or record comes from."),
    discussion: examples(
      ("hotline-docs explain record.required", "用合同原话解释一个问题", "a finding in the contract's words"),
      ("hotline-docs explain 2.2.1", "附件的一条扣分规则", "a rule of the annex"),
      ("hotline-docs explain Q2 payable", "一个数字，直到它的每一行", "a figure down to its rows"),
      ("hotline-docs explain annual payable", "全年的考核金", "the year's assessment sum")))

  @Argument(
    help: .said(
      "编码（record.required）、规则（2.2.1）；或 Q2、annual 加数字（2.2、payable、paymentDue）或记录编号。",
      "A code (record.required), a rule (2.2.1); or Q2 or annual and a figure (2.2, payable, paymentDue) or record.",
      value: "CODE | CYCLE FIGURE"))
  var words: [String]

  @Option(help: .said("text 或 json。", "text or json.", value: "text|json"))
  var format = ResultFormat.text

  @OptionGroup var options: WorkspaceOptions

  func validate() throws {
    guard (1...2).contains(words.count) else {
      throw ValidationError.said("explain 后面写一个编码，或一个周期加一个数字：explain Q2 payable", "explain takes a code, or a cycle and a figure")
    }
  }

  func run() throws {
    try conclude(options) { workplace throws(RunError) in try ExplainRun(workplace).run(words, asJSON: format == .json) }
  }
}
