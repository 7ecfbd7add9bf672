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
