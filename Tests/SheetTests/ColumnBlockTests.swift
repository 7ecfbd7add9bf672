import Testing

@testable import Templating

@Suite struct ColumnBlockTests {
  /// A matrix: the first row names the columns, every other row has its own values for them; columns B and D hold nothing but tags.
  static let matrix = SheetFixture(
    [
      ("A1", "项目"), ("B1", "{{#月}}"), ("C1", "{{名}}"), ("D1", "{{/月}}"), ("E1", "合计"),
      ("A2", "{{#行}}{{项}}"), ("B2", "{{#值}}"), ("C2", "{{.}}"), ("D2", "{{/值}}"), ("E2", "=SUM(C2)"), ("F2", "{{/行}}"),
      ("A3", "合计"), ("C3", "=SUM(C2)"), ("E3", "=SUM(E2:E2)"), ("G3", "=SUM(C2:C2)+COLUMN($E$1)"),
    ],
    after: "<mergeCells count=\"1\"><mergeCell ref=\"C5:C6\"/></mergeCells>"
      + "<conditionalFormatting sqref=\"C2\"><cfRule type=\"expression\" priority=\"1\"><formula>C2&gt;E2</formula></cfRule></conditionalFormatting>"
      + "<colBreaks count=\"1\" manualBreakCount=\"1\"><brk id=\"3\" man=\"1\"/></colBreaks>")

  static func data(_ months: Int, _ rows: [[Int]]) -> String {
    let names = (1...max(1, months)).prefix(months).map { #"{"名":"\#($0)月"}"# }.joined(separator: ",")
    let lines = rows.enumerated().map { #"{"项":"项\#($0)","值":\#($1)}"# }.joined(separator: ",")
    return #"{"月":[\#(names)],"行":[\#(lines)]}"#
  }

  @Test func columnsAreRepeatedAndReferencesGrow() throws {
    var fixture = Self.matrix
    fixture.names = [("值", "表!$C$2"), ("列", "表!$C:$C")]
    let filled = try fixture.filled(Self.data(3, [[1, 2, 3], [4, 5, 6]]))
    #expect(["B1", "C1", "D1", "E1"].map { filled[$0] } == ["“1月”", "“2月”", "“3月”", "“合计”"])
    #expect(["A3", "B3", "C3", "D3"].map { filled[$0] } == ["“项1”", "4", "5", "6"])
    #expect(filled["E3"] == "=SUM(B3:D3) → 15")
    #expect(filled["C4"] == "=SUM(C2:C3) → 7")
    #expect(filled["E4"] == "=SUM(E2:E3) → 21")
    #expect(filled["G4"] == "=SUM(B2:D3)+COLUMN($E$1) → 26")
    #expect(filled.reading.area(named: "值")?.area.description == "B2:D3")
    let xml = try filled.xml()
    for part in [
      "<mergeCell ref=\"B6:B7\"/><mergeCell ref=\"C6:C7\"/><mergeCell ref=\"D6:D7\"/>",
      "<conditionalFormatting sqref=\"B2:D3\"><cfRule type=\"expression\" priority=\"1\"><formula>B2&gt;$E2</formula>",
      "<colBreaks count=\"3\" manualBreakCount=\"3\"><brk id=\"2\" man=\"1\"/><brk id=\"3\" man=\"1\"/><brk id=\"4\" man=\"1\"/>",
    ] { #expect(xml.contains(part), "\(part) is not in \(xml)") }
  }

  @Test func columnsOfNothingVanish() throws {
    let filled = try Self.matrix.filled(Self.data(0, [[]]))
    #expect(filled["B1"] == "“合计”")
    #expect(filled["B2"] == "=SUM(XFD2) → 0")
    #expect(!(try filled.xml()).contains("mergeCell"))
  }

  @Test func aRowWithOtherCountsThanItsColumnsIsAnError() throws {
    let error = #expect(throws: TemplateErrors.self) { try Self.matrix.filled(Self.data(2, [[1, 2], [3]])) }
    let finding = try #require(error?.findings.first)
    #expect(finding.place.cell == "B2")
    #expect(finding.message.zh.contains("1 项") && finding.message.zh.contains("2 次"))
  }

  @Test func aRowOfTagsRepeatsColumnsThatHoldText() throws {
    let filled = try SheetFixture([("A1", "{{#月}}"), ("B1", "{{/月}}"), ("A2", "{{名}}"), ("B2", "=A2&\"!\""), ("C2", "尾")])
      .filled(Self.data(2, []))
    #expect(["A1", "B1", "C1", "D1", "E1"].map { filled[$0] } == ["“1月”", "=A1&\"!\" → “1月!”", "“2月”", "=C1&\"!\" → “2月!”", "“尾”"])
  }

  @Test func columnBlocksNest() throws {
    let filled = try SheetFixture([
      ("A1", "{{#季}}{{名}}"), ("F1", "{{/季}}"), ("B2", "{{#月}}"), ("C2", "{{.}}"), ("D2", "{{/月}}"), ("E2", "=COUNTA(C2)"),
      ("G1", "尾"), ("G2", "=SUM(E2)"),
    ]).filled(#"{"季":[{"名":"Q1","月":["a","b"]},{"名":"Q2","月":["c"]}]}"#)
    #expect(["A1", "E1", "H1"].map { filled[$0] } == ["“Q1”", "“Q2”", "“尾”"])
    #expect(["B2", "C2", "D2", "F2"].map { filled[$0] } == ["“a”", "“b”", "=COUNTA(B2:C2) → 2", "“c”"])
    #expect(filled["G2"] == "=COUNTA(F2) → 1")
    #expect(filled["H2"] == "=SUM(D2:G2) → 3")
  }

  @Test func sectionsOverColumnsThatCrossNameBoth() {
    let error = #expect(throws: TemplateErrors.self) {
      try SheetFixture([
        ("A1", "x"), ("B1", "{{#月}}"), ("D1", "{{/月}}"), ("E1", "x"), ("A2", "x"), ("C2", "{{#行}}"), ("E2", "{{/行}}"), ("F2", "x"),
      ])
      .filled(Self.data(1, [[1]]))
    }
    #expect(error?.findings.map(\.code) == ["template.nesting"])
  }
}
