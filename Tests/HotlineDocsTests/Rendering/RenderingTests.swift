import Contract
import Files
import Foundation
import Testing

@testable import HotlineDocs

/// The documents as pages: built with `--pdf` by the program itself, read by poppler and qpdf.
///
/// `HOTLINE_RENDER=all swift test --filter Rendering` renders the whole sample year; otherwise one cycle and the year's documents.
@Suite("Pages", .serialized, .enabled(if: Rendering.canRun))
struct RenderingTests {
  static let periods = Rendering.isWhole ? ["Q1", "Q2", "Q3", "Q4", "annual"] : ["Q2", "annual"]

  /// The fonts that Tests/fonts.conf puts for the templates' own, and those that LibreOffice takes for a character that one of them lacks.
  private static let mapped = [
    "UMingCN": "仿宋", "UKaiCN": "楷体", "NotoSansCJK": "黑体", "NotoSerifCJK": "宋体、小标宋", "LiberationSerif": "Times New Roman",
  ]
  private static let fallbacks = ["OpenSymbol", "LiberationSans", "DejaVu"]

  @Test("Every document of a period has whole, numbered, filled pages in the right fonts", arguments: periods)
  func pages(period: String) throws {
    let scratch = try Scratch()
    let folder = try Self.build(period, in: scratch)
    let files = try FileSystem.names(in: folder + "/pdf").filter { $0.hasSuffix(".pdf") }.sorted()
    #expect(files.count == (period == "annual" ? 3 : 6))
    var own = 0
    var bookmarks: [String] = []
    var fonts: Set<String> = []
    var links = RenderedLinks()
    for file in files where !file.hasPrefix("00") {
      let pdf = try RenderedPDF("\(folder)/pdf/\(file)")
      try links.add("\(folder)/pdf/\(file)")
      try Rendering.keep("\(folder)/pdf/\(file)", as: "\(period)-\(file)")
      bookmarks += ["\(file.dropFirst(3).dropLast(4)) \(own + 1)"] + pdf.outline.map { "\($0.title) \(own + $0.page)" }
      own += pdf.pages.count
      complete(pdf)
      try described("\(folder)/pdf/\(file)")
      numbered(pdf)
      let source = try DocumentHeadings("\(folder)/\(file.dropLast(4))")
      outline(pdf, of: source)
      try fonts.formUnion(mappedFonts("\(folder)/pdf/\(file)"))
      if source.hasContents { try contents(pdf) }
      if period != "annual", let cycle = Cycle.Name(rawValue: period) { try forms(pdf, of: SampleYear.workplace.open(cycle)) }
    }
    #expect(fonts == Set(Self.mapped.values), "a font of the templates is not used")
    #expect(links.lost == [])
    let linked = period == "annual" ? ["01-年度运维总结报告"] : ["01-运维服务单", "02-巡检记录", "03-运维服务报告", "04-运维服务质量考核评分表", "05-结算汇编"]
    #expect(links.counts.filter { $0.value > 0 }.keys.sorted() == linked)
    let whole = try RenderedPDF("\(folder)/pdf/00-合订本.pdf")
    #expect(whole.outline.map { "\($0.title) \($0.page)" }.prefix(bookmarks.count) == bookmarks[...])
    try bound(whole, own: own, at: "\(folder)/pdf/00-合订本.pdf")
  }

  // MARK: - What every page is asked

  private func complete(_ pdf: RenderedPDF) {
    #expect(pdf.complaints == "", "\(pdf.name): \(pdf.complaints.prefix(200))")
    for (number, page) in zip(1..., pdf.pages) {
      let place = Comment(rawValue: "\(pdf.name), page \(number)")
      #expect(!page.body.isEmpty, place)
      for line in page.lines {
        for mark in ["{{", "}}", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A"] where line.contains(mark) {
          Issue.record("\(place): \(line)")
        }
      }
      #expect(page.strays.isEmpty, "\(place): \(page.strays.map(\.text))")
    }
  }

  /// It has a title, and says of what it consists: headings, tables with their heads, pictures with their words.
  private func described(_ path: String) throws {
    let info = try RenderedPDF.run("pdfinfo", [path])
    let name = PathName.last(path).dropFirst(3).dropLast(4)
    let title = info.split(separator: "\n").first { $0.hasPrefix("Title:") }
    #expect(title?.drop { $0 != " " }.drop { $0 == " " }.hasPrefix("\(name)（2025年度") == true, "\(path): \(info)")
    #expect(info.contains(/Tagged: +yes/), "\(path): \(info)")
  }

  /// "— 2 —" at the foot of every page but a cover.
  private func numbered(_ pdf: RenderedPDF) {
    for (number, page) in zip(1..., pdf.pages) where number > 1 || page.lines.contains("—1—") {
      #expect(page.lines.contains("—\(number)—"), "\(pdf.name), page \(number): \(page.lines.suffix(2))")
    }
  }

  /// The outline has the headings of the document, or the sheets of the workbook, in their order; every heading stands on the page to which it
  /// leads.
  private func outline(_ pdf: RenderedPDF, of source: DocumentHeadings) {
    #expect(pdf.outline.map { $0.title.filter { !$0.isWhitespace } } == source.titles, "\(pdf.name)")
    #expect(!source.titles.isEmpty && pdf.outline.map(\.page) == pdf.outline.map(\.page).sorted(), "\(pdf.name)")
    guard source.isText else { return }
    for heading in pdf.outline {
      let title = heading.title.filter { !$0.isWhitespace }
      #expect(pdf.pages[heading.page - 1].body.contains(title), "\(pdf.name), page \(heading.page): \(title)")
    }
  }

  private func mappedFonts(_ path: String) throws -> [String] {
    try RenderedPDF.fonts(of: path).compactMap { font in
      #expect(font.isEmbedded, "\(path): \(font.name)")
      if let mapped = Self.mapped.first(where: { font.name.hasPrefix($0.key) }) { return mapped.value }
      #expect(Self.fallbacks.contains { font.name.hasPrefix($0) }, "\(path): \(font.name)")
      return nil
    }
  }

  // MARK: - What a table of contents, a form and the bound file are asked

  private func contents(_ pdf: RenderedPDF) throws {
    let page = try #require(pdf.pages.first { $0.body.first == "目录" }, "\(pdf.name) has no contents")
    let entries = page.body.compactMap { $0.wholeMatch(of: /(.+?)\.{3,}(\d+)/) }.map { (title: String($0.1), page: Int($0.2) ?? 0) }
    #expect(entries.map(\.title) == pdf.outline.map { $0.title.filter { !$0.isWhitespace } }, "\(pdf.name)")
    #expect(entries.map(\.page) == pdf.outline.map(\.page), "\(pdf.name)")
  }

  /// Every ticket and every inspection begins a page, and none begins two.
  private func forms(_ pdf: RenderedPDF, of current: CycleCase) throws {
    let (title, expected): (String, [String])
    if pdf.name.hasPrefix("01") {
      (title, expected) = ("运维服务单（", current.dossier.records(Ticket.self).compactMap(\.id))
    } else if pdf.name.hasPrefix("02") {
      var seen: Set<String> = []
      (title, expected) = (
        "巡检记录表（", current.dossier.records(InspectionItem.self).compactMap(\.inspection).filter { seen.insert($0).inserted }
      )
    } else {
      return
    }
    let begun = pdf.pages.compactMap { $0.body.first }.filter { $0.hasPrefix(title) }.map { $0.dropFirst(title.count).dropLast() }
    #expect(begun.map(String.init) == expected)
    #expect(!pdf.pages.contains { $0.body.dropFirst().contains { $0.hasPrefix(title) } }, "\(pdf.name): a form begins within a page")
  }

  /// Our own pages first, numbered through, then the evidence; sound, searchable, and with every link leading somewhere.
  private func bound(_ pdf: RenderedPDF, own: Int, at path: String) throws {
    #expect(pdf.complaints == "", "\(pdf.complaints.prefix(200))")
    #expect(pdf.pages.count >= own)
    for (number, page) in zip(1...own, pdf.pages) { #expect(page.lines.contains("\(number)/\(own)"), "bound page \(number)") }
    #expect(try RenderedPDF.run("qpdf", ["--check", path]).contains("No syntax or stream encoding errors"))
    #expect(try RenderedPDF.run("pdfinfo", [path]).contains(/Title: +合订本（2025年度/))
    let objects = try #require(PDFObjects(json: Array(try RenderedPDF.run("qpdf", PDFObjects.keys + [path]).utf8)))
    var links = 0
    for page in 0..<own {
      for link in objects.annotations(ofPage: page).compactMap({ objects.dictionary($0) }) where link["/Subtype"] as? String == "/Link" {
        guard let target = link["/Dest"] as? [Any] else { continue }
        links += 1
        #expect(objects.pages.contains(target.first as? String ?? ""), "bound page \(page + 1): \(link)")
      }
    }
    #expect(links > 10)
  }

  // MARK: - The build

  /// Runs the program that stands beside this test, with the fonts of Tests/fonts.conf.
  private static func build(_ period: String, in scratch: Scratch) throws -> String {
    let program = try #require(KilledBuildTests.products).appendingPathComponent("hotline-docs").path
    let tool = try #require(ExternalTool(named: ["hotline-docs"], on: String(program.prefix(program.count - "/hotline-docs".count))))
    _ = try tool.run(
      [
        "build", period, "--pdf", "--quiet", "--data", SampleYear.root + "/Data", "--templates", SampleYear.root + "/Templates", "--year",
        "2025",
        "--output", scratch.path,
      ], environment: ["FONTCONFIG_FILE": SampleYear.root + "/Tests/fonts.conf"], limit: 2_000)
    return "\(scratch.path)/2025/\(period)"
  }
}
