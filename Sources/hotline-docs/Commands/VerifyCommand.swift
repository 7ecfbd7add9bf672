import ArgumentParser
import HotlineDocs

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: said("按 SHA256SUMS 核对输出文件夹：缺少、多出、改动。", "An output folder against its SHA256SUMS: what is missing, extra or changed."),
    discussion: examples(
      ("hotline-docs verify Output/2025/Q2", "", "")))

  @Argument(help: .said("输出文件夹，如 Output/2025/Q2。", "An output folder, such as Output/2025/Q2.", value: "DIR"), completion: .directory)
  var folder: String

  @OptionGroup var options: WorkspaceOptions

  func run() throws {
    try conclude(options) { workplace throws(RunError) in try VerifyRun(workplace).run(folder) }
  }
}
