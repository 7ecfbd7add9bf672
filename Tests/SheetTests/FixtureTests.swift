import OOXML
import Testing

@testable import Templating

#if canImport(Glibc)
  import Glibc
#endif

/// Workbooks that Excel, LibreOffice and other programs made: rewritten without data, they hold what they held.
@Suite struct FixtureTests {
  static let folder: String? = {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let shared = getenv("HOTLINE_SHARED").map { String(cString: $0) } ?? root + "/../shared"
    let fixtures = shared + "/fixtures"
    return access(fixtures, R_OK) == 0 ? fixtures : nil
  }()

  static let names: [String] = [
    "jxls/ConditionalFormattingTest.xlsx", "jxls/GridTest.xlsx", "jxls/GroupingDemo.xlsx", "jxls/ImageTest.xlsx",
    "jxls/Issue147MultiResizingXlsAreasTest.xlsx", "jxls/NestedSumsTest_nestedSums_withIf2.xlsx", "jxls/simple_export_template.xlsx",
    "ClosedXML.Report/GroupTagTests_MultiRanges.xlsx", "ClosedXML.Report/Subranges_WithSubtotals_tMD2.xlsx",
    "ClosedXML.Report/tLists1_sort.xlsx",
    "ClosedXML.Report/tLists6_count.xlsx", "XlsxWriter/chart_data_labels29.xlsx", "XlsxWriter/comment15.xlsx",
    "XlsxWriter/cond_format12.xlsx",
    "XlsxWriter/hyperlink41.xlsx", "XlsxWriter/merge_range02.xlsx", "XlsxWriter/protect01.xlsx", "XlsxWriter/table17.xlsx",
    "XlsxWriter/textbox35.xlsx", "XlsxWriter/types03.xlsx", "excelize/Book1.xlsx", "excelize/MergeCell.xlsx", "excelize/SharedStrings.xlsx",
  ]

  @Test func fixturesAreThere() {
    if Self.folder == nil {
      let message = "the folder of shared fixtures is missing: set HOTLINE_SHARED"
      if getenv("CI").map({ String(cString: $0) }) == "true" { Issue.record("\(message)") } else { print("skipped: \(message)") }
    }
  }

  @Test(arguments: names) func aRewrittenWorkbookHoldsWhatItHeld(_ name: String) throws {
    guard let folder = Self.folder else { return }
    let path = folder + "/" + name
    let before = try WorkbookReading(OfficePackage(path: path))
    let template: WorkbookTemplate
    do {
      template = try WorkbookTemplate(OfficePackage(path: path), name: name, delimiters: #require(Delimiters(open: "⟦", close: "⟧")))
    } catch let
      errors as TemplateErrors
    {
      Issue.record("\(errors.findings.map(\.message.zh))")
      return
    }
    var problems = Problems()
    let plan = SheetPlan(
      template.sheets, known: template.allNames, { _ in SheetCursor(.null, lenient: true) }, problems: &problems)
    try WorkbookFilling(template, plan: plan, context: .null, lenient: true).apply(problems: &problems)
    #expect(problems.isEmpty)
    let bytes = try template.package.bytes()
    let after = try WorkbookReading(OfficePackage(bytes: bytes))
    #expect(before.sheets.map(\.name) == after.sheets.map(\.name))
    for (old, new) in zip(before.sheets, after.sheets) {
      for cell in Set(old.cells.keys).union(new.cells.keys).sorted() {
        #expect(old[cell].formula == new[cell].formula, "\(name) \(old.name)!\(cell)")
        if old[cell].formula == nil { #expect(old[cell] == new[cell], "\(name) \(old.name)!\(cell)") }
      }
    }
    if let out = getenv("HOTLINE_FIXTURES_OUT") {
      let target = String(cString: out) + "/" + name.split(separator: "/").joined(separator: "-")
      try template.package.save(to: target)
    }
  }
}
