import Diagnostics
import OOXML
import Testing

@testable import Templating

@Suite struct SheetLintTests {
  private static let fields = Shape([
    FieldInfo(names: ["题"], kind: .text),
    FieldInfo(names: ["行"], kind: .list, item: Shape([FieldInfo(names: ["名"], kind: .text), FieldInfo(names: ["数"], kind: .number)])),
  ])

  private func found(_ cells: [(String, String)]) throws -> [String] {
    try Templates.lint(SheetFixture(cells).package().bytes(), name: "t.xlsx", fields: Self.fields).map {
      "\($0.place.cell ?? "?") \($0.code)"
    }
  }

  @Test func everythingIsSaidAtOnce() throws {
    #expect(
      try found([
        ("A1", "{{题名}}"), ("B1", "{{题"), ("C1", "=UNHEARD(A1)"), ("A2", "{{#行}}"), ("A3", "{{名}}"), ("B3", "{{量}}"),
        ("C3", "{{数|没有}}"), ("A4", "{{/列}}"), ("A5", "{{名}}"),
      ]) == [
        "B1 template.unclosed", "C3 template.filter", "A4 template.nesting", "A2 template.nesting", "C1 template.unsupported",
        "A1 template.unknown-field", "B3 template.unknown-field",
      ])
  }

  /// What fails only when rows are repeated is told without any data, as long as the fields are known.
  @Test func whatCannotBeMovedIsSaidBeforeThereAreRows() throws {
    let rows = [("A2", "{{#行}}{{名}}"), ("B2", "{{数}}{{/行}}")]
    #expect(
      try found(rows + [("C4", "=B2*2"), ("C5", "=SUM(B2)"), ("C6", "=INDIRECT(\"B9\")")]) == [
        "C6 template.unsupported", "C4 template.reference", "C6 template.reference",
      ])
    #expect(try found([("A2", "{{#行}}{{名}}"), ("B2", "{{数}}"), ("C2", "=B2*2"), ("D2", "x{{/行}}"), ("C4", "=SUM(C2)")]) == [])
    let scenarios = SheetFixture(rows, after: "<scenarios/>")
    let told = try Templates.lint(scenarios.package().bytes(), name: "t.xlsx", fields: Self.fields)
    #expect(told.map(\.code) == ["template.reference"] && told[0].message.zh.contains("scenarios"))
    let still = SheetFixture([("A1", "{{题}}")], after: "<scenarios/>")
    #expect(try Templates.lint(still.package().bytes(), name: "t.xlsx", fields: Self.fields).isEmpty)
  }

  @Test(arguments: ["｛｛题｝｝", "{{题|默认:“无”}}", "{{题\u{00A0}}}", "{{题\u{200B}}}", "{{?行}}{{名}}{{/行}}"])
  func oddSpellingIsMentioned(_ text: String) throws { #expect(try found([("B2", text)]) == ["B2 template.spelling"]) }

  @Test func aWorkbookTakesNoPartial() throws {
    let found = try Templates.lint(SheetFixture([("B2", "{{>头}}")]).package().bytes(), name: "t.xlsx", fields: nil)
    #expect(found.map(\.code) == ["template.partial"] && found[0].hint.zh == "把子模板的行直接写进这个工作表" && found[0].place.cell == "B2")
  }

  @Test func plainSpellingIsNot() throws { #expect(try found([("A1", "{{题}}"), ("A2", "{{#行}}{{名}}{{/行}}")]) == []) }
}
