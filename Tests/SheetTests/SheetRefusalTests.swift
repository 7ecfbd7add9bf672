import Diagnostics
import OOXML
import Testing

@testable import Templating

/// What cannot be moved is refused by name, with its place and what to do.
@Suite struct SheetRefusalTests {
  private static let rows = [("A1", "头"), ("A2", "{{#行}}{{名}}"), ("B2", "{{/行}}"), ("A3", "尾")]

  private func findings(_ fixture: SheetFixture, _ count: Int = 2, with change: (OfficePackage) throws -> Void = { _ in }) -> [Finding] {
    SheetFillTests.findings {
      let package = try fixture.package()
      try change(package)
      let data = try JSONReader.read(Array(SheetFillTests.orders(count).utf8))
      _ = try WorkbookTemplate(OfficePackage(bytes: package.bytes()), name: "t.xlsx").fill(data).bytes()
    }
  }

  @Test(arguments: [("threadedComment", "对话式批注"), ("pivotTable", "数据透视表"), ("queryTable", "外部数据查询表")])
  func partsThatCannotMove(_ kind: String, _ words: String) throws {
    let part = "xl/parts/part1.xml"
    let found = findings(SheetFixture(Self.rows)) { package in
      package.set(part, Array("<x/>".utf8), contentType: "application/xml")
      try package.relate("xl/worksheets/sheet1.xml", to: part, kind: kind)
    }
    #expect(found.map(\.code) == ["template.reference"])
    #expect(found.first?.message.zh.contains("t.xlsx 表!") == true && found.first?.message.zh.contains(words) == true)
    #expect(found.first?.hint.zh.contains("不随数据移动") == true)
  }

  @Test func aTableWithoutRowsSaysWhatToDo() throws {
    let found = findings(SheetFixture(Self.rows), 0) { package in
      let table =
        "<table xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" id=\"1\" name=\"T\" displayName=\"台账\" ref=\"A1:B2\"/>"
      package.set("xl/tables/table1.xml", Array(table.utf8), contentType: "application/xml")
      try package.relate("xl/worksheets/sheet1.xml", to: "xl/tables/table1.xml", kind: "table")
    }
    #expect(found.map(\.place.cell) == ["A1:B2"])
    #expect(found.first?.message.zh.contains("台账") == true && found.first?.hint.zh.contains("{{^") == true)
  }

  @Test(arguments: [
    ("=INDIRECT(\"B\"&ROW())", "INDIRECT"), ("=SUM(OFFSET(A2,0,0,2,1))", "OFFSET"), ("=MEDIAN(A2)*A2", "A2"),
  ]) func cellsThatNoPlanSees(_ formula: String, _ words: String) {
    let found = findings(SheetFixture(Self.rows + [("D3", formula)]))
    #expect(found.map(\.place.cell) == ["D3"] && found[0].message.zh.contains(words), "\(found)")
    #expect(findings(SheetFixture([("A1", "{{题}}"), ("D3", formula), ("A2", "#1")])).isEmpty)
  }

  /// A rule over repeated rows and others holds for each where it looks at its own row, or at rows that stand still.
  @Test(arguments: [
    ("B2&gt;$B$1", true), ("B2&gt;B1", false), ("B2&gt;$B$2", false), ("COUNTIF($B$2:$B$3,B2)&gt;1", false), ("B2&gt;B3", false),
  ]) func rulesOverRepeatedRowsAndOthers(_ formula: String, _ isFine: Bool) {
    let rule = "<cfRule type=\"expression\" priority=\"1\"><formula>\(formula)</formula></cfRule>"
    func found(_ areas: String) -> [Finding] {
      findings(SheetFixture(Self.rows, after: "<conditionalFormatting sqref=\"\(areas)\">\(rule)</conditionalFormatting>"))
    }
    #expect(found("B2:B3").isEmpty == isFine)
    #expect(found("B2:B3").allSatisfy { $0.place.cell == "B2" && $0.hint.zh.contains("各设一条规则") })
  }

  private static let shape =
    "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\"><xdr:oneCellAnchor><xdr:from><xdr:col>3</xdr:col>"
    + "<xdr:row>0</xdr:row></xdr:from><xdr:sp textlink=\"表!$A$#\"><xdr:nvSpPr><xdr:cNvPr id=\"1\" name=\"箭\"/></xdr:nvSpPr></xdr:sp>"
    + "</xdr:oneCellAnchor></xdr:wsDr>"

  private static func addShape(_ row: Int) -> (OfficePackage) throws -> Void {
    { package in
      package.set("xl/drawings/d1.xml", Array(shape.replacing("#", with: "\(row)").utf8), contentType: "application/xml")
      try package.relate("xl/worksheets/sheet1.xml", to: "xl/drawings/d1.xml", kind: "drawing")
      var links = Relationships()
      links.add(kind: "hyperlink", target: "#表!A\(row)")
      package.setRelationships(links, of: "xl/drawings/d1.xml")
    }
  }

  /// A shape that shows a cell, and leads to it, does so wherever the cell went.
  @Test func shapesFollowTheCellsThatTheyShow() throws {
    let package = try SheetFixture(Self.rows).package()
    try Self.addShape(3)(package)
    let data = try JSONReader.read(Array(SheetFillTests.orders(4).utf8))
    let filled = try WorkbookTemplate(OfficePackage(bytes: package.bytes()), name: "t.xlsx").fill(data)
    #expect(try filled.document(of: "xl/drawings/d1.xml").root.descendants("xdr:sp").first?["textlink"] == "表!$A$6")
    #expect(try filled.relationships(of: "xl/drawings/d1.xml").items.map(\.target) == ["#表!A6"])
    let found = findings(SheetFixture(Self.rows), with: Self.addShape(2))
    #expect(found.map(\.place.cell) == ["D1"] && found[0].message.zh.contains("图形“箭”"), "\(found)")
  }

  @Test(arguments: [
    "<controls/>",
    "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><controls/></mc:AlternateContent>",
    "<oleObjects/>",
  ])
  func controlsAndObjectsCannotMove(_ after: String) {
    #expect(findings(SheetFixture(Self.rows, after: after)).map(\.code) == ["template.reference"])
    #expect(findings(SheetFixture([("A1", "{{题}}")], after: after)).isEmpty)
  }

  @Test func limitsOfDataBarsStandStill() throws {
    func found(_ value: String) -> [Finding] {
      let limits = "<cfvo type=\"num\" val=\"\(value)\"/><cfvo type=\"max\"/><color rgb=\"FF00FF00\"/>"
      let rule = "<cfRule type=\"dataBar\" priority=\"1\"><dataBar>\(limits)</dataBar></cfRule>"
      return findings(SheetFixture(Self.rows, after: "<conditionalFormatting sqref=\"A2\">\(rule)</conditionalFormatting>"))
    }
    #expect(found("$A$1").isEmpty && found("$A$3").isEmpty)
    #expect(found("$A$2").map(\.place.cell) == ["A2"])
  }

  @Test func relativeNamesAreNeitherMovedNorComputed() throws {
    var moving = SheetFixture(Self.rows)
    moving.names = [("左", "表!A1")]
    let found = findings(moving)
    #expect(found.map(\.code) == ["template.reference"] && found.first?.message.zh.contains("名称 左") == true)
    var still = SheetFixture([("A1", "{{题}}"), ("B1", "#4"), ("B2", "=左*2"), ("B3", "=定*2")])
    still.names = [("左", "表!A1"), ("定", "表!$B$1")]
    let filled = try still.filled(SheetFillTests.orders(1))
    #expect(filled["B2"] == "=左*2 → " && filled["B3"] == "=定*2 → 8")
    #expect(String(decoding: try filled.package.bytes(of: "xl/workbook.xml"), as: UTF8.self).contains("fullCalcOnLoad"))
    #expect(Templates.lint(try still.package().bytes(), name: "t.xlsx", fields: nil).map(\.place.cell) == ["B2"])
  }
}

@Suite struct ChartCacheTests {
  private static func reference(_ text: String) throws -> XMLElement {
    try XMLDocument(
      Array(
        "<c:multiLvlStrRef xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:f>\(text)</c:f></c:multiLvlStrRef>".utf8),
      part: "c.xml"
    ).root
  }

  @Test func levelsOfCategoriesAreWritten() throws {
    let owner = try Self.reference("表!$A$1:$B$2")
    ChartCache.fill(owner, levels: [[.text("一"), .text("二")], [.text("甲"), .blank]])
    let cache = try #require(owner.first("c:multiLvlStrCache"))
    #expect(cache.first("c:ptCount")?["val"] == "2")
    #expect(cache.all("c:lvl").map { $0.all("c:pt").map { ($0["idx"] ?? "") + $0.text } } == [["0一", "1二"], ["0甲"]])
  }
}
