import ArgumentParser
import HotlineDocs

@main
struct HotlineDocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hotline-docs",
    abstract: "From a service cycle's ledgers to the documents, the score and the settlement of the 12345 platform contract.",
    discussion: """
      hotline-docs init 我的项目          a new workspace to fill in
      hotline-docs check Q2               what is missing, and what it would cost
      hotline-docs build Q2               the five documents in Output/<year>/Q2
      hotline-docs accept Q2 FORM.xlsx    the office's signed form, read back
      """,
    version: Version.text,
    subcommands: [
      InitCommand.self, BuildCommand.self, CheckCommand.self, ScoreCommand.self, SettleCommand.self, AcceptCommand.self, StatusCommand.self,
      VerifyCommand.self, TemplateCommand.self, ExplainCommand.self,
    ])
}
