import Contract
import Documents
import Files
import Foundation
import OOXML
import Testing

@testable import HotlineDocs

/// Documents of cycles that are not like the sample: nothing is lost, nothing is left open, every ticket has its page.
@Suite("Unusual cycles")
struct EdgeCycleTests {
  private static let kinds: [DocumentRecipe.Kind] = [.tickets, .inspections, .report, .assessment, .settlement]

  @Test("Every document is whole", arguments: EdgeCycle.allCases.filter { $0 != .many })
  func whole(cycle: EdgeCycle) throws {
    for document in try cycle.printed(Self.kinds) {
      let package = try OfficePackage(bytes: document.file.bytes)
      for part in package.parts where part.hasSuffix(".xml") && !part.hasPrefix("docProps") {
        let xml = String(decoding: try package.bytes(of: part), as: UTF8.self)
        #expect(!xml.contains("{{") && !xml.contains("}}"), "\(cycle), \(document.file.name), \(part)")
      }
      guard document.kind == .tickets else { continue }
      try tickets(document, of: cycle)
    }
  }

  @Test("Very many tickets: as many rows in the register and as many pages, in their order")
  func many() throws {
    let printed = try EdgeCycle.many.printed([.tickets])
    try tickets(try #require(printed.first), of: .many)
  }

  @Test("A draft says so in the head of every kind of page, and nothing else does", arguments: [true, false])
  func draft(isDraft: Bool) throws {
    for document in try EdgeCycle.single.printed([.tickets, .inspections, .report, .settlement], isDraft: isDraft) {
      let package = try OfficePackage(bytes: document.file.bytes)
      let heads = package.parts.filter { $0.hasPrefix("word/header") && $0.hasSuffix(".xml") }
      #expect(heads.count == 3, "\(document.file.name): odd, even and first pages")
      for head in heads {
        let xml = String(decoding: try package.bytes(of: head), as: UTF8.self)
        #expect(xml.contains("草稿") == isDraft, "\(document.file.name), \(head)")
        // A picture lies under the text; text art there would take LibreOffice a time that grows with the square of the pages.
        #expect(xml.contains("<pic:pic") == isDraft && !xml.contains("<w:pict"), "\(document.file.name), \(head)")
      }
    }
  }

  @Test("The axis of a chart counts few tickets one by one")
  func axes() throws {
    let report = try #require(EdgeCycle.single.printed([.report]).first)
    let package = try OfficePackage(bytes: report.file.bytes)
    let parts = package.parts.filter { $0.hasPrefix("word/charts/chart") }
    let charts = try parts.map { String(decoding: try package.bytes(of: $0), as: UTF8.self) }
    let tickets = try #require(charts.first { $0.contains("<c:v>重大</c:v>") })
    #expect(tickets.contains("<c:majorUnit val=\"1\"/>"))
    let shares = try #require(charts.first { $0.contains("<c:v>平台可用率</c:v>") })
    #expect(!shares.contains("<c:majorUnit"))
  }

  @Test("A chart that is left out takes its workbook with it", arguments: [EdgeCycle.empty, .quiet, .single])
  func workbooks(cycle: EdgeCycle) throws {
    let report = try #require(cycle.printed([.report]).first)
    let package = try OfficePackage(bytes: report.file.bytes)
    let charts = package.parts.count { $0.hasPrefix("word/charts/chart") }
    #expect(charts == [EdgeCycle.empty: 2, .quiet: 4, .single: 7][cycle])
    #expect(package.parts.count { $0.hasPrefix("word/embeddings/") } == charts)
  }

  private func tickets(_ document: DocumentPress.Printed, of cycle: EdgeCycle) throws {
    let xml = Haystack(bytes: try OfficePackage(bytes: document.file.bytes).bytes(of: "word/document.xml"))
    let ids = cycle.dossier.records(Ticket.self).compactMap(\.id)
    // In the register once, as a link to the ticket's page.
    #expect(xml.count(of: "<w:hyperlink ") == ids.count, "\(cycle)")
    #expect(xml.count(of: "w:val=\"Heading2\"") == ids.count, "\(cycle)")
    var position = 0
    for id in ids {
      let title = try #require(xml.index(of: "w:val=\"Heading2\"", after: position), "\(cycle): \(id)")
      let number = try #require(xml.index(of: id, after: title), "\(cycle): \(id)")
      #expect(number - title < 600, "\(cycle): the page after \(position) is not that of \(id)")
      position = number
    }
    if ids.isEmpty { #expect(xml.count(of: ">无<") > 0, "an empty register says so") }
    switch cycle {
    case .long: #expect(xml.count(of: String(EdgeCycle.longText)) == 4)
    case .rare: for name in EdgeCycle.rareNames { #expect(xml.count(of: "\(name)报修") == 1, "\(name)") }
    default: break
    }
  }

  /// As pages, all by one LibreOffice; the 5,000 only where everything is rendered.
  @Test("Pages of unusual cycles are filled, within their edges, with every text on them", .enabled(if: Rendering.canRun))
  func pages() throws {
    let cycles = EdgeCycle.allCases.filter { $0 != .many || Rendering.isWhole }
    let files = try cycles.flatMap { cycle in
      try cycle.printed(cycle == .many ? [.tickets] : Self.kinds).map { document in
        OutputFile(name: "\(cycle)-\(document.file.name)", bytes: document.file.bytes)
      }
    }
    let drafts = try EdgeCycle.single.printed(DocumentRecipe.Kind.allCases, isDraft: true).enumerated().map { index, document in
      OutputFile(name: "draft-\(index)-\(document.file.name)", bytes: document.file.bytes)
    }
    let pdfs = try #require(LibreOffice(limitForEach: 100)).convert(files + drafts)
    let scratch = try Scratch()
    for cycle in cycles {
      for pdf in pdfs where PathName.last(pdf.name).hasPrefix("\(cycle)-") {
        let path = "\(scratch.path)/\(PathName.last(pdf.name))"
        try FileSystem.write(pdf.bytes, to: path)
        try Rendering.keep(path)
        try look(at: RenderedPDF(path), of: cycle)
      }
    }
    for pdf in pdfs where PathName.last(pdf.name).hasPrefix("draft-") {
      let path = "\(scratch.path)/\(PathName.last(pdf.name))"
      try FileSystem.write(pdf.bytes, to: path)
      try Rendering.keep(path)
      // As somebody finds it who looks for the word.
      for (number, page) in zip(1..., try RenderedPDF(path).pages) {
        #expect(page.words.contains { $0.text.contains("草稿") }, "\(pdf.name), page \(number)")
      }
    }
  }

  private func look(at pdf: RenderedPDF, of cycle: EdgeCycle) throws {
    for (number, page) in zip(1..., pdf.pages) {
      #expect(!page.body.isEmpty, "\(pdf.name), page \(number) is blank")
      #expect(page.strays.isEmpty, "\(pdf.name), page \(number): \(page.strays.map(\.text))")
    }
    guard pdf.name.contains("-01-") else { return }
    let ids = cycle.dossier.records(Ticket.self).compactMap(\.id)
    #expect(pdf.pages.compactMap(\.body.first).filter { $0.hasPrefix("运维服务单（") } == ids.map { "运维服务单（\($0)）" })
    let text = pdf.pages.flatMap(\.body).joined()
    if cycle == .long { for piece in ["第000处", "第124处", "第220处", "完"] { #expect(text.contains(piece), "\(piece)") } }
    if cycle == .rare { for name in EdgeCycle.rareNames { #expect(text.contains("\(name)报修"), "\(name)") } }
  }
}

/// Bytes in which texts are looked for: 60 megabytes of XML are too much for strings.
private struct Haystack {
  /// As C takes a text, with a zero at the end; XML has none within.
  private let text: [CChar]

  init(bytes: [UInt8]) { text = bytes.map(CChar.init(bitPattern:)) + [0] }

  /// Where a text begins, at or after a place.
  func index(of needle: String, after start: Int) -> Int? {
    text.withUnsafeBufferPointer { all in
      guard let base = all.baseAddress, start < all.count, let found = strstr(base + start, needle) else { return nil }
      return UnsafePointer(found) - base
    }
  }

  func count(of text: String) -> Int {
    var count = 0
    var position = 0
    while let found = index(of: text, after: position) {
      count += 1
      position = found + text.utf8.count
    }
    return count
  }
}
