import ArgumentParser
import Diagnostics
import HotlineDocs

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "A new workspace: contract.yaml, ledger workbooks to fill in, and the templates.",
    discussion: """
      hotline-docs init 我的项目               a workspace to fill in
      hotline-docs init 我的项目 --sample      with a filled contract year
      hotline-docs init --from 2025 --year 2026   the next contract year from this one
      """)

  @Argument(help: ArgumentHelp("The folder; this one when left out.", valueName: "DIR"))
  var folder = "."

  @Flag(help: "With a filled sample year.")
  var sample = false

  @Option(help: ArgumentHelp("Make the contract year of --year from this one.", valueName: "Y"))
  var from: String?

  @OptionGroup var options: WorkspaceOptions

  func validate() throws {
    if from != nil, options.year == nil { throw ValidationError("--from needs --year: --from 2025 --year 2026") }
    if from != nil, sample { throw ValidationError("--from and --sample cannot go together") }
  }

  func run() throws {
    try conclude(options) { workplace throws(RunError) in
      guard let from, let year = workplace.year else { return try InitRun(workplace).run(folder, sample: sample) }
      var place = workplace
      if folder != ".", !place.data.hasPrefix("/") { place.data = folder + "/" + place.data }
      return try RenewalRun(place).run(from: from, to: year)
    }
  }
}
