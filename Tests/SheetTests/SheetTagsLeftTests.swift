import Diagnostics
import OOXML
import Testing

@testable import Templating

/// A tag where a workbook fills none is told by cell and by what it stands in, and never left in an output.
@Suite struct SheetTagsLeftTests {
  private static let sheet = "xl/worksheets/sheet1.xml"
  private static let space = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
  private static let drawing =
    "xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" "
    + "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
    + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

  private func found(_ after: String = "", _ change: (OfficePackage) throws -> Void = { _ in }) throws -> [String] {
    let package = try SheetFixture([("A1", "{{题}}"), ("B2", "x")], after: after).package()
    try change(package)
    return Templates.lint(try package.bytes(), name: "t.xlsx", fields: nil).map { "\($0.place.cell ?? "—") \($0.message.zh)" }
  }

  private static func add(_ part: String, _ content: String, kind: String, to source: String = sheet) -> (OfficePackage) throws -> Void {
    { package in
      package.set(part, Array(content.utf8), contentType: "application/xml")
      try package.relate(source, to: part, kind: kind)
    }
  }

  private static func link(_ target: String) -> (OfficePackage) throws -> Void {
    { package in
      var links = try package.relationships(of: sheet)
      links.add(kind: "hyperlink", target: target, isExternal: true)
      package.setRelationships(links, of: sheet)
    }
  }

  @Test(arguments: [
    ("<hyperlinks><hyperlink ref=\"B2\" tooltip=\"{{题}}\"/></hyperlinks>", "B2 t.xlsx 表!B2 超链接 tooltip: {{题}}"),
    ("<hyperlinks><hyperlink ref=\"B2\" location=\"{{题}}!A1\"/></hyperlinks>", "B2 t.xlsx 表!B2 超链接 location: {{题}}"),
    ("<hyperlinks><hyperlink ref=\"B2\" location=\"'{{题}}'!A1\"/></hyperlinks>", "B2 t.xlsx 表!B2 超链接 location: {{题}}"),
    (
      "<dataValidations><dataValidation sqref=\"B2:B9 D1\" prompt=\"｛｛题｝｝\"><formula1>1</formula1></dataValidation></dataValidations>",
      "B2 t.xlsx 表!B2 数据验证 prompt: ｛｛题｝｝"
    ),
    (
      "<dataValidations><dataValidation sqref=\"B2\"><formula1>\"甲,{{题}}\"</formula1></dataValidation></dataValidations>",
      "B2 t.xlsx 表!B2 数据验证 formula1: {{题}}"
    ),
    (
      "<conditionalFormatting sqref=\"B2\"><cfRule type=\"containsText\" text=\"{{题}}\"/></conditionalFormatting>",
      "B2 t.xlsx 表!B2 条件格式 text: {{题}}"
    ),
    ("<protectedRanges><protectedRange sqref=\"B2\" name=\"{{题}}\"/></protectedRanges>", "B2 t.xlsx 表!B2 允许编辑区域 name: {{题}}"),
  ]) func onTheSheet(_ after: String, _ words: String) throws {
    let found = try found(after)
    #expect(found.count == 1 && found[0].hasPrefix(words), "\(found)")
  }

  @Test(arguments: ["http://a.b/{{题}}", "http://a.b/%7B%7B%E9%A2%98%7D%7D"]) func addresses(_ target: String) throws {
    let found = try found("<hyperlinks><hyperlink ref=\"B2\" r:id=\"rId1\"/></hyperlinks>", Self.link(target))
    #expect(found.count == 1 && found[0].hasPrefix("B2 t.xlsx 表!B2 超链接的地址: {{题}}"), "\(found)")
    #expect(try self.found("<hyperlinks><hyperlink ref=\"B2\" r:id=\"rId1\"/></hyperlinks>", Self.link("http://a.b/{题}")) == [])
  }

  @Test(arguments: [
    ("xl/threadedComments/t1.xml", "<x><text>{{题}}</text></x>", "threadedComment", "t1.xml text: "),
    ("xl/comments1.xml", "<comments \(space)><authors><author>{{题}}</author></authors></comments>", "comments", "批注的作者"),
    ("xl/drawings/vml1.vml", "<xml><shape alt=\"{{题}}\"/></xml>", "vmlDrawing", "旧式图形或控件（vml1.vml）"),
    ("xl/embeddings/a.html", "{{题}}", "package", "a.html"),
  ]) func inPartsOfASheet(_ part: String, _ content: String, _ kind: String, _ words: String) throws {
    let found = try found("", Self.add(part, content, kind: kind))
    #expect(found.count == 1 && found[0].contains(words) && found[0].contains("{{题}} — 标签不能写在这里"), "\(found)")
  }

  @Test func inOtherWorkbooksLinksAndStyles() throws {
    let book = "xl/externalLinks/externalLink1.xml"
    let external = try found { package in
      try Self.add(book, "<externalLink \(Self.space)/>", kind: "externalLink", to: "xl/workbook.xml")(package)
      var links = Relationships()
      links.add(kind: "externalLinkPath", target: "{{题}}.xlsx", isExternal: true)
      package.setRelationships(links, of: book)
    }
    #expect(external.count == 1 && external[0].contains("链接地址: {{题}}"), "\(external)")
    let format = "<styleSheet \(Self.space)><numFmts><numFmt formatCode=\"0&quot;{{题}}&quot;\"/></numFmts></styleSheet>"
    let styles = try found { $0.set("xl/styles.xml", Array(format.utf8)) }
    #expect(styles.count == 1 && styles[0].contains("数字格式 formatCode: {{题}}"), "\(styles)")
  }

  private static func shape(_ properties: String, _ inner: String = "") -> String {
    "<xdr:wsDr \(drawing)><xdr:oneCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>1</xdr:row></xdr:from><xdr:sp textlink=\"\"><xdr:nvSpPr>"
      + "<xdr:cNvPr id=\"1\" \(properties)>\(inner)</xdr:cNvPr></xdr:nvSpPr></xdr:sp></xdr:oneCellAnchor></xdr:wsDr>"
  }

  @Test func namesAndAlternativeTextsOfShapesAreFilled() throws {
    let package = try SheetFixture([("A1", "{{题}}")]).package()
    try Self.add("xl/drawings/d1.xml", Self.shape("name=\"名{{题}}\" descr=\"述{{题}}\" title=\"题{{题}}\""), kind: "drawing")(package)
    let data = try JSONReader.read(Array(#"{"题": "甲"}"#.utf8))
    let filled = try WorkbookTemplate(OfficePackage(bytes: package.bytes()), name: "t.xlsx").fill(data)
    let shape = try #require(filled.document(of: "xl/drawings/d1.xml").root.descendants("xdr:cNvPr").first)
    #expect([shape["name"], shape["descr"], shape["title"]] == ["名甲", "述甲", "题甲"])
  }

  /// What a table says of its columns is what its cells say.
  @Test func headsAndLabelsOfTablesFollowTheirCells() throws {
    let cells = [("A1", "列{{题}}"), ("B1", "数"), ("A2", "{{#行}}{{名}}"), ("B2", "{{数}}"), ("C2", "x{{/行}}"), ("A3", "计{{题}}"), ("B3", "#1")]
    let package = try SheetFixture(cells).package()
    let columns =
      "<tableColumns><tableColumn id=\"1\" name=\"列{{题}}\" totalsRowLabel=\"计{{题}}\"/><tableColumn id=\"2\" name=\"数\"/></tableColumns>"
    let table = "<table \(Self.space) id=\"1\" name=\"表一\" displayName=\"表一\" ref=\"A1:B3\" totalsRowCount=\"1\">\(columns)</table>"
    try Self.add("xl/tables/table1.xml", table, kind: "table")(package)
    let data = try JSONReader.read(Array(SheetFillTests.orders(2).utf8))
    let filled = try WorkbookTemplate(OfficePackage(bytes: package.bytes()), name: "t.xlsx").fill(data)
    let root = try filled.document(of: "xl/tables/table1.xml").root
    #expect(root["ref"] == "A1:B4")
    #expect(root.descendants("x:tableColumn").map { $0["name"] } == ["列=1+1", "数"])
    #expect(root.descendants("x:tableColumn").first?["totalsRowLabel"] == "计=1+1")
  }

  @Test func linksOfShapesAndSeriesOfChartsAreNot() throws {
    let link = try found("", Self.add("xl/drawings/d1.xml", Self.shape("name=\"箭\"", "<a:hlinkClick tooltip=\"{{题}}\"/>"), kind: "drawing"))
    #expect(link.count == 1 && link[0].contains("图形“箭” 图形的超链接 tooltip"), "\(link)")
    let frame =
      "<xdr:wsDr \(Self.drawing)><xdr:oneCellAnchor><xdr:graphicFrame><xdr:cNvPr id=\"1\" name=\"图\"/><c:chart r:id=\"rId1\"/></xdr:graphicFrame>"
      + "</xdr:oneCellAnchor></xdr:wsDr>"
    let chart = "<c:chartSpace \(Self.drawing)><c:ser><c:tx><c:v>{{题}}</c:v></c:tx></c:ser></c:chartSpace>"
    let series = try found("") { package in
      try Self.add("xl/drawings/d1.xml", frame, kind: "drawing")(package)
      try Self.add("xl/charts/c1.xml", chart, kind: "chart", to: "xl/drawings/d1.xml")(package)
    }
    #expect(series.count == 1 && series[0].contains("图形“图” 图表的系列 v: {{题}}"), "\(series)")
  }
}
