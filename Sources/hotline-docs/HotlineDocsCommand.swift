import ArgumentParser
import Contract
import Diagnostics
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
      VerifyCommand.self, TemplateCommand.self, ExplainCommand.self, DiffCommand.self, CalendarCommand.self, ImportCommand.self,
    ])

  /// As the parser's own, but that a misspelt command is answered with the nearest one.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      suggestCommand(for: CommandLine.arguments.dropFirst().first ?? "")
      exit(withError: error)
    }
  }

  private static func suggestCommand(for word: String) {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !word.isEmpty, !word.hasPrefix("-"), !names.contains(word), let nearest = Nearest.match(for: word, among: names) else { return }
    let words = Bilingual(zh: "没有命令“\(word)”，是否想用 \(nearest)？", en: "there is no command “\(word)”; did you mean \(nearest)?")
    Terminal.standardError(words[Language.ofEnvironment] + "\n")
  }
}
