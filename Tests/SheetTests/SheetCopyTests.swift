import OOXML
import Testing

@testable import Templating

@Suite struct SheetCopyTests {
  static var book: SheetFixture {
    var fixture = SheetFixture(
      [("A1", "=SUM('{{#部门}}{{名}}'!B3)"), ("A2", "=COUNTA('{{#部门}}{{名}}'!$A$1)")], name: "总表")
    fixture.add(
      "{{#部门}}{{名}}",
      [("A1", "{{名}}{{序号}}"), ("A2", "{{#人}}{{名}}"), ("B2", "{{分}}{{/人}}"), ("B3", "=SUM(B2)"), ("C3", "='{{#部门}}{{名}}'!B3*2")])
    fixture.add("尾", [("A1", "=总表!A1")])
    return fixture
  }

  static let data =
    ##"{"部门":[{"名":"一","人":[{"名":"a","分":1},{"名":"b","分":2}]},{"名":"二 科","人":[{"名":"c","分":5}]},{"名":"O'三","人":[]}]}"##

  @Test func eachItemHasASheet() throws {
    let filled = try Self.book.filled(Self.data)
    #expect(filled.reading.sheets.map(\.name) == ["总表", "一", "二 科", "O'三", "尾"])
    #expect(filled["A1", 2] == "“二 科2”")
    #expect(filled["B4", 1] == "=SUM(B2:B3) → 3")
    #expect(filled["C3", 2] == "=B3*2 → 10")
    #expect(try filled.xml(3).contains("<f>'二 科'!B3*2</f>"))
    #expect(filled["A1"] == "=SUM(一!B4,二 科!B3,O'三!B2) → 8")
    #expect(filled["A2"] == "=COUNTA(一:O'三!$A$1) → 3")
    #expect(filled["A1", 4] == "=总表!A1 → 8")
  }

  @Test func noItemLeavesNoSheetAndNoPartBehind() throws {
    let filled = try Self.book.filled(#"{"部门":[]}"#)
    #expect(filled.reading.sheets.map(\.name) == ["总表", "尾"])
    #expect(filled["A1"] == "=SUM(XFD1048576) → 0")
    #expect(!filled.package.contains("xl/worksheets/sheet2.xml"))
  }

  @Test func aNameOfCellsThatAreElsewhereOnEverySheetIsRefused() throws {
    var fixture = Self.book
    fixture.names = [("每人", "'{{#部门}}{{名}}'!$B$2")]
    let error = #expect(throws: TemplateErrors.self) { try fixture.filled(Self.data) }
    #expect(error?.findings.map(\.code) == ["template.reference"])
  }

  @Test(arguments: ["a/b", "尾", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二", "'x"])
  func aNameThatNoSheetCanHaveIsSaid(_ name: String) throws {
    let error = #expect(throws: TemplateErrors.self) { try Self.book.filled(#"{"部门":[{"名":"\#(name)","人":[]}]}"#) }
    #expect(error?.findings.contains { $0.code == "template.data" && $0.place.sheet == "{{#部门}}{{名}}" } == true)
  }
}
