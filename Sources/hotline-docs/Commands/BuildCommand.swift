import ArgumentParser
import Contract
import HotlineDocs

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: said("检查、评分、结算，把全部文件写入 Output/<年>/<周期>/。", "Check, score, settle, and write every document into Output/<year>/<cycle>/."),
    discussion: examples(
      ("hotline-docs build Q2", "五份文件写入 Output/<年>/Q2", "the five documents in Output/<year>/Q2"),
      ("hotline-docs build Q2 --draft", "有错误也生成，每页印“草稿”", "despite errors; every page says 草稿"),
      ("hotline-docs build Q2 --only report --pdf", "只要一份，同时转 PDF", "one document, also as PDF"),
      ("hotline-docs build annual", "年度报告和年度结算", "the year's report and settlement")))

  @Argument(help: .said("Q1、Q2、Q3、Q4 或 annual（全年）。", "Q1, Q2, Q3, Q4 or annual.", value: "CYCLE|annual"))
  var period: Period

  @Flag(help: .said("有错误也生成，每页印“草稿”。", "Go on despite errors; every page says 草稿."))
  var draft = false

  @Option(
    help: .said(
      "只生成这些文件：tickets、inspections、report、assessment、settlement。",
      "Only these documents: tickets, inspections, report, assessment, settlement.", value: "KIND,…"),
    completion: .list(DocumentKinds.known), transform: DocumentKinds.parse)
  var only: DocumentKinds?

  @Flag(help: .said("同时用 LibreOffice（须已安装）转成 PDF。", "Also as PDF, through LibreOffice when it is installed."))
  var pdf = false

  @Option(help: .said("同时生成几份文件。", "How many documents are made at once.", value: "N"))
  var jobs: Int?

  @OptionGroup var talk: ProgressOptions

  @OptionGroup var options: WorkspaceOptions

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError.said("--jobs 须是不小于 1 的整数", "--jobs takes a number from 1") }
  }

  func run() throws {
    let request = BuildRequest(draft: draft, only: only?.names, pdf: pdf, jobs: jobs, quiet: talk.quiet)
    try conclude(options, talk) { workplace, progress throws(RunError) in
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
    throw ValidationError.unknown(wrong, among: known)
  }
}
