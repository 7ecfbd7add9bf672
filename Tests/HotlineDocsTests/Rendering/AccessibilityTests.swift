import Documents
import Foundation
import OOXML
import TestSupport
import Testing

@testable import HotlineDocs

/// What those need who hear a document read, and those who look for something in it: in the files themselves, whatever shows them.
@Suite("Accessible documents")
struct AccessibilityTests {
  static let texts = DocumentRecipe.all.filter { $0.template.hasSuffix(".docx") }.map(\.kind)

  /// Printed once for all tests.
  private static let documents = Result { try EdgeCycle.single.printed(DocumentRecipe.Kind.allCases) }

  private func package(_ kind: DocumentRecipe.Kind) throws -> OfficePackage {
    try OfficePackage(bytes: try #require(Self.documents.get().first { $0.kind == kind }).file.bytes)
  }

  private func text(_ package: OfficePackage, _ part: String) throws -> String {
    String(decoding: try package.bytes(of: part), as: UTF8.self)
  }

  @Test("Title and language are set", arguments: DocumentRecipe.Kind.allCases)
  func titled(kind: DocumentRecipe.Kind) throws {
    let package = try package(kind)
    let core = try text(package, "docProps/core.xml")
    let title = try #require(DocumentRecipe.of(kind)).title
    #expect(core.contains("<dc:title>\(title)（2025年度第二服务周期）</dc:title>"))
    #expect(core.contains("<dc:language>zh-CN</dc:language>"))
    guard Self.texts.contains(kind) else { return }
    #expect(try text(package, "word/styles.xml").contains("w:eastAsia=\"zh-CN\""))
  }

  @Test("What looks like a heading is one, and no level is left out", arguments: texts)
  func headings(kind: DocumentRecipe.Kind) throws {
    var last = 0
    for paragraph in try pieces(text(package(kind), "word/document.xml"), of: "w:p") {
      let level = paragraph.firstMatch(of: /<w:pStyle w:val="Heading(\d)"/).flatMap { Int($0.1) }
      let words = paragraph.matches(of: /<w:t(?: [^>]*)?>([^<]*)/).map { String($0.1) }.joined()
      if let level {
        #expect(level <= last + 1 && !words.isEmpty, "\(words)")
        last = level
      } else if !paragraph.contains("<w:pStyle w:val=\"TOC") {
        #expect(words.prefixMatch(of: /[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]）/) == nil, "no heading style: \(words.prefix(30))")
      }
    }
    #expect(last > 0)
  }

  @Test("A row of column heads is marked as one, so that it is read as one and repeated on the next page", arguments: texts)
  func headRows(kind: DocumentRecipe.Kind) throws {
    var count = 0
    for table in try pieces(text(package(kind), "word/document.xml"), of: "w:tbl") {
      let first = try #require(pieces(table, of: "w:tr").first)
      let cells = pieces(first, of: "w:tc")
      guard cells.count > 1, cells.allSatisfy({ $0.contains("<w:pStyle w:val=\"TableHead\"") }) else { continue }
      #expect(first.contains("<w:tblHeader"), "\(first.matches(of: /<w:t(?: [^>]*)?>([^<]*)/).map { String($0.1) })")
      count += 1
    }
    #expect(count > 0)
  }

  @Test("Every picture and every chart says in words what it shows", arguments: DocumentRecipe.Kind.allCases)
  func pictures(kind: DocumentRecipe.Kind) throws {
    let package = try package(kind)
    var count = 0
    for part in package.parts where part == "word/document.xml" || part.hasPrefix("xl/drawings/drawing") {
      for match in try text(package, part).matches(of: /<(?:wp:docPr|xdr:cNvPr) ([^>]*)>/) {
        let words = match.1.firstMatch(of: /descr="([^"]+)"/)?.1
        #expect(words.map { $0.count >= 4 && !$0.contains("{{") } ?? false, "\(part): \(match.1)")
        count += 1
      }
    }
    if [.report, .annualReport, .assessment].contains(kind) { #expect(count > 0) }
  }

  /// The elements of a name, outermost first; tables and their parts do not stand within each other here.
  private func pieces(_ xml: String, of name: String) -> [Substring] {
    xml.split(separator: "</\(name)>").compactMap { piece in
      let start = piece.ranges(of: "<\(name)>") + piece.ranges(of: "<\(name) ")
      return start.map(\.lowerBound).max().map { piece[$0...] }
    }
  }

  private func pieces(_ xml: Substring, of name: String) -> [Substring] { pieces(String(xml), of: name) }
}
