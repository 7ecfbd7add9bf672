import ArgumentParser
import Diagnostics
import HotlineDocs

@main
struct HotlineDocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hotline-docs",
    abstract: said(
      "由一个服务周期的台账生成 12345 平台运维合同的送审文件、考核评分与结算。",
      "From a service cycle's ledgers to the documents, the score and the settlement of the 12345 platform contract."),
    discussion: examples(
      ("hotline-docs init 我的项目", "新工作区", "a new workspace to fill in"),
      ("hotline-docs check Q2", "缺什么、可能扣几分", "what is missing, and what it would cost"),
      ("hotline-docs build Q2", "五份文件写入 Output/<年>/Q2", "the five documents in Output/<year>/Q2"),
      ("hotline-docs accept Q2 FORM.xlsx", "读回办公室签字的评分表", "the office's signed form, read back")),
    version: Version.text,
    subcommands: [
      InitCommand.self, BuildCommand.self, CheckCommand.self, ScoreCommand.self, SettleCommand.self, AcceptCommand.self, StatusCommand.self,
      VerifyCommand.self, TemplateCommand.self, ExplainCommand.self, DiffCommand.self, CalendarCommand.self, ImportCommand.self,
    ])

  /// As the parser's own, but in the language that is spoken, and with the nearest of what there is for what is misspelt.
  static func main() {
    Memory.settle()
    do {
      try CommandWords.check(Array(CommandLine.arguments.dropFirst()), below: self)
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let status = exitCode(for: error)
      let words = ParserWords.spoken(fullMessage(for: error), in: Speech.language)
      if status == .success {
        Terminal.standardOutput(Array((words + "\n").utf8))
      } else if !words.isEmpty {
        Terminal.standardError(words + "\n")
      }
      exit(withError: status)
    }
  }
}
