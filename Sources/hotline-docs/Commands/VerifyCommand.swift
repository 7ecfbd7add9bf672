import ArgumentParser
import HotlineDocs

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "An output folder against its SHA256SUMS: what is missing, extra or changed.",
    discussion: """
      hotline-docs verify Output/2025/Q2
      """)

  @Argument(help: ArgumentHelp("An output folder, such as Output/2025/Q2.", valueName: "DIR"))
  var folder: String

  @OptionGroup var options: WorkspaceOptions

  func run() throws {
    try conclude(options) { workplace throws(RunError) in try VerifyRun(workplace).run(folder) }
  }
}
