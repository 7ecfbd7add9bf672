import OOXML
import Testing

@testable import Templating

/// A tag that no filling reaches is told at its place, and never left in an output.
@Suite struct WordTagsLeftTests {
  private static let base = "application/vnd.openxmlformats-officedocument."
  private static let chart = base + "drawingml.chart+xml"

  private static func file(_ part: String, kind: String, type: String, _ content: [UInt8]) -> WordFile {
    var file = WordFile(WordFile.p("{{名}}"))
    file.parts.append((part, kind, type, content))
    return file
  }

  private static func embedded(_ text: String) throws -> [UInt8] { try WordFile(WordFile.p(text)).bytes() }

  private func problems(_ file: WordFile) -> [String] { file.problems(#"{"名": "甲"}"#) }

  @Test(arguments: [
    (
      "word/numbering.xml", "numbering", base + "wordprocessingml.numbering+xml",
      "<w:numbering #><w:lvlText w:val=\"%1{{名}}\"/></w:numbering>", "多级列表"
    ),
    (
      "word/settings.xml", "settings", base + "wordprocessingml.settings+xml",
      "<w:settings #><w:docVar w:name=\"a\" w:val=\"｛｛名}}\"/></w:settings>", "文档变量"
    ),
    (
      "word/styles.xml", "styles", base + "wordprocessingml.styles+xml",
      "<w:styles #><w:style><w:name w:val=\"{{名}}\"/></w:style></w:styles>", "样式"
    ),
    ("docProps/custom.xml", "custom-properties", base + "custom-properties+xml", "<p><a>{{名}}</a></p>", "自定义文档属性"),
    ("word/page.html", "aFChunk", "text/html", "<p>{{名}}<br>", "插入的网页（page.html）"),
    ("word/old.vml", "vmlDrawing", base + "vmlDrawing", "<xml><shape alt=\"{{名}}\"/></xml>", "旧式图形或控件"),
  ]) func partsThatNothingFills(_ part: String, _ kind: String, _ type: String, _ content: String, _ words: String) throws {
    let text = content.replacing("#", with: WordFile.namespaces)
    let file = Self.file(part, kind: kind, type: type, Array(text.utf8))
    let found = problems(file)
    #expect(found.count == 1 && found[0].contains(words) && found[0].hasPrefix("template.unsupported 模板.docx "), "\(found)")
    #expect(Templates.lint(try file.bytes(), name: "模板.docx", fields: nil).map { "\($0.code) \($0.message.zh)" } == found)
  }

  @Test func filesWithinTheFile() throws {
    let type = Self.base + "wordprocessingml.document"
    let found = problems(Self.file("word/embeddings/a.docx", kind: "package", type: type, try Self.embedded("{{名}}")))
    #expect(found.count == 1 && found[0].contains("嵌入的文档（a.docx）"), "\(found)")
    #expect(problems(Self.file("word/embeddings/a.docx", kind: "package", type: type, try Self.embedded("{ {"))) == [])
  }

  @Test func buildingBlocksAndDataOfOtherProgramsAreNoTextOfTheDocument() {
    #expect(problems(Self.file("customXml/item1.xml", kind: "customXml", type: "application/xml", Array("<a>{{名}}</a>".utf8))) == [])
    let glossary = "<w:glossaryDocument \(WordFile.namespaces)>\(WordFile.p("{{名}}"))</w:glossaryDocument>"
    let type = Self.base + "wordprocessingml.document.glossary+xml"
    #expect(problems(Self.file("word/glossary/document.xml", kind: "glossaryDocument", type: type, Array(glossary.utf8))) == [])
  }

  /// A chart that no data is bound to: its labels are filled; the names of its series, and its workbook, are not.
  @Test func seriesOfAChartWithoutData() throws {
    func file(_ name: String, _ label: String, _ book: String) throws -> WordFile {
      let drawing =
        "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"c\"/><a:graphic><a:graphicData><c:chart r:id=\"rId1\"/>"
        + "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
      let labels = "<c:dLbls><c:dLbl><c:tx><c:rich><a:p><a:r><a:t>\(label)</a:t></a:r></a:p></c:rich></c:tx></c:dLbl></c:dLbls>"
      let series = "<c:ser><c:idx val=\"0\"/><c:tx><c:v>\(name)</c:v></c:tx>\(labels)</c:ser>"
      var file = WordFile(WordFile.p("{{名}}") + drawing)
      let body = "<c:chart><c:plotArea><c:barChart>\(series)</c:barChart></c:plotArea></c:chart>"
      file.add("word/charts/chart1.xml", kind: "chart", type: Self.chart, "<c:chartSpace \(WordFile.namespaces)>\(body)</c:chartSpace>")
      let links =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\""
        + "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package\" Target=\"../embeddings/b.xlsx\"/></Relationships>"
      file.parts.append(
        ("word/charts/_rels/chart1.xml.rels", "", "application/vnd.openxmlformats-package.relationships+xml", Array(links.utf8)))
      file.parts.append(("word/embeddings/b.xlsx", "package", Self.base + "spreadsheetml.sheet", try Self.embedded(book)))
      return file
    }
    let filled = try file("甲", "标签{{名}}", "一").filled(#"{"名": "乙"}"#)
    #expect(try filled.document(of: "word/charts/chart1.xml").root.descendants("a:t").map(\.text) == ["标签乙"])
    let series = problems(try file("{{名}}", "一", "一"))
    #expect(series.count == 1 && series[0].contains("第2段") && series[0].contains("图表的系列"), "\(series)")
    let book = problems(try file("甲", "一", "{{名}}"))
    #expect(book.count == 1 && book[0].contains("第2段") && book[0].contains("嵌入的工作簿"), "\(book)")
  }

  @Test func addressesThatNothingFills() throws {
    let file = WordFile(WordFile.p("{{名}}"))
    let package = try file.package()
    var links = try package.relationships(of: "word/document.xml")
    links.add(kind: "attachedTemplate", target: "file:///%7B%7B名%7D%7D.dotx", isExternal: true)
    package.setRelationships(links, of: "word/styles.xml")
    package.set("word/styles.xml", Array("<w:styles \(WordFile.namespaces)/>".utf8), contentType: WordFile.base + "styles+xml")
    let found = Templates.lint(try package.bytes(), name: "t.docx", fields: nil).map(\.message.zh)
    #expect(found.count == 1 && found[0].contains("链接地址: {{名}}"), "\(found)")
  }

  @Test func aSymbolWithinATagIsNoName() throws {
    let symbol = "<w:p><w:r><w:t>{{名</w:t></w:r><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r><w:r><w:t>}}</w:t></w:r></w:p>"
    let found = Templates.lint(try WordFile(symbol).bytes(), name: "t.docx", fields: nil)
    #expect(found.map(\.code) == ["template.syntax"] && found[0].message.zh.contains("不是文字的东西"))
  }
}
