import Assessment
import Contract
import Files
import OOXML
import Templating
import Testing

@testable import Documents
@testable import HotlineDocs

/// From a cause on the form to its ticket or inspection, and back.
@Suite("Links between the form and the records")
struct FormLinksTests {
  private static let form = DocumentRecipe.assessment.output
  private static let records = ["01-运维服务单.docx", "02-巡检记录.docx"]

  @Test("Every cause leads to its record, and the record back to the row", arguments: Cycle.Name.allCases)
  func bothWays(cycle: Cycle.Name) throws {
    let folder = try BuiltYear.folder(cycle)
    let rows = try Self.rows(folder)
    let linked = try SampleYear.workplace.open(cycle).scores.own.deductions.count { ["tickets", "inspections"].contains($0.ledger) }
    try #require(rows.count == linked)
    var back: Set<Int> = []
    for name in Self.records {
      let document = try Self.document(name, folder)
      for link in document.links {
        let row = try #require(rows[link.row], "\(name) leads to row \(link.row)")
        #expect(row.rule == link.text && row.file == name)
        back.insert(link.row)
      }
      for (number, row) in rows where row.file == name {
        #expect(document.bookmarks.contains(row.bookmark), "row \(number) leads to \(row.bookmark)")
      }
    }
    #expect(back == Set(rows.keys))
  }

  @Test(
    "In the copy that becomes a PDF, every formula of a link leads to a PDF or to a cell as LibreOffice finds it, and no other cell is a link"
  )
  func printed() throws {
    let form = OutputFile(name: Self.form, bytes: try FileSystem.read("\(BuiltYear.folder(.q2))/\(Self.form)"))
    let (before, after) = (try Self.formulas(of: form), try Self.formulas(of: PDFCopy.of(form)))
    #expect(before.count > after.count && after.contains { $0.contains("#扣分明细.A") } && after.contains { $0.contains("01-运维服务单.pdf#") })
    #expect(!after.contains { $0.contains(".docx") || $0.contains("#扣分明细!") || $0.contains("#评分表!") })
    for (sheet, cells) in try Self.cells(of: form) { #expect(try Self.cells(of: PDFCopy.of(form))[sheet] == cells, "\(sheet)") }
  }

  private static func formulas(of form: OutputFile) throws -> [String] {
    try WorkbookReading(OfficePackage(bytes: form.bytes)).sheets.flatMap { $0.cells.values.compactMap(\.formula) }.filter {
      $0.contains("HYPERLINK(")
    }
  }

  /// What every cell shows.
  private static func cells(of form: OutputFile) throws -> [String: [CellAddress: SheetValue]] {
    let sheets = try WorkbookReading(OfficePackage(bytes: form.bytes)).sheets.map { sheet in
      (sheet.name, sheet.cells.mapValues(\.value).filter { $0.value != .blank && $0.value != .text("") })
    }
    return Dictionary(sheets) { first, _ in first }
  }

  private struct Row {
    let rule, file, bookmark: String
  }

  /// The causes that have a link, by their row.
  private static func rows(_ folder: String) throws -> [Int: Row] {
    let form = try WorkbookReading(OfficePackage(bytes: try FileSystem.read("\(folder)/\(form)")))
    let rules = form.column(named: "明细条款")
    let links = form.column(named: "明细关联")
    var rows: [Int: Row] = [:]
    for (rule, link) in zip(rules, links) {
      guard let formula = link.reading.formula, case .text(let code) = rule.reading.value else { continue }
      let target = try #require(formula.split(separator: "\"").dropFirst().first?.split(separator: "#"))
      try #require(target.count == 2)
      rows[rule.cell.row] = Row(rule: code, file: String(target[0]), bookmark: String(target[1]))
    }
    return rows
  }

  private struct Document {
    var links: [(text: String, row: Int)] = []
    var bookmarks: Set<String> = []
  }

  private static func document(_ name: String, _ folder: String) throws -> Document {
    let package = try OfficePackage(bytes: try FileSystem.read("\(folder)/\(name)"))
    let main = try package.mainPart
    let targets = try package.relationships(of: main)
    let text = String(decoding: try package.bytes(of: main), as: UTF8.self)
    var document = Document()
    document.bookmarks = Set(text.matches(of: /w:name="([^"]+)"/).map { String($0.output.1) })
    for link in text.matches(of: /<w:hyperlink r:id="([^"]+)".*?<w:t[^>]*>([^<]*)<\/w:t>/) {
      guard let target = targets[String(link.output.1)]?.target, target.hasPrefix(form) else { continue }
      let row = try #require(target.wholeMatch(of: /.*#扣分明细!A([0-9]+)/)?.output.1)
      document.links.append((String(link.output.2), try #require(Int(row))))
    }
    return document
  }
}
