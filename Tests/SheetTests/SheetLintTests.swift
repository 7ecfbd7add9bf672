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

  @Test(arguments: ["｛｛题｝｝", "{{题|默认:“无”}}", "{{题\u{00A0}}}", "{{题\u{200B}}}", "{{?行}}{{名}}{{/行}}"])
  func oddSpellingIsMentioned(_ text: String) throws { #expect(try found([("B2", text)]) == ["B2 template.spelling"]) }

  @Test func plainSpellingIsNot() throws { #expect(try found([("A1", "{{题}}"), ("A2", "{{#行}}{{名}}{{/行}}")]) == []) }
}
