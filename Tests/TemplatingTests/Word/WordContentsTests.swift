import OOXML
import Testing

@testable import Templating

/// Tables of contents and of figures, and the numbers that they list.
@Suite struct WordContentsTests {
  private static let styles =
    "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>"
    + "<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"章节名\"/></w:style>"

  private static func contents(_ code: String) -> String {
    "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> TOC \(code) </w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r></w:p><w:p><w:r><w:t>旧</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
  }

  private static func caption(_ code: String, _ text: String) -> String {
    "<w:p><w:r><w:t xml:space=\"preserve\">图 </w:t></w:r><w:fldSimple w:instr=\" SEQ \(code) \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
      + "<w:r><w:t xml:space=\"preserve\"> \(text)</w:t></w:r></w:p>"
  }

  private static func heading(_ text: String, _ style: String) -> String { WordFile.p(text, "<w:pStyle w:val=\"\(style)\"/>") }

  /// The entries of the first lines, without their page numbers, and the whole.
  private func paragraphs(_ body: String, _ json: String = "{}") throws -> [String] {
    var file = WordFile(body)
    file.addStyles(Self.styles)
    return try file.paragraphs(json)
  }

  @Test func captionsAreListed() throws {
    let body =
      Self.contents("\\h \\z \\c &quot;图&quot;") + Self.heading("章", "1") + WordFile.p("{{#列}}") + Self.caption("图 \\* ARABIC", "{{.}}")
      + WordFile.p("{{/列}}") + Self.caption("表", "不是图")
    let found = try paragraphs(body, #"{"列":["甲","乙"]}"#)
    #expect(found.prefix(2) == ["图 1 甲1", "图 2 乙1"], "\(found)")
    #expect(!found.contains { $0.contains("旧") })
  }

  @Test func stylesAreListed() throws {
    let body = Self.contents("\\h \\t &quot;章节名,2&quot;") + Self.heading("{{#列}}{{.}}{{/列}}", "a") + Self.heading("不列", "1")
    #expect(try paragraphs(body, #"{"列":["甲"]}"#).first == "甲1")
    let both = Self.contents("\\o &quot;1-1&quot; \\t &quot;章节名，2&quot;") + Self.heading("一", "1") + Self.heading("二", "a")
    #expect(try paragraphs(both).prefix(2) == ["一1", "二1"])
  }

  @Test func headingsOfPartialsAreListed() throws {
    var partial = WordFile(Self.heading("部分", "1"))
    partial.addStyles(Self.styles)
    var file = WordFile(Self.contents("\\o &quot;1-3&quot;") + Self.heading("章", "1") + WordFile.p("{{>部分}}"))
    file.addStyles(Self.styles)
    let bytes = try partial.bytes()
    let filled = try file.template().render(.null, options: FillOptions(), partials: { _ in bytes })
    #expect(try WordFile.paragraphs(of: OfficePackage(bytes: filled)).prefix(2) == ["章1", "部分1"])
  }

  @Test func numbersBeginAnewWithChapters() throws {
    let body =
      WordFile.p("{{#列}}") + Self.heading("章", "1") + Self.caption("图 \\* ARABIC \\s 1", "a") + Self.caption("图 \\* ARABIC \\s 1", "b")
      + WordFile.p("{{/列}}")
    #expect(try paragraphs(body, #"{"列":[1,2]}"#) == ["章", "图 1 a", "图 2 b", "章", "图 1 a", "图 2 b"])
  }

  @Test(arguments: [
    (FieldNumber.chinese, 10, "十"), (.chinese, 21, "二十一"), (.chinese, 105, "一百零五"), (.chinese, 2_010, "二千零一十"),
    (.chineseDigits, 101, "一〇一"), (.capital, 10, "壹拾"), (.capital, 21, "贰拾壹"), (.capital, 105, "壹佰零伍"),
    (.upperRoman, 1_994, "MCMXCIV"), (.lowerRoman, 4, "iv"), (.upperLetters, 27, "AA"), (.lowerLetters, 26, "z"), (.arabic, 12, "12"),
  ]) func numbersAsFieldsShowThem(_ format: FieldNumber, _ number: Int, _ text: String) { #expect(format.text(number) == text) }

  @Test func pagesAreLeftOutOrSetApartAsTheFieldSays() throws {
    let code = "\\o &quot;1-1&quot; \\t &quot;章节名,2&quot; \\n"
    let body = Self.heading("一", "1") + Self.heading("二", "a")
    #expect(try paragraphs(Self.contents(code + " 2-2 \\p &quot;、&quot;") + body) == ["一、1", "二", "一", "二"])
    #expect(try paragraphs(Self.contents(code) + body) == ["一", "二", "一", "二"])
  }

  private func lint(_ body: String) throws -> [String] {
    var file = WordFile(body)
    file.addStyles(Self.styles)
    return Templates.lint(try file.bytes(), name: "t.docx", fields: nil).map(\.code)
  }

  @Test func whatStaysAsItIsIsMentioned() throws {
    #expect(try lint(Self.contents("\\b 书签")) == ["template.layout"])
    #expect(try lint(Self.caption("图 \\h", "a")) == ["template.layout"])
    for code in ["STYLEREF &quot;heading 1&quot;", "=SUM(ABOVE)", "IF 1 = 2 &quot;a&quot;", "DOCPROPERTY Title", "styleref 1"] {
      #expect(try lint("<w:p><w:fldSimple w:instr=\" \(code) \"><w:r><w:t>旧</w:t></w:r></w:fldSimple></w:p>") == ["template.layout"])
    }
    for code in ["PAGE", "NUMPAGES \\* CHINESENUM3", "REF a \\h", "HYPERLINK &quot;b&quot;"] {
      #expect(try lint("<w:p><w:fldSimple w:instr=\" \(code) \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>") == [])
    }
    #expect(try lint(Self.contents("\\o &quot;1-3&quot;") + Self.caption("图 \\* ARABIC", "a")) == [])
  }

  @Test func aBlankLastPageIsMentioned() throws {
    let pageBreak = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
    let (open, close) = (WordFile.p("{{#列}}{{.}}"), WordFile.p("{{/列}}"))
    #expect(try lint(open + pageBreak + close) == ["template.layout"])
    #expect(try lint(open + pageBreak + close + "<w:p/>") == ["template.layout"])
    #expect(try lint(open + pageBreak + close + WordFile.p("后面还有")) == [])
    #expect(try lint(open + WordFile.p("x") + close) == [])
  }
}
