import Diagnostics
import OOXML
import Testing

@testable import Templating

@Suite struct SheetFillTests {
  static func orders(_ count: Int) -> String {
    let rows = (1...max(1, count)).prefix(count).map { #"{"名":"件\#($0)","数":\#($0),"价":0.5}"# }
    return #"{"题":"=1+1","真":true,"空":null,"行":[\#(rows.joined(separator: ","))]}"#
  }

  /// A header, rows of tags around one row, a sum below.
  static let list = SheetFixture([
    ("A1", "{{题}}"), ("A2", "{{#行}}"), ("A3", "{{名}}"), ("B3", "{{数}}"), ("C3", "{{价}}"), ("D3", "=B3*C3"), ("E3", "=D3/D$5"),
    ("A4", "{{/行}}"), ("A5", "合计"), ("B5", "=SUM(B3)"), ("C5", "=COUNTIF(A2:A4,\"件*\")"), ("D5", "=SUM(D3:D3)"), ("A6", "=D5+1"),
  ])

  @Test func rowsAreRepeatedAndReferencesGrow() throws {
    let filled = try Self.list.filled(Self.orders(3))
    #expect(filled["A1"] == "“=1+1”")
    #expect(filled["A2"] == "“件1”")
    #expect(filled["D3"] == "=B3*C3 → 1")
    #expect(filled["E4"] == "=D4/D$5 → 0.5")
    #expect(filled["B5"] == "=SUM(B2:B4) → 6")
    #expect(filled["C5"] == "=COUNTIF(A2:A4,\"件*\") → 3")
    #expect(filled["D5"] == "=SUM(D2:D4) → 3")
    #expect(filled["A6"] == "=D5+1 → 4")
  }

  @Test func nothingOfNothingIsNoError() throws {
    let filled = try Self.list.filled(Self.orders(0))
    #expect(filled["A2"] == "“合计”")
    #expect(filled["B2"] == "=SUM(B1048576) → 0")
    #expect(filled["D2"] == "=SUM(D1048576) → 0")
    #expect(filled["A3"] == "=D2+1 → 1")
  }

  @Test func oneRowStaysOneRow() throws {
    let filled = try Self.list.filled(Self.orders(1))
    #expect(filled["D3"] == "=SUM(D2) → 0.5")
  }

  @Test func aRowMayOpenAndCloseItsOwnSection() throws {
    var fixture = SheetFixture([("A1", "头"), ("A2", "{{#行}}{{名}}"), ("B2", "{{数}}{{/行}}"), ("A3", "=SUM(B2:B2)")])
    fixture.add("另表", [("A1", "=SUM(表!B2:B2)"), ("A2", "=表!A3")])
    let filled = try fixture.filled(Self.orders(3))
    #expect(filled["A4"] == "“件3”")
    #expect(filled["B4"] == "3")
    #expect(filled["A5"] == "=SUM(B2:B4) → 6")
    #expect(filled["A1", 1] == "=SUM(表!B2:B4) → 6")
    #expect(filled["A2", 1] == "=表!A5 → 6")
  }

  @Test func nestedBlocksSeeTheirOwnRows() throws {
    let fixture = SheetFixture([
      ("A1", "{{#组}}"), ("A2", "{{组名}}"), ("A3", "{{#人}}"), ("A4", "{{名}}"), ("B4", "{{分}}"), ("A5", "{{/人}}"), ("A6", "小计"),
      ("B6", "=SUM(B4:B4)"), ("A7", "{{^人}}"), ("A8", "无人"), ("A9", "{{/人}}"), ("A10", "{{/组}}"), ("B11", "=SUMIF(A2:A9,\"小计\",B2:B9)"),
    ])
    let filled = try fixture.filled(
      #"{"组":[{"组名":"甲","人":[{"名":"a","分":1},{"名":"b","分":2.5}]},{"组名":"乙","人":[]},{"组名":"丙","人":[{"名":"c","分":7}]}]}"#)
    #expect(filled["B4"] == "=SUM(B2:B3) → 3.5")
    #expect(filled["B6"] == "=SUM(B1048576) → 0")
    #expect(filled["A7"] == "“无人”")
    #expect(filled["B10"] == "=SUM(B9) → 7")
    #expect(filled["B11"] == "=SUMIF(A1:A10,\"小计\",B1:B10) → 10.5")
  }

  @Test func cellsTakeTheTypeOfTheirValue() throws {
    let filled = try SheetFixture([
      ("A1", "{{n}}"), ("B1", "{{t}}"), ("C1", "{{b}}"), ("D1", "{{e|可空}}"), ("E1", "数 {{n}}"), ("F1", "{{#l}}{{.}}；{{/l}}"),
      ("G1", "{{n|数字:1}}"),
    ]).filled(##"{"n":490500.00,"t":"+86","b":false,"e":null,"l":[1,2]}"##)
    #expect(filled["A1"] == "490500")
    #expect(filled["B1"] == "“+86”")
    #expect(filled["C1"] == "FALSE")
    #expect(filled["D1"] == "")
    #expect(filled["E1"] == "“数 490500.00”")
    #expect(filled["F1"] == "“1；2；”")
  }

  @Test func aDateInACellWithoutFormatGetsOne() throws {
    let filled = try SheetFixture([("A1", "{{d|日期:yyyy-MM-dd}}"), ("A2", "{{d}}")]).filled(#"{"d":"2026-03-05"}"#)
    #expect(filled["A2"] == "“2026-03-05”")
    let shape = Shape([FieldInfo(names: ["d"], kind: .date)])
    let context = Value.object(Object(shape) { _ in .date(.init(year: 2026, month: 3, day: 5)!) })
    let package = try WorkbookTemplate(SheetFixture([("A1", "{{d}}")]).package(), name: "t.xlsx").fill(context)
    let reading = try WorkbookReading(OfficePackage(bytes: package.bytes()))
    let cell = reading.sheets[0][CellAddress(row: 1, column: 1)]
    #expect(cell.value == .number(46086))
    #expect(cell.isDate)
  }

  @Test func whatStandsAroundTheRowsGoesWithThem() throws {
    let after =
      "<autoFilter ref=\"A1:B3\"/><mergeCells count=\"2\"><mergeCell ref=\"A3:B3\"/><mergeCell ref=\"A5:B6\"/></mergeCells>"
      + "<conditionalFormatting sqref=\"B3\"><cfRule type=\"expression\" priority=\"1\"><formula>B3&gt;B6</formula></cfRule></conditionalFormatting>"
      + "<dataValidations count=\"1\"><dataValidation type=\"whole\" sqref=\"B3\"><formula1>$B$3</formula1></dataValidation></dataValidations>"
      + "<hyperlinks><hyperlink ref=\"A6\" location=\"表!A3\"/></hyperlinks><rowBreaks count=\"1\" manualBreakCount=\"1\"><brk id=\"4\" man=\"1\"/></rowBreaks>"
    var fixture = SheetFixture(
      [("A1", "头"), ("A2", "{{#行}}"), ("A3", "{{名}}"), ("B3", "{{数}}"), ("A4", "{{/行}}"), ("A5", "尾"), ("A6", "底"), ("B6", "#5")],
      after: after)
    fixture.names = [("明细", "表!$A$3:$B$3"), ("尾", "表!$A$5")]
    let filled = try fixture.filled(Self.orders(3))
    let xml = try filled.xml()
    for part in [
      "<autoFilter ref=\"A1:B4\"/>",
      "<mergeCells count=\"4\"><mergeCell ref=\"A2:B2\"/><mergeCell ref=\"A3:B3\"/><mergeCell ref=\"A4:B4\"/><mergeCell ref=\"A5:B6\"/>",
      "sqref=\"B2:B4\"><cfRule type=\"expression\" priority=\"1\"><formula>B2&gt;B$6</formula>",
      "sqref=\"B2:B4\"><formula1>$B2</formula1>",
      "<hyperlink ref=\"A6\" location=\"表!A2:A4\"/>", "<brk id=\"4\" man=\"1\"/>",
    ] { #expect(xml.contains(part), "\(part) is not in \(xml)") }
    #expect(filled.reading.area(named: "明细")?.area.description == "A2:B4")
    #expect(filled.reading.area(named: "尾")?.area.description == "A5")
  }

  @Test func someSubtotalsLeaveHiddenRowsOut() throws {
    let fixture = SheetFixture([
      ("A1", "{{#行}}{{数}}"), ("B1", "x{{/行}}"), ("A2", "#100"), ("A3", "=SUBTOTAL(109,A1:A2)"), ("A4", "=SUBTOTAL(9,A1:A2)"),
    ])
    let package = try fixture.package()
    let part = "xl/worksheets/sheet1.xml"
    let sheet = String(decoding: try package.bytes(of: part), as: UTF8.self)
    package.set(part, Array(sheet.replacing("<row r=\"2\">", with: "<row r=\"2\" hidden=\"1\">").utf8))
    let data = try JSONReader.read(Array(Self.orders(2).utf8))
    let filled = try Filled(WorkbookTemplate(OfficePackage(bytes: package.bytes()), name: "t.xlsx").fill(data).bytes())
    #expect(["A3", "A4", "A5"].map { filled[$0] } == ["100", "=SUBTOTAL(109,A1:A3) → 3", "=SUBTOTAL(9,A1:A3) → 103"])
  }

  @Test func aTemplatesTextsLeaveTheSharedTable() throws {
    var fixture = SheetFixture([("A1", "s:0"), ("A2", "s:1")])
    fixture.shared = ["<t>{{题}}</t>", "<r><rPr><b/></rPr><t>粗{{</t></r><r><t>题}}细</t></r>"]
    let filled = try fixture.filled(Self.orders(1))
    #expect(filled["A2"] == "“粗=1+1细”")
    #expect(try filled.xml().contains("<r><rPr><b/></rPr><t>粗=1+1</t></r><r><t>细</t></r>"))
    #expect(!String(decoding: try filled.package.bytes(of: "xl/sharedStrings.xml"), as: UTF8.self).contains("{{"))
  }

  @Test func aWorkbookWithoutTagsIsUntouched() throws {
    let fixture = SheetFixture([("A1", "文字"), ("A2", "=1+1")])
    let before = try fixture.package()
    let after = try WorkbookTemplate(fixture.package(), name: "t.xlsx").fill(.null)
    for part in before.parts { #expect(try before.bytes(of: part) == after.bytes(of: part)) }
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    #expect(try Self.list.filled(Self.orders(7)).bytes == Self.list.filled(Self.orders(7)).bytes)
  }

  static func findings(_ body: () throws -> Void) -> [Finding] {
    do { try body() } catch let errors as TemplateErrors { return errors.findings } catch { Issue.record("\(error)") }
    return []
  }

  @Test func everythingThatIsWrongIsSaidAtOnceWithItsCell() {
    let data = Self.findings { _ = try SheetFixture([("B2", "{{没有}}"), ("C7", "{{空}}")]).filled(Self.orders(1)) }
    #expect(data.map(\.place.cell) == ["B2", "C7"])
    #expect(data.map(\.code) == ["template.unknown-field", "template.missing-value"])
    #expect(data[1].message.zh.hasPrefix("t.xlsx 表!C7"))
    let tags = Self.findings { _ = try SheetFixture([("A1", "{{#行}}"), ("A2", "{{名"), ("A4", "x{{/行}}y")]).filled(Self.orders(1)) }
    #expect(Set(tags.map(\.code)) == ["template.unclosed", "template.nesting"])
  }

  @Test func sectionsThatDoNotNestNameBothPlaces() throws {
    let findings = Self.findings {
      _ = try SheetFixture([("A1", "{{#行}}"), ("A2", "{{#真}}"), ("A3", "{{名}}"), ("A4", "{{/行}}"), ("A5", "{{/真}}")]).filled(Self.orders(1))
    }
    let first = try #require(findings.first)
    #expect(first.code == "template.nesting")
    #expect(first.message.zh.contains("表!A4") && first.message.zh.contains("表!A2"))
  }

  @Test(arguments: [
    [("A1", "a {{#行}}"), ("B1", "b"), ("C1", "{{/行}}")], [("A1", "{{#行}}"), ("A2", "{{名}}"), ("C1", "c"), ("A3", "x {{/行}} y")],
    [("A1", "x {{#行}} y"), ("B1", "x {{/行}} y")], [("A1", "x {{#行}} y"), ("A2", "{{/行}}")],
  ]) func oneTagInsideACellAndTheOtherOutsideNamesBoth(_ cells: [(String, String)]) throws {
    let findings = Self.findings { _ = try SheetFixture(cells).filled(Self.orders(1)) }
    #expect(findings.map(\.code) == ["template.nesting"], "\(findings.map(\.message.zh))")
    let opening = try #require(cells.first { $0.1.contains("#") }).0
    let closing = try #require(cells.first { $0.1.contains("/") }).0
    #expect(findings.first?.place.cell == closing)
    #expect(findings.first?.message.zh.contains("表!\(opening)") == true, "\(findings.map(\.message.zh))")
  }

  @Test func aCellThatBecameSeveralIsRefusedWhereOneIsWanted() {
    let findings = Self.findings {
      _ = try SheetFixture([("A1", "{{#行}}{{数}}"), ("B1", "{{/行}}"), ("A2", "=A1*2")]).filled(Self.orders(2))
    }
    #expect(findings.map(\.code) == ["template.reference"])
    #expect(findings.first?.place.cell == "A2")
  }

  @Test func whatCannotBeComputedHasNoValueAndIsComputedOnLoad() throws {
    let filled = try SheetFixture([("A1", "{{题}}"), ("A2", "=TODAY()"), ("A3", "=A2+1"), ("A4", "=IFERROR(A2,0)")]).filled(Self.orders(1))
    #expect(filled["A2"] == "=TODAY() → ")
    #expect(filled["A3"] == "=A2+1 → ")
    #expect(filled["A4"] == "=IFERROR(A2,0) → ")
    #expect(String(decoding: try filled.package.bytes(of: "xl/workbook.xml"), as: UTF8.self).contains("fullCalcOnLoad=\"1\""))
  }

  @Test func circlesAreFound() {
    let findings = Self.findings { _ = try SheetFixture([("A1", "{{题}}"), ("A2", "=A3"), ("A3", "=A2")]).filled(Self.orders(1)) }
    #expect(findings.contains { $0.message.zh.contains("循环引用") })
  }

  @Test(arguments: [true, false]) func wrappedTextMakesARowHigherWhereItIsSeen(isHidden: Bool) throws {
    let columns = "<cols><col min=\"2\" max=\"2\" width=\"10\"\(isHidden ? " hidden=\"1\"" : "")/></cols>"
    let package = try SheetFixture([("A1", "{{题}}"), ("B1", "一二三四五六七八九十一二三四五六七八九十")], after: columns).package()
    let styles = String(decoding: try package.bytes(of: "xl/styles.xml"), as: UTF8.self)
    package.set(
      "xl/styles.xml", Array(styles.replacing("fontId=\"0\"/>", with: "fontId=\"0\"><alignment wrapText=\"1\"/></xf>").utf8),
      contentType: package.contentType(of: "xl/styles.xml"))
    let template = try WorkbookTemplate(OfficePackage(bytes: package.bytes()), name: "t.xlsx")
    let filled = try OfficePackage(bytes: template.fill(JSONReader.read(Array("{\"题\": \"x\"}".utf8))).bytes())
    let sheet = String(decoding: try filled.bytes(of: "xl/worksheets/sheet1.xml"), as: UTF8.self)
    let height = sheet.firstMatch(of: /<row r="1"[^>]* ht="([0-9.]+)"/).flatMap { Double($0.output.1) } ?? 15
    // One line, or four.
    #expect((height < 30) == isHidden, "\(height)")
  }

  @Test func linesAreCountedByTheWidthOfCharacters() {
    #expect(TextMeasure.lines("一二三四五", room: 5) == 1)
    #expect(TextMeasure.lines("一二三四五六", room: 5) == 2)
    #expect(TextMeasure.lines("abcdefgh", room: 5) == 1)
    #expect(TextMeasure.lines("一\n二\n\n三", room: 5) == 4)
  }
}
