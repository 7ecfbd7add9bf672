import ArgumentParser
import Contract
import HotlineDocs

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Check, score, settle, and write every document into Output/<year>/<cycle>/.",
    discussion: """
      hotline-docs build Q2                      the five documents in Output/<year>/Q2
      hotline-docs build Q2 --draft              despite errors; every page says 草稿
      hotline-docs build Q2 --only report --pdf  one document, also as PDF
      hotline-docs build annual                  the year's report and settlement
      """)

  @Argument(help: "Q1, Q2, Q3, Q4 or annual.")
  var period: Period

  @Flag(help: "Go on despite errors; every page says 草稿.")
  var draft = false

  @Option(
    help: ArgumentHelp("Only these documents: tickets, inspections, report, assessment, settlement.", valueName: "KIND,…"),
    transform: DocumentKinds.parse)
  var only: DocumentKinds?

  @Flag(help: "Also as PDF, through LibreOffice when it is installed.")
  var pdf = false

  @Option(help: ArgumentHelp("How many documents are made at once.", valueName: "N"))
  var jobs: Int?

  @Flag(help: "No progress on standard error.")
  var quiet = false

  @OptionGroup var options: WorkspaceOptions

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
  }

  func run() throws {
    let request = BuildRequest(draft: draft, only: only?.names, pdf: pdf, jobs: jobs, quiet: quiet)
    try conclude(options) { workplace throws(RunError) in
      let progress = quiet ? Progress.silent : Terminal.progress(workplace.language)
      defer { progress.end() }
      let run = BuildRun(workplace, request, progress)
      return switch period {
      case .cycle(let name): try run.cycle(name)
      case .annual: try run.annual()
      }
    }
  }
}

/// `--only tickets,report`: the kinds of documents by name.
struct DocumentKinds {
  static let known = ["tickets", "inspections", "report", "assessment", "settlement"]
  let names: [String]

  /// - Throws: what it takes, and the nearest of them, for a name that is none.
  static func parse(_ argument: String) throws -> DocumentKinds {
    let names = argument.split(separator: ",").map(String.init)
    guard let wrong = names.isEmpty ? argument : names.first(where: { !known.contains($0) }) else { return DocumentKinds(names: names) }
    let nearest = Nearest.match(for: wrong, among: known).map { "; did you mean \($0)?" } ?? "."
    throw ValidationError("--only has no document \"\(wrong)\"\(nearest) It takes \(known.joined(separator: ", ")).")
  }
}
