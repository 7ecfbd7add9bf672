import OOXML
import TestSupport
import Testing

/// A document or workbook as no office program writes it: a sound package with one thing made hostile.
struct HostilePackage: CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  /// What lint says of it, in English; `nil` for a package that may be used as it is.
  var words: String?
  /// Whether the reader of ledgers refuses it too; formats of cells and formulas are nothing to it.
  var isNoLedger = true

  /// Whether it is only remarked on, and filled all the same.
  var isCopied: Bool { ["parentheses", "conditions", "signs", "terms", "percents"].contains { name.hasPrefix($0) } }

  var testDescription: String { name }

  static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let office = "application/vnd.openxmlformats-officedocument."

  /// A document with one tag, or one whose paragraphs are given.
  static func document(_ paragraphs: String = "<w:p><w:r><w:t>{{a}}</w:t></w:r></w:p>") throws -> [UInt8] {
    let package = OfficePackage()
    let body = "<w:document xmlns:w=\"\(word)\"><w:body>\(paragraphs)</w:body></w:document>"
    package.set("word/document.xml", Array(body.utf8), contentType: office + "wordprocessingml.document.main+xml")
    package.set("word/styles.xml", Array("<w:styles xmlns:w=\"\(word)\"/>".utf8), contentType: office + "wordprocessingml.styles+xml")
    try package.relate("", to: "word/document.xml", kind: "officeDocument")
    try package.relate("word/document.xml", to: "word/styles.xml", kind: "styles")
    return try package.bytes()
  }

  /// A workbook with one tag, or with rows that are given; what stands before and after them.
  static func workbook(_ rows: String = tagged, before: String = "", after: String = "") throws -> [UInt8] {
    var book = TestWorkbook(sheets: [.init(name: "每日运行指标", body: "\(before)<sheetData>\(rows)</sheetData>\(after)")])
    book.strings = ["日期", "运行"]
    return try book.bytes()
  }

  static let tagged =
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>{{a}}</t></is></c></row>"

  /// Another cell behind the tag.
  private static func beside(_ cell: String) -> String { "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{{a}}</t></is></c>\(cell)</row>" }

  /// What makes an archive hostile, whatever is in it; all doors refuse it.
  static func archives(_ ending: String) throws -> [HostilePackage] {
    let sound = try ending == "docx" ? document() : workbook()
    let main = ending == "docx" ? "word/document.xml" : "xl/worksheets/sheet1.xml"
    let text = String(decoding: try ZipArchive(bytes: sound).read(main), as: UTF8.self)
    func with(_ content: String) throws -> [UInt8] { try rewritten(sound, main, Array(content.utf8)) }
    let lol = (1...9).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }.joined()
    let external = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
    let place = text.firstIndex(of: ">") ?? text.startIndex
    func within(_ bytes: [UInt8]) throws -> [UInt8] {
      try rewritten(sound, main, Array(text[...place].utf8.dropLast()) + bytes + Array(text[place...].utf8))
    }
    let evil = try adding("xx/evil.xml", [1], to: sound)
    var forged = ForgedZip(sound)
    var cases: [(String, String, [UInt8])] = [
      ("xxe", "DOCTYPE", try with(external + text.replacing("{{a}}", with: "&e;{{a}}"))),
      ("entities", "DOCTYPE", try with("<!DOCTYPE x [<!ENTITY l0 \"lol\">\(lol)]>" + text.replacing("{{a}}", with: "&l9;{{a}}"))),
      ("xxe-utf16", "DOCTYPE", try rewritten(sound, main, utf16("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + external + text))),
      ("utf32", "not well-formed", try rewritten(sound, main, utf16(text).flatMap { [$0, 0] })),
      ("invalid-utf8", "not well-formed", try within([0x20, 0xFF, 0xFE, 0x80])),
      ("nul", "not well-formed", try within([0])),
      ("unclosed", "not well-formed", try with(String(text.dropLast(12)))),
      ("no-content", "not well-formed", try with("")),
      ("depth", "250 elements", try with(String(repeating: "<a>", count: 100_000) + String(repeating: "</a>", count: 100_000))),
      ("ratio", "zip bomb", try adding("x/bomb.bin", [UInt8](repeating: 0x20, count: 20 << 20), to: sound)),
      ("ratio-main", "zip bomb", try within([UInt8](repeating: 0x20, count: 20 << 20))),
      ("traversal", "not safe", ForgedZip.renaming(evil, "xx/evil", "../evil")),
      ("absolute", "not safe", ForgedZip.renaming(evil, "xx/evil", "/x/evil")),
      ("backslash", "not safe", ForgedZip.renaming(evil, "xx/evil", "..\\evil")),
      ("drive", "not safe", ForgedZip.renaming(evil, "xx/evil", "C:/evil")),
      ("nul-name", "not safe", ForgedZip.renaming(evil, "xx/evil", "xx/\u{0}vil")),
      ("twice", "twice", ForgedZip.renaming(try adding("XL/evil.xml", [2], to: try adding("xx/evil.xml", [1], to: sound)), "XL/", "xX/")),
      ("macros", "macros", try adding(ending == "docx" ? "word/vbaProject.bin" : "xl/vbaProject.bin", [1, 2, 3], to: sound)),
      ("compound", "encrypted", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1_016)),
      ("empty", "no zip", []),
      ("cut", "cut short", Array(sound.prefix(sound.count * 2 / 3))),
      ("behind", "behind its end", sound + Array("%PDF-1.7".utf8)),
      ("before", "damaged", Array("MZ".utf8) + sound),
      ("volumes", "volumes", forged.changing { $0.end(4, [1, 0]) }),
      ("count-lie", "damaged", forged.changing { $0.end(8, [1, 0, 1, 0]) }),
      ("count", "entries", forged.changing { $0.end(8, [0xFF, 0xFE, 0xFF, 0xFE]) }),
      ("overlapping", "damaged", forged.changing { $0.directory(main, 42, $0.local("[Content_Types].xml")) }),
      ("checksum", "checksum", forged.changing { $0.both(main, 16, 14, [1, 2, 3, 4]) }),
      ("size-lie", "damaged", forged.changing { $0.both(main, 24, 22, [3, 0, 0, 0]) }),
      ("size-huge", "more than the limit", forged.changing { $0.both(main, 24, 22, [0xFE, 0xFF, 0xFF, 0xFF]) }),
      ("encrypted", "encrypted", forged.changing { $0.directory(main, 8, [1, 0]) }),
      ("method", "method 12", forged.changing { $0.directory(main, 10, [12, 0]) }),
      ("local-header", "damaged", forged.changing { $0.local(main, 0, [0, 0, 0, 0]) }),
      ("local-name", "damaged", forged.changing { $0.local(main, 30, [0x7A]) }),
      ("zip64-entry", "64-bit", forged.changing { $0.directory(main, 24, [0xFF, 0xFF, 0xFF, 0xFF]) }),
      ("zip64-far", "damaged", forged.zip64(record: nil, at: 1 << 50)),
      ("zip64-huge", "entries", forged.zip64(record: 1 << 60, at: nil)),
      ("zip64-most", "entries", forged.zip64(record: .max, at: nil)),
      ("zip64-negative", "damaged", forged.zip64(record: nil, at: .max - 15)),
    ]
    let links = String(decoding: try ZipArchive(bytes: sound).read("_rels/.rels"), as: UTF8.self)
    let target = ending == "docx" ? "word/document.xml" : "xl/workbook.xml"
    for (name, other) in [("out", "../../../../etc/passwd"), ("file", "file:///etc/passwd")] {
      cases.append(("main-\(name)", "no main part", try rewritten(sound, "_rels/.rels", Array(links.replacing(target, with: other).utf8))))
    }
    return cases.map { HostilePackage(name: "\($0.0).\(ending)", bytes: $0.2, words: $0.1) }
  }

  /// Sheets that a program could have written and none does.
  static func sheets() throws -> [HostilePackage] {
    func formula(_ text: String) throws -> [UInt8] { try workbook(beside("<c r=\"B1\"><f>\(text)</f></c>")) }
    let parentheses = String(repeating: "(", count: 4_000) + "1" + String(repeating: ")", count: 4_000)
    let conditions = String(repeating: "IF(1,", count: 1_300) + "1" + String(repeating: ")", count: 1_300)
    let sections = String(repeating: "{{#s}}", count: 50_000) + String(repeating: "{{/s}}", count: 50_000)
    let cells = (1...2_000).map { "<c t=\"inlineStr\"><is><t>{{\($0 <= 1_000 ? "#" : "/")s}}</t></is></c>" }.joined()
    var twins = TestWorkbook(sheets: [.init(name: "甲", body: "<sheetData/>"), .init(name: "乙", body: "<sheetData/>")])
    twins.strings = ["x"]
    let links = "xl/_rels/workbook.xml.rels"
    let twin = try twins.bytes()
    let shared = String(decoding: try ZipArchive(bytes: twin).read(links), as: UTF8.self).replacing("sheet2", with: "sheet1")
    let brackets = String(repeating: "[", count: 100_000)
    var formats = TestWorkbook(sheets: [.init(name: "考勤", body: "<sheetData>\(tagged.replacing("t=\"s\"", with: "s=\"1\""))</sheetData>")])
    formats.formats = [brackets]
    let million = String(repeating: "故x", count: 500_000)
    let cases: [(String, String?, Bool, [UInt8])] = [
      ("row-beyond", "beyond the sheet", true, try workbook(tagged + "<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>")),
      ("row-huge", "beyond the sheet", true, try workbook(tagged + "<row r=\"99999999999999999999\"/>")),
      ("row-back", "out of order", true, try workbook("<row r=\"5\"/>" + tagged)),
      ("column-beyond", "no cell of row 1", true, try workbook(beside("<c r=\"XFE1\"><v>1</v></c>"))),
      ("cell-elsewhere", "no cell of row 1", true, try workbook(beside("<c r=\"B7\"><v>1</v></c>"))),
      ("text-beyond", "which is not there", true, try workbook(beside("<c r=\"B1\" t=\"s\"><v>99999</v></c>"))),
      ("text-negative", "which is not there", true, try workbook(beside("<c r=\"B1\" t=\"s\"><v>-1</v></c>"))),
      ("format-beyond", "which is not there", false, try workbook(beside("<c r=\"B1\" s=\"99999\"><v>1</v></c>"))),
      ("twin-sheets", "two sheets", true, try rewritten(twin, links, Array(shared.utf8))),
      ("parentheses", "too deep", false, try formula(parentheses)),
      ("conditions", "too deep", false, try formula(conditions)),
      ("signs", "too deep", false, try formula(String(repeating: "-", count: 8_000) + "1")),
      ("terms", "1000 operators", false, try formula(String(repeating: "1+", count: 4_000) + "1")),
      ("percents", "1000 operators", false, try formula("1" + String(repeating: "%", count: 8_000))),
      ("formula-long", "8192", false, try formula(String(repeating: "(", count: 100_000))),
      ("sections-cell", "100 sections", false, try workbook(beside("<c r=\"B1\" t=\"inlineStr\"><is><t>\(sections)</t></is></c>"))),
      ("sections-row", "100 sections", false, try workbook("<row r=\"1\">\(cells)</row>")),
      ("array-sheet", "array formula", false, try workbook(beside("<c r=\"B1\"><f t=\"array\" ref=\"B1:XFD1048576\">A1</f></c>"))),
      ("million", nil, true, try workbook(beside("<c r=\"B1\" t=\"inlineStr\"><is><t>\(million)</t></is></c>"))),
      ("corner", nil, false, try workbook(tagged + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>")),
      ("dimension", nil, false, try workbook(before: "<dimension ref=\"A1:XFD1048576\"/>")),
      ("merge", nil, false, try workbook(after: "<mergeCells count=\"1\"><mergeCell ref=\"A3:XFD1048576\"/></mergeCells>")),
      ("columns", nil, false, try workbook(before: "<cols><col min=\"1\" max=\"4294967295\" width=\"1e300\"/></cols>")),
      (
        "rule", nil, false,
        try workbook(after: "<dataValidations><dataValidation type=\"whole\" sqref=\"A1:XFD1048576\"/></dataValidations>")
      ),
      ("cycle", nil, false, try workbook(beside("<c r=\"B1\"><f>C1</f></c><c r=\"C1\"><f>B1+1</f></c>"))),
      ("shared-sheet", nil, false, try workbook(beside("<c r=\"B1\"><f t=\"shared\" si=\"0\" ref=\"B1:XFD1048576\">A1</f></c>"))),
      ("digits", nil, false, try workbook(beside("<c r=\"B1\"><v>\(String(repeating: "9", count: 100_000))</v></c>"))),
      ("no-number", nil, false, try workbook(beside("<c r=\"B1\"><v>NaN</v></c><c r=\"C1\"><v>1e999</v></c><c r=\"D1\"><v>abc</v></c>"))),
      ("number-format", nil, false, try formats.bytes()),
    ]
    return cases.map { HostilePackage(name: "\($0.0).xlsx", bytes: $0.3, words: $0.1, isNoLedger: $0.2) }
  }

  /// Documents that a program could have written and none does.
  static func documents() throws -> [HostilePackage] {
    func paragraph(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }
    let open = String(repeating: "{{#s}}", count: 20_000)
    let close = String(repeating: "{{/s}}", count: 20_000)
    let paragraphs = (1...2_000).map { paragraph("{{\($0 <= 1_000 ? "#" : "/")s}}") }.joined()
    let runs = String(repeating: "<w:r><w:t>{{#s}}x{{/s}}</w:t></w:r>", count: 2_000)
    let table = String(repeating: "<w:tbl><w:tr><w:tc>", count: 70) + paragraph("{{a}}")
    let end = String(repeating: "<w:p/></w:tc></w:tr></w:tbl>", count: 70)
    let cases: [(String, String?, String)] = [
      ("sections-paragraph", "100 sections", paragraph(open + close)), ("sections-open", "100 sections", paragraph(open)),
      ("sections-paragraphs", "100 sections", paragraphs), ("braces", "not closed", paragraph(String(repeating: "{{", count: 20_000))),
      ("runs", nil, "<w:p>\(runs)</w:p>"), ("tables", nil, table + end + "<w:p/>"),
      ("million", nil, paragraph(String(repeating: "故x", count: 500_000) + "{{a}}")),
      (
        "span", nil,
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2147483647\"/></w:tcPr>\(paragraph("{{a}}"))</w:tc></w:tr></w:tbl><w:p/>"
      ),
    ]
    return try cases.map { HostilePackage(name: "\($0.0).docx", bytes: try document($0.2), words: $0.1) }
  }

  // MARK: Making

  static func utf16(_ text: String) -> [UInt8] { [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] } }

  /// A package with other bytes in one part.
  static func rewritten(_ bytes: [UInt8], _ part: String, _ content: [UInt8]) throws -> [UInt8] {
    let archive = try ZipArchive(bytes: bytes)
    return try ZipWriter.bytes { writer in
      for entry in archive.entries { try writer.add(entry.name, entry.name == part ? content : archive.read(entry)) }
    }
  }

  static func adding(_ part: String, _ content: [UInt8], to bytes: [UInt8]) throws -> [UInt8] {
    let archive = try ZipArchive(bytes: bytes)
    return try ZipWriter.bytes { writer in
      for entry in archive.entries { try writer.add(entry.name, archive.read(entry)) }
      try writer.add(part, content)
    }
  }
}
