import ArgumentParser
import Contract
import HotlineDocs

struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: said(
      "读回办公室改过并签字的评分表：改了什么，确认的得分写入 review.yaml。",
      "Read the office's edited and signed form back: what changed, and the confirmed score into review.yaml."),
    discussion: examples(
      ("hotline-docs accept Q2 评分表.xlsx --dry-run", "办公室改了什么", "what the office changed"),
      ("hotline-docs accept Q2 评分表.xlsx", "写入 review.yaml", "into review.yaml")))

  @Argument(help: .said("Q1、Q2、Q3 或 Q4。", "Q1, Q2, Q3 or Q4.", value: "CYCLE"))
  var cycle: Cycle.Name

  @Argument(help: .said("办公室发回的评分表。", "The form that the office sent back.", value: "FORM.xlsx"), completion: .file(extensions: ["xlsx"]))
  var form: String

  @Flag(help: .said("只说改了什么，不写文件。", "Say what changed, write nothing."))
  var dryRun = false

  @Flag(help: .said("评分表做成之后台账有改动，仍然读回。", "Take a form although the ledgers have changed since it was made."))
  var forceStale = false

  @OptionGroup var options: WorkspaceOptions

  func run() throws {
    try conclude(options) { workplace throws(RunError) in
      try AcceptRun(workplace).run(cycle, form: form, dryRun: dryRun, forceStale: forceStale)
    }
  }
}
