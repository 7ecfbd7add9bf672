import Assessment
import Contract
import Files
import Foundation
import Measures
import OOXML
import Settlement
import Testing

@testable import Documents
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
@Suite("Figures agree everywhere")
struct AgreementTests {
  private func all(_ figures: [String], are expected: String, _ what: String) {
    for figure in figures { #expect(figure == expected, "\(what)") }
  }

  @Test("Score, money, counts, ranges, days and digests of a cycle", arguments: Cycle.Name.allCases)
  func everything(cycle: Cycle.Name) throws {
    let folder = try BuiltYear.folder(cycle)
    let current = try #require(try SampleYear.cases.get().first { $0.dossier.cycle.name == cycle })
    let tickets = try PrintedText("01-运维服务单.docx", in: folder)
    let inspections = try PrintedText("02-巡检记录.docx", in: folder)
    let report = try PrintedText("03-运维服务报告.docx", in: folder)
    let compilation = try PrintedText("05-结算汇编.docx", in: folder)
    let form = try FormText(folder + "/04-运维服务质量考核评分表.xlsx")
    try score(current, report, compilation, form)
    try money(current, compilation)
    try counts(current, tickets, inspections, report, compilation)
    try causes(current, report, compilation, form)
    try days(current, compilation)
    try account(in: compilation)
    try digests(folder, compilation)
  }

  @Test("The year's documents repeat the cycles' figures and add them up")
  func theYear() throws {
    let year = YearCases(try SampleYear.loaded.get())
    let report = try PrintedText("01-年度运维总结报告.docx", in: BuiltYear.annual())
    let settlement = try PrintedText("02-年度考核金结算.docx", in: BuiltYear.annual())
    for cycle in year.cycles { try repeated(cycle, report, settlement) }
    try sums(year, report, settlement)
    try assessmentSum(year.annual, report, settlement)
    try account(in: settlement)
  }

  /// A cycle's figures in the year's documents, against the one source and the cycle's own documents.
  private func repeated(_ current: CycleCase, _ report: PrintedText, _ settlement: PrintedText) throws {
    let name = current.dossier.cycle.name
    let line = current.settlement
    let total = "\(current.scores.current.total)"
    let money = "\(line.base.amount.grouped)\t\(line.reductionsTotal.grouped)\t"
    let chinese = name.chinese
    all(
      try report.figures("^\(chinese)\\t([0-9.]+\\t[0-9,.]+\\t[0-9,.]+\\t[0-9,.]+\\t[0-9,.]+)\\t$"),
      are: "\(total)\t\(money)\(line.penaltiesTotal.grouped)\t\(line.payable.grouped)", "\(name) in the report's payments")
    all(
      try settlement.figures("^\(chinese)\\t([0-9.]+\\t(?:甲方确认|自评)\\t[0-9,.]+\\t[0-9,.]+\\t[0-9,.]+\\t[0-9,.]+)\\t$"),
      are: "\(total)\t\(line.isConfirmed ? "甲方确认" : "自评")\t\(money)\(line.penaltiesTotal.grouped)\t\(line.payable.grouped)",
      "\(name) in the settlement")
    all(try report.figures("\(chinese)([0-9.]+)分（") + report.figures("\(chinese)([0-9.]+)分"), are: total, "\(name) in sentences")
    let own = try PrintedText("05-结算汇编.docx", in: BuiltYear.folder(name))
    all(try own.figures("本周期应付\\t([0-9,.]+)\\t"), are: line.payable.grouped, "\(name) in its own compilation")
    let tickets = current.dossier.records(Ticket.self)
    all(
      try report.figures("^\(chinese)\\t([0-9]+\\t[0-9]+)\\t[0-9.]+%"), are: "\(tickets.count)\t\(tickets.count { $0.kind == .fault })",
      "\(name), tickets and faults")
    // The columns of 各项得分 are the cycles.
    let column = try #require(Cycle.Name.allCases.firstIndex(of: name))
    for item in current.scores.current.items {
      let before = String(repeating: "[0-9.]+\\t", count: column)
      let row = "^\(item.item.code.replacing(".", with: "\\."))\\t[^\\t]+\\t\(item.item.full)\\t\(before)([0-9.]+)\\t"
      all(try report.figures(row), are: "\(item.score)", "\(name) \(item.item.code)")
    }
  }

  private func sums(_ year: YearCases, _ report: PrintedText, _ settlement: PrintedText) throws {
    let history = year.history()
    let base = year.cycles.reduce(Fen.zero) { $0 + $1.settlement.base.amount }
    let sums = "\(base.grouped)\t\(history.reductions.grouped)\t\(history.penalties.grouped)\t\(history.paid.grouped)"
    let figures = "([0-9,.]+\\t[0-9,.]+\\t[0-9,.]+\\t[0-9,.]+)\\t$"
    all(try report.figures("^合计\\t—\\t" + figures), are: sums, "the report's sums")
    all(try settlement.figures("^合计\\t—\\t—\\t" + figures), are: sums, "the settlement's sums")
    let paid = "合计([0-9,.]+)元，已扣除减收"
    all(try report.figures(paid) + settlement.figures(paid), are: history.paid.grouped, "paid in sentences")
    let totals = year.cycles.map { "\($0.scores.current.total)" }.joined(separator: "\t")
    all(try report.figures("^—\\t评分合计\\t100\\t([0-9.\\t]+)\\t$"), are: totals, "the totals below the items")
    let tickets = year.cycles.map { $0.dossier.records(Ticket.self).count }
    all(try report.figures("共受理运维服务单([0-9]+)件"), are: "\(tickets.reduce(0, +))", "the year's tickets")
    for kind in TicketKind.allCases {
      let counts = year.cycles.map { cycle in cycle.dossier.records(Ticket.self).count { $0.kind == kind } }
      all(
        try report.figures("^\(kind.chinese)\\t([0-9]+(?:\\t[0-9]+){4})\\t$"),
        are: (counts + [counts.reduce(0, +)]).map(String.init).joined(separator: "\t"), kind.chinese)
    }
  }

  /// 考核金, in both documents, in figures and capitals.
  private func assessmentSum(_ annual: AnnualSettlement, _ report: PrintedText, _ settlement: PrintedText) throws {
    let payable = try #require(annual.payable)
    all(try settlement.figures("本年度考核金为([0-9,.]+)元"), are: annual.sum.amount.grouped, "the sum")
    all(
      try settlement.figures("考核金人民币([0-9,.]+)元") + settlement.figures("^应付考核金[^\\t]*\\t([0-9,.]+)\\t"), are: payable.grouped,
      "payable of the sum")
    let taken = try report.figures("共扣减([0-9,.]+)元") + settlement.figures("共扣减([0-9,.]+)元") + settlement.figures("^扣减合计\\t([0-9,.]+)\\t")
    all(taken, are: annual.deductionsTotal.grouped, "taken from the sum")
    let capitals = try settlement.figures("大写：(人民币[^）。]+)") + settlement.figures("大写）?\\t(人民币[^\\t]+)\\t")
    for capital in try capitals + report.figures("大写：(人民币[^）。]+)") { #expect(CapitalNumerals.amount(capital) == payable, "\(capital)") }
    for deduction in annual.deductions {
      let row = "^\(deduction.cycle.chinese)\\t\(deduction.total)\\t[^\\t]+\\t\(deduction.percent)%\\t([0-9,.]+)\\t$"
      all(try settlement.figures(row), are: deduction.amount.grouped, "\(deduction.cycle)")
    }
  }

  /// Each cause once in the compilation, with the points that the form has for its rule.
  private func causes(_ current: CycleCase, _ report: PrintedText, _ compilation: PrintedText, _ form: FormText) throws {
    let sheet = current.scores.current
    let own = current.scores.own
    for rule in AssessmentRule.all {
      let code = rule.code.replacing(".", with: "\\.")
      let points = own.deductions.filter { $0.rule == rule.code }.reduce(Points.zero) { $0 + $1.points }
      #expect(form.deducted[rule.code] == "\(points)", "the form's \(rule.code)")
      let decided = sheet.deductions.filter { $0.rule == rule.code && $0.date != nil }.map { "\($0.points)" }
      guard !decided.isEmpty else { continue }
      // 条款, 日期, 记录, 扣分: the same causes in the same order.
      #expect(try compilation.figures("^\(code)\\t[^\\t]*日\\t[^\\t]+\\t([0-9.]+)\\t") == decided, "\(rule.code)")
    }
  }

  private func days(_ current: CycleCase, _ compilation: PrintedText) throws {
    let deadlines = current.dossier.deadlines
    all(try compilation.figures("资料提交期限\\t([^\\t（]+)"), are: deadlines.submission.date.chinese, "submission due")
    all(try compilation.figures("审查评分期限[^\\t]*\\t([^\\t（]+)"), are: deadlines.review.date.chinese, "review due")
    all(try compilation.figures("支付期限[^\\t]*\\t([^\\t（]+)"), are: deadlines.payment.date.chinese, "payment due")
  }

  /// Contract clause 33, to the letter.
  private func account(in document: PrintedText) throws {
    all(try document.figures("开户名称\\t([^\\t]+)\\t"), are: "郑州新光源电子科技工程有限公司", "the account's name")
    all(try document.figures("开户银行\\t([^\\t]+)\\t"), are: "交通银行郑州百花路支行", "the bank")
    all(try document.figures("银行账号\\t([^\\t]+)\\t"), are: "411060400018001856562", "the account")
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
      "费用(?:人民币)?([0-9,.]+)元（大写", "本周期应付\\t第31条\\t[^\\t]*\\t([0-9,.]+)\\t", "（小写）\\t人民币([0-9,.]+)元", "本周期应付\\t([0-9,.]+)\\t",
      "申请金额（元）\\t([0-9,.]+)\\t",
      "本周期应付([0-9,.]+)元",
    ] {
      figures += try compilation.figures(pattern)
    }
    all(figures, are: payable.grouped, "payable")
    let capitals = try compilation.figures("大写：(人民币[^）。]+)") + compilation.figures("大写）?\\t(人民币[^\\t]+)\\t")
    #expect(capitals.count == 3, "in the application, its table and the calculation")
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
  /// The vendor's own deductions by rule: "2.2.1" → "0.5".
  var deducted: [String: String] = [:]

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
      if label.split(separator: ".").count == 3 {
        if !score.isEmpty { items[String(label.prefix(3))] = score }
        deducted[label] = row[Self.own]
      }
      standings += ["甲方确认", "自评"].filter { label.hasPrefix("采购编号") && label.hasSuffix($0) }
    }
    try #require(!total.isEmpty && !standings.isEmpty && items.count == 9, "the form lacks figures")
  }

  private static let score = CellReference.column("L") ?? -1
  private static let own = CellReference.column("H") ?? -1
}
