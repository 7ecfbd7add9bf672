import Contract
import Files
import Foundation
import Measures
import OOXML
import Testing

@testable import HotlineDocs

/// A finished document as text: a cell ends with a tab, a row with a line break, a paragraph outside a table with a line break.
struct PrintedText {
  let name: String
  let text: String

  init(_ name: String, in folder: String) throws {
    self.name = name
    let package = try OfficePackage(bytes: try FileSystem.read("\(folder)/\(name)"))
    let xml = String(decoding: try package.bytes(of: "word/document.xml"), as: UTF8.self)
    var text = ""
    var depth = 0
    for piece in xml.split(separator: "<", omittingEmptySubsequences: false) {
      if piece.hasPrefix("w:tc>") || piece.hasPrefix("w:tc ") { depth += 1 }
      if piece.hasPrefix("/w:tc>") {
        depth -= 1
        text += "\t"
      }
      if piece.hasPrefix("/w:tr>") || (depth == 0 && piece.hasPrefix("/w:p>")) { text += "\n" }
      let isText = piece.hasPrefix("w:t>") || piece.hasPrefix("w:t ")
      if isText, let end = piece.firstIndex(of: ">") { text += piece[piece.index(after: end)...] }
    }
    self.text = text
  }

  /// What the pattern's first group stands for at every place; a pattern that finds nothing is a failure.
  func figures(_ pattern: String) throws -> [String] {
    let found = text.matches(of: try Regex(pattern).anchorsMatchLineEndings()).compactMap { $0.output[1].substring.map(String.init) }
    try #require(!found.isEmpty, "\(name) has nothing for \(pattern)")
    return found
  }
}

/// Every figure that stands in more than one document is read back from each and compared with its one source.
@Suite("Figures agree everywhere", .serialized)
struct AgreementTests {
  static let periods: [Cycle.Name] = Rendering.isWhole ? Cycle.Name.allCases : [.q2]

  private func built(_ cycle: Cycle.Name, in scratch: Scratch) throws -> String {
    var workplace = SampleYear.workplace
    workplace.output = scratch.path
    #expect(try BuildRun(workplace, BuildRequest(quiet: true)).cycle(cycle).status == 0)
    return "\(scratch.path)/2025/\(cycle.rawValue)"
  }

  private func all(_ figures: [String], are expected: String, _ what: String) {
    for figure in figures { #expect(figure == expected, "\(what)") }
  }

  @Test("Score, money, counts, ranges and digests", arguments: periods)
  func everything(cycle: Cycle.Name) throws {
    let scratch = try Scratch()
    let folder = try built(cycle, in: scratch)
    let current = try SampleYear.workplace.open(cycle)
    let tickets = try PrintedText("01-运维服务单.docx", in: folder)
    let inspections = try PrintedText("02-巡检记录.docx", in: folder)
    let report = try PrintedText("03-运维服务报告.docx", in: folder)
    let compilation = try PrintedText("05-结算汇编.docx", in: folder)
    let form = try FormText(folder + "/04-运维服务质量考核评分表.xlsx")
    try score(current, report, compilation, form)
    try money(current, compilation)
    try counts(current, tickets, inspections, report, compilation)
    try digests(folder, compilation)
  }

  private func score(_ current: CycleCase, _ report: PrintedText, _ compilation: PrintedText, _ form: FormText) throws {
    let sheet = current.scores.current
    let total = "\(sheet.total)"
    var totals = try report.figures("本周期考核评分([0-9.]+)分") + report.figures("\\t合计\\t[^\\n]*?\\t[0-9.]+\\t([0-9.]+)\\t(?:[0-9.]+|—|)\\t\\n")
    for pattern in [
      "质量考核评分为([0-9.]+)分", "本周期考核评分([0-9.]+)分", "评分合计\\t[0-9.]+\\t[0-9.]+\\t([0-9.]+)\\t", "考核评分\\t([0-9.]+)分", "考核评分结果\\t√\\t([0-9.]+)分",
    ] {
      totals += try compilation.figures(pattern)
    }
    totals.append(form.total)
    all(totals, are: total, "total")
    let standing = sheet.isConfirmed ? "甲方确认" : "自评"
    all(try report.figures("分（(甲方确认|自评)）") + compilation.figures("分（(甲方确认|自评)）") + form.standings, are: standing, "standing")
    for item in sheet.items {
      let row = "\(item.item.code.replacing(".", with: "\\."))\\t[^\\t\\n]+\\t\(item.item.full)\\t([0-9.]+\\t[0-9.]+)\\t"
      let expected = "\(item.item.full - item.score)\t\(item.score)"
      all(try report.figures(row) + compilation.figures(row), are: expected, "item \(item.item.code)")
      #expect(form.items[item.item.code] == "\(item.score)", "the form's item \(item.item.code)")
    }
  }

  private func money(_ current: CycleCase, _ compilation: PrintedText) throws {
    let payable = current.settlement.payable
    var figures: [String] = []
    for pattern in [
      "费用(?:人民币)?([0-9,.]+)元（大写", "本周期应付（[^）]+）\\t第31条\\t\\t([0-9,.]+)\\t", "本周期应付\\t([0-9,.]+)\\t", "申请金额（元）\\t([0-9,.]+)\\t",
      "本周期应付([0-9,.]+)元",
    ] {
      figures += try compilation.figures(pattern)
    }
    all(figures, are: payable.grouped, "payable")
    let capitals = try compilation.figures("大写：(人民币[^）。]+)")
    #expect(capitals.count == 2)
    for capital in capitals { #expect(CapitalNumerals.amount(capital) == payable, "\(capital)") }
  }

  private func counts(
    _ current: CycleCase, _ tickets: PrintedText, _ inspections: PrintedText, _ report: PrintedText, _ compilation: PrintedText
  ) throws {
    let records = current.dossier.records(Ticket.self)
    all(
      try tickets.figures("登记运维服务单([0-9]+)件") + compilation.figures("运维服务单\\t√\\t([0-9]+)件") + compilation.figures("运维服务单\\t([0-9]+)\\t"),
      are: "\(records.count)", "tickets")
    for kind in TicketKind.allCases where records.contains(where: { $0.kind == kind }) {
      // 运维服务单 has the months before the sum.
      let row = "^\(kind.chinese)\\t(?:[0-9]+\\t){0,3}([0-9]+)\\t[0-9.]+%"
      let expected = "\(records.count { $0.kind == kind })"
      all(try tickets.figures(row) + compilation.figures(row), are: expected, kind.chinese)
    }
    let faults = "合计\\t([0-9]+\\t)(?:—\\t)?[0-9]+\\t[0-9.]+%\\t[0-9]+\\t[0-9.]+%"
    all(try report.figures(faults) + compilation.figures(faults), are: "\(records.count { $0.kind == .fault })\t", "faults")
    let range = try #require(try tickets.figures("编号自([^。；]+?)[。；]").first)
    all(try compilation.figures("01-运维服务单\\.docx\\t([^\\t]+)\\t"), are: range, "range of tickets")
    let visits = try #require(try inspections.figures("登记巡检([0-9]+)次").first)
    all(try compilation.figures("巡检记录\\t√\\t([0-9]+)次"), are: visits, "inspections")
    let visited = try #require(try inspections.figures("编号自([^。；]+?)[。；]").first)
    all(try compilation.figures("02-巡检记录\\.docx\\t([^\\t]+)\\t"), are: visited, "range of inspections")
  }

  /// The index of the compilation says what SHA256SUMS says.
  private func digests(_ folder: String, _ compilation: PrintedText) throws {
    let sums = try #require(Manifest(text: String(decoding: try FileSystem.read(folder + "/SHA256SUMS"), as: UTF8.self)))
    for entry in sums.entries where !entry.name.hasPrefix("05") {
      let name = entry.name.replacing(".", with: "\\.")
      all(try compilation.figures("\(name)\\t[^\\n]*\\n\\tSHA-256：([0-9a-f]{64})\\t"), are: entry.digest, entry.name)
    }
  }
}

/// The form's cached values, by the columns of its sheet 评分表.
struct FormText {
  var total = ""
  var standings: [String] = []
  /// Scores by item: "2.2" → "12.5".
  var items: [String: String] = [:]

  init(_ path: String) throws {
    let book = try Workbook(OfficePackage(bytes: try FileSystem.read(path)))
    let sheet = try #require(book.sheets.first { $0.name == "评分表" })
    var rows: [[Int: String]] = []
    try book.read(sheet) { row in
      rows.append(Dictionary(row.cells.map { ($0.column, row.text(of: $0)) }, uniquingKeysWith: { first, _ in first }))
    }
    for row in rows {
      guard let label = row.values.isEmpty ? nil : row[row.keys.min() ?? 0] else { continue }
      let score = row[Self.score] ?? ""
      if label.hasPrefix("评分合计") { total = score }
      if label.split(separator: ".").count == 3, !score.isEmpty { items[String(label.prefix(3))] = score }
      standings += ["甲方确认", "自评"].filter { label.hasPrefix("采购编号") && label.hasSuffix($0) }
    }
    try #require(!total.isEmpty && !standings.isEmpty && items.count == 9, "the form lacks figures")
  }

  private static let score = CellReference.column("L") ?? -1
}
