import Diagnostics
import Testing

@testable import Templating

@Suite struct ArrayFormulaTests {
  @Test func everyCellOfAnArrayFormulaShowsItsPart() throws {
    let filled = try SheetFixture([
      ("A1", "{{a}}"), ("B1", "{{b}}"), ("A2", "{A2:B2}=A1:B1*2"), ("B2", "#99"), ("A3", "=SUM(A2:B2)"), ("A4", "{A4:A5}=TRANSPOSE(A1:B1)"),
    ]).filled(#"{"a":3,"b":4}"#)
    #expect(filled["A2"] == "=A1:B1*2 → 6")
    #expect(filled["B2"] == "8")
    #expect(filled["A3"] == "=SUM(A2:B2) → 14")
    #expect(try filled.xml().contains("ref=\"A2:B2\""))
    #expect(filled["A5"] != "99")
  }

  @Test func partsGrowWithRowsWithinTheirArea() throws {
    let filled = try SheetFixture([
      ("A1", "#1"), ("B1", "{B1:B3}=A1:A3*10"), ("A2", "{{#行}}{{数}}"), ("B2", "#7"), ("C2", "{{/行}}"), ("A3", "#5"), ("B3", "#7"),
      ("C3", "=SUM(B1:B3)"),
    ]).filled(SheetFillTests.orders(3))
    #expect(filled["B1"] == "=A1:A5*10 → 10")
    #expect(["B2", "B3", "B4", "B5"].map { filled[$0] } == ["10", "20", "30", "50"])
    #expect(filled["C5"] == "=SUM(B1:B5) → 120")
  }

  @Test func everyItemHasItsOwnArrayFormula() throws {
    let filled = try SheetFixture([("A1", "{{#行}}{{数}}"), ("B1", "{B1:C1}=A1*{1,2}"), ("C1", "#7"), ("D1", "{{/行}}")])
      .filled(SheetFillTests.orders(3))
    #expect(["B3", "C3"].map { filled[$0] } == ["=A3*{1,2} → 3", "6"])
  }

  @Test func aResultThatIsTooSmallLeavesNoOldValues() throws {
    let filled = try SheetFixture([("A1", "{{a}}"), ("B1", "#2"), ("A2", "{A2:A4}=A1:B1"), ("A3", "#7"), ("A4", "#7")]).filled(#"{"a":3}"#)
    #expect(filled["A3"] == "3")
    let column = try SheetFixture([("A1", "{{a}}"), ("A2", "#2"), ("B1", "{B1:B3}=A1:A2"), ("B2", "#7"), ("B3", "#7")]).filled(#"{"a":3}"#)
    #expect(["B2", "B3"].map { column[$0] } == ["2", "#N/A"])
  }

  @Test func anArrayFormulaOfWhichAPieceIsRepeatedIsRefused() {
    let findings = SheetFillTests.findings {
      _ = try SheetFixture([("A1", "{{#行}}{{数}}"), ("B1", "{B1:B2}=A1*{1;2}"), ("C1", "{{/行}}"), ("B2", "#7")]).filled(
        SheetFillTests.orders(2))
    }
    #expect(findings.map(\.code) == ["template.reference"])
    #expect(findings.first?.place.cell == "B1")
    #expect(findings.first?.message.zh.contains("B1:B2") == true)
  }
}
