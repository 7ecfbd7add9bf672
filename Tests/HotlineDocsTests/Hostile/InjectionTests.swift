import Contract
import Files
import Foundation
import OOXML
import Testing

@testable import HotlineDocs

/// What stands in ledgers, settings and names of files is shown, and nothing else: no program that opens a document does what it says.
@Suite("Text stays text")
struct InjectionTests {
  /// What a spreadsheet would take for a formula, a word processor for a field, a browser for a script, a terminal for a command.
  private static let texts = [
    "=1+evil.example", "+evil.example", "-evil.example", "@evil.example", "\tevil.example", "\revil.example", "\nevil.example",
    "＝evil.example", "＋evil.example", "=cmd|'/c calc'!evil.example", "=HYPERLINK(\"http://evil.example/\",\"x\")",
    "HYPERLINK(\"http://evil.example/\")", " HYPERLINK \"http://evil.example/\" ", "INCLUDETEXT \"file:///evil.example\"",
    "DDEAUTO c:\\\\evil.example", "{{合同.甲方}}evil.example", "{{#工单}}evil.example{{/工单}}", "｛｛编号｝｝evil.example", "{{evil.example",
    "<script>evil.example</script>", "\"><img src=x onerror=evil.example>", "[x](http://evil.example/)", "![x](http://evil.example/)",
    "<http://evil.example/>", "http://evil.example/", "file:///evil.example", "\\\\evil.example\\x", "javascript:evil.example",
    "]]>evil.example", "<!--evil.example", "&lt;evil.example&#x3C;", "x\",\"=evil.example", "x\n::error::evil.example",
    "\u{1B}]8;;http://evil.example/\u{7}x", "%0A::warning::evil.example", "_x000D_evil.example", "\u{202E}evil.example",
  ]

  /// The sample's second cycle with such texts in every column that is written freely, in the settings' prose, and in names of files.
  private func workplace(in scratch: Scratch) throws -> Workplace {
    try FileSystem.makeFolders(scratch.path + "/Data/2025/Q2/evidence")
    var turn = 0
    func next() -> String {
      turn += 1
      return Self.texts[turn % Self.texts.count]
    }
    try scratch.writeSampleCycle { row, column in
      column.isWrittenFreely && row.ledger.table.unique != column.index ? next() : row.raw(column.index)
    }
    for (name, words) in [
      ("contract.yaml", ["contact: ", "  name: ", "project: ", "bank: "]), ("Q2/cycle.yaml", ["compiled_by: "]),
      ("Q2/review.yaml", ["comment: "]),
    ] {
      var text = String(decoding: try FileSystem.read("\(SampleYear.root)/Data/2025/\(name)"), as: UTF8.self)
      for word in words {
        let place = try #require(text.firstRange(of: word), "\(name) has no \(word)")
        let end = text[place.upperBound...].firstIndex { $0.isNewline } ?? text.endIndex
        text.replaceSubrange(place.upperBound..<end, with: Self.quoted(next()))
      }
      if name == "Q2/cycle.yaml" {
        let report = try #require(text.firstRange(of: "report:"))
        let applied = try #require(text.firstRange(of: "applied_on:"))
        let list = Self.texts.map(Self.quoted).joined(separator: ", ")
        text.replaceSubrange(
          report.lowerBound..<applied.lowerBound,
          with: "report: {summary: \(Self.quoted(next())), highlights: [\(list)], problems: [\(list)], next_plan: [\(list)]}\n")
      }
      try scratch.write(text, to: "Data/2025/\(name)")
    }
    // Names of files, of a workbook and of its sheet.
    for name in [
      "=evil.example.pdf", "javascript:evil.example", "x](http:evil.example).pdf", "<script>evil.example.pdf", "a#b?evil.example%2F..pdf",
    ] {
      try scratch.write(name, to: "Data/2025/Q2/evidence/" + name)
    }
    let csv = "Data/2025/Q2/duty.csv"
    try FileSystem.remove(scratch.path + "/" + csv)
    let book = WorkbookWriter()
    try book.add(SheetDescription(name: "duty")) { rows in try rows.row { for text in ["值班人", "开始时间"] { try $0.text(text) } } }
    try book.add(SheetDescription(name: "=evil.example'!A1#")) { rows in try rows.row { try $0.text("x") } }
    try book.save(to: "\(scratch.path)/Data/2025/Q2/http:evil.example#%2F值班 表.xlsx")
    return Workplace(
      data: scratch.path + "/Data", templates: SampleYear.root + "/Templates", output: scratch.path + "/Output", year: nil, language: .zh)
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"", "\\": "\\" + String(scalar)
      case "\n": "\\n"
      case "\r": "\\r"
      case "\t": "\\t"
      default: scalar.value < 0x20 ? "\\x" + String(scalar.value + 0x100, radix: 16).dropFirst() : String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }

  @Test("No formula, no field, no link, no script, no command: in the documents, in the findings of all formats, on the year's page")
  func injection() throws {
    let scratch = try Scratch()
    let workplace = try workplace(in: scratch)
    _ = try BuildRun(workplace, BuildRequest(draft: true)).cycle(.q2)
    let output = workplace.output + "/2025/Q2/"
    let documents = try FileSystem.names(in: output).filter { !$0.hasPrefix("SHA256") && !$0.hasPrefix(".") }
    #expect(documents.count == 5)
    for name in documents { try expectTextAlone(output + name) { !$0.contains("/") && FileSystem.isFile(output + $0) } }

    let formats = CheckRequest.Format.Kind.allCases.map { CheckRequest.Format(kind: $0, file: "\(scratch.path)/check.\($0)") }
    _ = try CheckRun(workplace, CheckRequest(formats: formats)).run(.q2)
    try expectTextAlone(scratch.path + "/check.xlsx") { $0.hasPrefix("Data/2025/") && FileSystem.isFile(scratch.path + "/" + $0) }
    func text(_ name: String) throws -> String { String(decoding: try scratch.read(name), as: UTF8.self) }
    try expectPageAlone(text("check.html"))
    try expectPageAlone(String(decoding: StatusRun(workplace).run(asOf: nil, format: .html).output, as: UTF8.self))
    for line in try text("check.github").split(separator: "\n") where line.hasPrefix("::") {
      #expect(["::error ", "::warning ", "::notice "].contains { line.hasPrefix($0) }, "\(line)")
    }
    for name in ["check.text", "check.github", "check.html", "check.junit"] {
      #expect(try !text(name).unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "\(name): a control character")
    }
    #expect(try !text("check.text").contains("\u{202E}"))
    _ = try JSONSerialization.jsonObject(with: Data(scratch.read("check.json")))
    _ = try JSONSerialization.jsonObject(with: Data(scratch.read("check.sarif")))
    let messages = try text("check.sarif").matches(of: /"message":\s*\{\s*"text":\s*"((?:[^"\\]|\\.)*)"/).map { String($0.1) }
    #expect(messages.contains { $0.contains("evil.example") } && !messages.contains { $0.contains("[x](") })
    #expect(try XMLDocument(scratch.read("check.junit"), part: "check.junit").root.name == "testsuites")
  }

  /// - Parameter isOwn: whether a link may lead there: its address, decoded and without the place behind `#`.
  private func expectTextAlone(_ file: String, _ isOwn: (String) -> Bool) throws {
    let package = try OfficePackage(bytes: FileSystem.read(file))
    #expect(!package.hasMacros && !package.parts.contains { $0.contains("externalLink") || $0.contains("oleObject") }, "\(file)")
    var shown = 0
    for part in package.parts where part.hasSuffix(".xml") {
      let xml = String(decoding: try package.bytes(of: part), as: UTF8.self)
      shown += xml.contains("evil.example") ? 1 : 0
      for code in Self.code(in: xml) { #expect(!code.contains("evil.example"), "\(file) \(part): \(code)") }
    }
    #expect(shown > 0, "\(file): what was planted must come as far as here")
    for part in [""] + package.parts {
      for link in try package.relationships(of: part).items where link.isExternal {
        let path = String(link.target.prefix { $0 != "#" })
        #expect(link.kind == "hyperlink" && !path.contains(":") && isOwn(path.removingPercentEncoding ?? path), "\(file): \(link.target)")
      }
    }
  }

  /// What is done and not shown: formulas, codes of fields, places that links lead to within a file, macros of shapes.
  private static func code(in xml: String) -> [String] {
    let elements = xml.matches(of: /<(?:\w+:)?(?:f|instrText|formula\d?|definedName|oddHeader|oddFooter)(?: [^>]*)?>([^<]*)</)
    let attributes = xml.matches(of: /\s(?:w:instr|w:anchor|macro|action|onAction|descr)="([^"]*)"/)
    return elements.map { String($0.1) } + attributes.map { String($0.1) }
  }

  /// A page shows the texts, and neither runs nor fetches anything.
  private func expectPageAlone(_ page: String) throws {
    for tag in page.matches(of: /<(\w+)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*\/?>/) {
      #expect(!["script", "img", "iframe", "object", "embed", "base"].contains(tag.1) || !tag.2.contains("evil"), "\(tag.0)")
      for attribute in tag.2.matches(of: /\s(on\w+|href|src|action|style)="([^"]*)"/) {
        #expect(!attribute.1.hasPrefix("on") && !attribute.2.contains("evil.example"), "\(tag.0)")
      }
    }
    #expect(!page.contains("<script>evil") && !page.contains("<img src=x"))
  }
}
