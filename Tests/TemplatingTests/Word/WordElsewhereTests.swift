import OOXML
import Templating
import Testing

/// Tags where no run of a paragraph is: addresses, codes of fields, alternative texts, charts, properties, formulas.
@Suite struct WordElsewhereTests {
  private static let data = #"{"名": "甲", "号": "YW-1", "址": "http://x/?a=1&b=\"2\"", "列": [{"名": "乙"}, {"名": "丙"}]}"#

  private func fill(_ body: String) throws -> String { try WordFile(body).fill(Self.data) }

  private static func field(_ pieces: String...) -> String {
    "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
      + pieces.map { "<w:r><w:instrText xml:space=\"preserve\">\($0)</w:instrText></w:r>" }.joined()
      + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
  }

  @Test func codesOfFields() throws {
    let code = { (body: String) -> String in
      try WordFile(body).filled(Self.data).document(of: "word/document.xml").root.descendants("w:instrText").map(\.text).joined()
    }
    // A quote of the data does not end the argument.
    #expect(try code(Self.field(" HYPERLINK \"{{址}}\" ")) == " HYPERLINK \"http://x/?a=1&b=\\\"2\\\"\" ")
    #expect(try code(Self.field(" HYPERLINK \"http://x/{", "{名}} \" ")) == " HYPERLINK \"http://x/甲 \" ")
    // Where a bookmark is meant, the value becomes the name that {{!书签:号}} gives it.
    #expect(try code(Self.field(" REF {{号}} \\h ")) == " REF YW_1 \\h ")
    #expect(try code(Self.field(" HYPERLINK \\l \"{{号}}\" ")) == " HYPERLINK \\l \"YW_1\" ")
    #expect(try fill(Self.field(" PAGEREF {{号}} ")).contains("w:fldCharType=\"begin\" w:dirty=\"true\""))
    #expect(try !fill(Self.field(" HYPERLINK \"{{址}}\" ")).contains("w:dirty"))
    #expect(
      try fill("<w:p><w:fldSimple w:instr=\" REF {{号}} \"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>").contains(
        "<w:fldSimple w:instr=\" REF YW_1 \" w:dirty=\"true\">"))
  }

  private static func link(_ target: String, _ body: String) throws -> OfficePackage {
    let package = try WordFile(body).package()
    var links = try package.relationships(of: "word/document.xml")
    let id = links.add(kind: "hyperlink", target: target, isExternal: true)
    #expect(id == "rId1")
    package.setRelationships(links, of: "word/document.xml")
    return package
  }

  private static func targets(_ package: OfficePackage, _ data: String = data) throws -> [String] {
    let template = try WordTemplate(package.bytes(), name: "t.docx")
    let filled = try OfficePackage(bytes: template.fill(JSONReader.read(Array(data.utf8))).package.bytes())
    let links = try filled.relationships(of: "word/document.xml")
    let used = try filled.document(of: "word/document.xml").root.descendants("w:hyperlink").compactMap { $0["r:id"] }
    // Nothing is left of the template's own address.
    #expect(links.items.allSatisfy { !$0.target.contains("{") && !$0.target.contains("%7B") })
    return used.map { links[$0]?.target ?? "" }
  }

  @Test func addressesOfHyperlinks() throws {
    let link = "<w:p><w:hyperlink r:id=\"rId1\"><w:r><w:t>{{名}}</w:t></w:r></w:hyperlink></w:p>"
    #expect(try Self.targets(Self.link("http://x/{{号}}?q={{名}} b", link)) == ["http://x/YW-1?q=甲%20b"])
    #expect(try Self.targets(Self.link("http://x/%7B%7B号%7D%7D", link)) == ["http://x/YW-1"])
    #expect(
      try Self.targets(Self.link("http://x/{{名}}", WordFile.p("{{#列}}") + link + WordFile.p("{{/列}}"))) == ["http://x/乙", "http://x/丙"])
    for bad in [#"{"名": "x", "址": "javascript:alert(1)"}"#, #"{"名": "x", "址": ""}"#] {
      #expect(throws: TemplateErrors.self) { try Self.targets(Self.link("{{址}}", link), bad) }
    }
  }

  @Test func attributesThatReadersSee() throws {
    #expect(try fill("<w:p><w:hyperlink w:anchor=\"{{号}}\" w:tooltip=\"看{{名}}\"/></w:p>").contains("w:anchor=\"YW_1\" w:tooltip=\"看甲\""))
    let control =
      "<w:sdt><w:sdtPr><w:alias w:val=\"{{名}}\"/><w:tag w:val=\"{{#列}}{{名}};{{/列}}\"/></w:sdtPr><w:sdtContent>\(WordFile.p("x"))</w:sdtContent></w:sdt>"
    #expect(try fill(control).contains("<w:alias w:val=\"甲\"/><w:tag w:val=\"乙;丙;\"/>"))
    #expect(
      try fill("<w:p><w:r><w:drawing><wp:docPr id=\"1\" name=\"{{名}}\" descr=\"“{{名}}”的图\"/></w:drawing></w:r></w:p>").contains(
        "name=\"甲\" descr=\"“甲”的图\""))
    #expect(
      try fill("<w:tbl><w:tblPr><w:tblCaption w:val=\"{{名}}\"/></w:tblPr><w:tblGrid/></w:tbl>").contains("<w:tblCaption w:val=\"甲\"/>"))
  }

  @Test func whatIsWrongThereIsSaidThere() {
    let drawing = { (text: String) in
      WordFile.p("一") + "<w:p><w:r><w:drawing><wp:docPr id=\"1\" name=\"x\" descr=\"\(text)\"/></w:drawing></w:r></w:p>"
    }
    for (text, code) in [("{{错}}", "unknown-field"), ("{{名", "unclosed"), ("{{#名}}", "nesting"), ("{{> 名}}", "partial")] {
      #expect(WordFile(drawing(text)).problems(Self.data).first?.hasPrefix("template.\(code) 模板.docx 第2段") ?? false, "\(text)")
    }
    let old = "<w:p><w:r><w:pict><v:line alt=\"{{@名}}\"/></w:pict></w:r></w:p>"
    #expect(WordFile(old).problems(Self.data).first?.hasPrefix("template.type") ?? false)
  }

  @Test func formulasAndPhoneticGuides() throws {
    let math = "xmlns:m=\"\(XMLNamespaces.uri(of: "m") ?? "")\""
    #expect(
      try fill("<w:p><m:oMath \(math)><m:r><m:t>x={</m:t></m:r><m:r><m:t>{名}}+1</m:t></m:r></m:oMath></w:p>").contains(
        "<m:t>x=甲</m:t></m:r><m:r><m:t>+1</m:t>"))
    let ruby =
      "<w:p><w:r><w:ruby><w:rt>\(Self.run("{{名}}"))</w:rt><w:rubyBase>\(Self.run("{{"))\(Self.run("名}}"))</w:rubyBase></w:ruby></w:r></w:p>"
    #expect(try fill(ruby).components(of: ">甲</w:t>") == 2)
  }

  private static func run(_ text: String) -> String { "<w:r><w:t>\(text)</w:t></w:r>" }

  @Test func numbersOfFiguresAreCounted() throws {
    let simple = { (code: String, text: String) in
      "<w:p><w:fldSimple w:instr=\" SEQ \(code) \"><w:r><w:t>\(text)</w:t></w:r></w:fldSimple></w:p>"
    }
    let complex = Self.field(" SEQ ", "图 \\* ARABIC ").replacing("<w:t>x</w:t>", with: "<w:t>1</w:t><w:t>0</w:t>")
    let body =
      simple("图 \\* ARABIC", "7") + WordFile.p("{{#列}}") + complex + simple("表", "1") + WordFile.p("{{/列}}") + simple("图", "9")
      + simple("图 \\* CHINESENUM3", "一") + simple("图 \\r 3", "3")
    let root = try WordFile(body).filled(Self.data).document(of: "word/document.xml").root
    #expect(root.descendants("w:p").map { $0.descendants("w:t").map(\.text).joined() } == ["1", "2", "1", "3", "2", "4", "五", "3"])
  }

  @Test func propertiesOfTheDocument() throws {
    let package = try WordFile(WordFile.p("x")).package()
    try package.setProperties(DocumentProperties(title: "{{名}}报告", subject: "{{号}}", company: "{{名}}公司"))
    let template = try WordTemplate(package.bytes(), name: "t.docx")
    let data = try JSONReader.read(Array(Self.data.utf8))
    #expect(try template.fill(data).package.properties == DocumentProperties(title: "甲报告", subject: "YW-1", company: "甲公司"))
    let error = #expect(throws: TemplateErrors.self) { try template.fill(JSONReader.read(Array("{}".utf8))) }
    #expect(error?.findings.count == 3 && error?.findings.first?.message.zh.contains("文档属性“标题”") ?? false)
  }

  @Test func sectionsEndAtTheEdgeOfALinkOrControl() throws {
    let link = "<w:p>\(Self.run("{{#列}}"))<w:hyperlink w:anchor=\"a\">\(Self.run("{{名}}{{/列}}"))</w:hyperlink></w:p>"
    #expect(try fill(link).components(of: "<w:hyperlink") == 2)
    // A control whose text a tag swallowed is gone with it.
    let control =
      "<w:p>\(Self.run("{{"))<w:sdt><w:sdtPr><w:id w:val=\"3\"/></w:sdtPr><w:sdtContent>\(Self.run("名"))</w:sdtContent></w:sdt>\(Self.run("}}"))</w:p>"
    #expect(try fill(control) == "<w:p><w:r><w:t xml:space=\"preserve\">甲</w:t></w:r></w:p>")
    let empty = "<w:sdt><w:sdtPr/><w:sdtContent>\(WordFile.p("{{#空}}"))\(WordFile.p("x"))\(WordFile.p("{{/空}}"))</w:sdtContent></w:sdt>"
    #expect(try WordFile(empty).fill(#"{"空": []}"#).contains("<w:sdtContent><w:p></w:p></w:sdtContent>"))
  }

  @Test func titlesOfCharts() throws {
    let title = { (text: String) in "<c:title><c:tx><c:rich><a:p>\(text)</a:p></c:rich></c:tx></c:title>" }
    let chart = { (file: WordFile, text: String) -> WordFile in
      var file = file
      file.parts[0].bytes = Array(
        String(decoding: file.parts[0].bytes, as: UTF8.self).replacing("<c:chart><c:plotArea>", with: "<c:chart>\(title(text))<c:plotArea>")
          .utf8)
      return file
    }
    let file = chart(WordObjectTests.chart("barChart", series: 1), "<a:r><a:t>题{{</a:t></a:r><a:r><a:t>名}}</a:t></a:r>")
    var looped = file
    looped.body = WordFile.p("{{#列}}") + file.body + WordFile.p("{{/列}}")
    let values = #"{"categories": ["a"], "series": [{"name": "s", "values": [1]}]}"#
    let filled = try looped.filled(
      "{\"列\": [{\"名\": \"乙\", \"数\": \(values)}, {\"名\": \"丙\", \"数\": \(values)}, {\"名\": \"丁\", \"数\": \(values)}]}")
    let texts = try ["chart1", "chartOfItem1", "chartOfItem2"].map {
      try filled.document(of: "word/charts/\($0).xml").root.descendants("a:t").map(\.text).joined()
    }
    #expect(texts == ["题乙", "题丙", "题丁"])
    // A chart that no data is bound to is filled, too; one that is bound by its own title is bound.
    let unbound = WordFile(file.body.replacing("{{图表:数}}", with: "x"))
    var plain = unbound
    plain.parts = file.parts
    #expect(try plain.filled(Self.data).document(of: "word/charts/chart1.xml").root.descendants("a:t").map(\.text).joined() == "题甲")
    plain.parts = chart(WordObjectTests.chart("barChart", series: 1), "<a:r><a:t>{{图表:数}}</a:t></a:r>").parts
    let bound = try plain.filled("{\"数\": \(values)}").document(of: "word/charts/chart1.xml").root
    #expect(bound.descendants("a:t").map(\.text).joined() == "数" && bound.descendants("c:ser").first?.descendants("c:v").first?.text == "s")
  }

  @Test func aChartWithoutDataLeavesNothing() throws {
    var file = WordObjectTests.chart("barChart", series: 1)
    file.body = file.body.replacing("{{图表:数}}", with: "{{图表:数|可空}}")
    let filled = try file.filled(#"{"数": null}"#)
    #expect(try filled.document(of: "word/document.xml").root.descendants("w:drawing").isEmpty)
    #expect(!filled.contains("word/charts/chart1.xml"))
    #expect(try filled.relationships(of: "word/document.xml").items.isEmpty)
  }
}
