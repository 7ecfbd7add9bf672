import Assessment
import Contract
import Measures
import OOXML
import Templating
import TestSupport
import Testing

@testable import Documents

@Suite("The assessment form") struct AssessmentFormTests {
  @Test func theWordsAreTheAnnexs() throws {
    let sheet = try #require(try FormFixture.sent().sheet("评分表"))
    var row = 5
    for item in AssessmentItem.all {
      for (index, rule) in item.rules.enumerated() {
        #expect(sheet[CellAddress(row: row, column: 1)].value == .text(rule.code))
        #expect(sheet[CellAddress(row: row, column: 4)].value == .text(rule.wording))
        #expect(sheet[CellAddress(row: row, column: 7)].value == .number(Double(rule.points.halves) / 2))
        if index == 0 {
          #expect(sheet[CellAddress(row: row, column: 3)].value == .text(item.content))
          #expect(sheet[CellAddress(row: row, column: 5)].value == .number(Double(item.full.halves) / 2))
        }
        row += 1
      }
    }
    let texts = Set(sheet.cells.values.map(\.value))
    for note in AnnexNotes.notes + [AnnexNotes.heading, AnnexNotes.totalLabel] { #expect(texts.contains(.text(note)), "\(note)") }
    for group in Set(AssessmentItem.all.map(\.group)) { #expect(texts.contains(.text(group))) }
  }

  @Test func theFormShowsTheScoreOfTheLedgers() throws {
    let form = try FormFixture.sent()
    let own = FormFixture.view.scores.own
    #expect(form.column(named: "考核总分").first?.reading.value == .number(Double(own.total.halves) / 2))
    #expect(form.column(named: "明细条款").map(\.reading.value) == own.deductions.map { .text($0.rule) })
    #expect(form.column(named: "增加条款").count == 20)
    for sheet in form.sheets { #expect(sheet.isProtected) }
  }

  /// The parts of the form as they are sent, by name.
  private static func root(_ part: String, _ view: CycleView = FormFixture.view) throws -> XMLElement {
    try AssessmentForm.issue(view, template: FormFixture.template).document(of: part).root
  }

  private static let sheets = (1...3).map { "xl/worksheets/sheet\($0).xml" }

  @Test("Only the office's cells and the signatures are unlocked, and protection has no password")
  func locks() throws {
    let form = try FormFixture.sent()
    var open: [String: Set<CellAddress>] = [:]
    for name in [
      "甲方扣分", "明细意见", "明细分值", "明细说明", "增加条款", "增加日期", "增加记录", "增加原因", "增加次数", "增加分值", "增加说明", "甲方签字人", "乙方签字人", "甲方签字日期", "乙方签字日期",
    ] {
      let sheet = try #require(form.area(named: name)?.sheet)
      open[sheet, default: []].formUnion(form.column(named: name).map(\.cell))
    }
    // The vendor's signature is merged over five columns, whose other cells nobody can reach.
    for row in 39...40 { for column in 10...13 { open["评分表", default: []].insert(CellAddress(row: row, column: column)) } }
    for sheet in form.sheets {
      let unlocked = Set(sheet.cells.filter { !$0.value.isLocked }.keys)
      #expect(unlocked == open[sheet.name, default: []], "\(sheet.name)")
    }
    for part in Self.sheets {
      let protection = try #require(try Self.root(part).first("x:sheetProtection"))
      for secret in ["password", "hashValue", "saltValue"] { #expect(protection[secret] == nil, "\(part)") }
    }
  }

  @Test("No merged cells are split between pages, and a page is as wide as the sheet")
  func pages() throws {
    for part in Self.sheets {
      let root = try Self.root(part)
      let breaks = root.first("x:rowBreaks")?.all("x:brk").compactMap { Int($0["id"] ?? "") } ?? []
      #expect(breaks.count == 1, "\(part)")
      for merge in root.first("x:mergeCells")?.all("x:mergeCell") ?? [] {
        let area = try #require(merge["ref"].flatMap { CellArea($0) })
        for row in breaks { #expect(!(area.rows.contains(row) && area.rows.contains(row + 1)), "\(part) \(area)") }
      }
      let setup = try #require(root.first("x:pageSetup"))
      #expect(root.first("x:sheetPr")?.first("x:pageSetUpPr")?["fitToPage"] == "1")
      #expect((setup["paperSize"], setup["fitToHeight"], setup["fitToWidth"] ?? "1") == ("9", "0", "1"))
      #expect(root.first("x:headerFooter")?.first("x:oddFooter")?.text == "&R&\"宋体\"&14— &P —　")
      #expect(root.first("x:headerFooter")?.first("x:evenFooter")?.text == "&L&\"宋体\"&14　— &P —")
    }
    // The rows of the third group and everything to sign stand on one page, and the office's own causes on another.
    #expect(try Self.root(Self.sheets[0]).first("x:rowBreaks")?.first("x:brk")?["id"] == "22")
    let first = try #require(try FormFixture.sent().column(named: "增加条款").first?.cell.row)
    #expect(try Self.root(Self.sheets[1]).first("x:rowBreaks")?.first("x:brk")?["id"] == "\(first - 2)")
  }

  @Test("Page one has room to spare up to its break, so that no program breaks it earlier")
  func roomOnPageOne() throws {
    let root = try Self.root(Self.sheets[0])
    let rows = try #require(root.first("x:sheetData")).all("x:row")
    let height = rows.filter { (Int($0["r"] ?? "") ?? 0) <= 22 }.reduce(0) { $0 + (Double($1["ht"] ?? "") ?? 15) }
    let margins = try #require(root.first("x:pageMargins"))
    func margin(_ side: String) -> Double { (Double(margins[side] ?? "") ?? 0) * 72 }
    let scale = Self.scale(of: root, columns: 13)
    #expect(height * scale < 0.95 * (595.28 - margin("top") - margin("bottom")))
  }

  /// How much a sheet that is fitted to the width of A4 across is scaled, by its first columns.
  private static func scale(of root: XMLElement, columns: Int) -> Double {
    let width = root.first("x:cols")?.all("x:col").reduce(0.0) { sum, column in
      let count = min(columns, Int(column["max"] ?? "") ?? 0) - (Int(column["min"] ?? "") ?? 0) + 1
      return sum + Double(max(0, count)) * (Double(column["width"] ?? "") ?? 0) * 5.25
    }
    let margins = ["left", "right"].reduce(0.0) { $0 + (Double(root.first("x:pageMargins")?[$1] ?? "") ?? 0) * 72 }
    return (841.89 - margins) / (width ?? 1)
  }

  @Test("The sheets fit the paper without being made smaller, so that text of 10.5 points is printed as such")
  func legible() throws {
    for (part, columns) in zip(Self.sheets, [13, 15, 12]) {
      #expect(Self.scale(of: try Self.root(part), columns: columns) >= 1, "\(part)")
    }
  }

  @Test("Every validation says what it wants, the drop-down has three words, and the office's cells change their colour")
  func validations() throws {
    var lists: [String] = []
    for part in Self.sheets.prefix(2) {
      let root = try Self.root(part)
      let validations = root.first("x:dataValidations")?.all("x:dataValidation") ?? []
      #expect(!validations.isEmpty)
      for validation in validations {
        #expect(validation["showErrorMessage"] == "1" && validation["error"]?.isEmpty == false, "\(validation["sqref"] ?? "")")
        if validation["type"] == "list" { lists.append(validation.first("x:formula1")?.text ?? "") }
      }
      #expect(!root.all("x:conditionalFormatting").isEmpty)
    }
    #expect(lists == ["\"认可,不认可,调整\"", "评分表!$A$5:$A$27"])
    let items = try Self.root(Self.sheets[0]).first("x:dataValidations")?.all("x:dataValidation").filter { $0["type"] == "custom" } ?? []
    #expect(items.compactMap { $0.first("x:formula1")?.text }.filter { $0.contains("*2=INT(") }.count == AssessmentItem.all.count)
  }

  @Test("Only functions that every office program has had for ten years, no macros, no links but to files of the same folder")
  func plainness() throws {
    let known: Set = ["SUM", "SUMIFS", "COUNTIF", "IF", "MAX", "INDEX", "MATCH", "HYPERLINK", "OR", "AND"]
    let package = try AssessmentForm.issue(FormFixture.view, template: FormFixture.template)
    for sheet in try FormFixture.sent().sheets {
      for formula in sheet.cells.values.compactMap(\.formula) {
        let bare = formula.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 0 }.map(
          \.element)
        for call in bare.joined(separator: " ").matches(of: /([A-Za-z_.]+)\(/) { #expect(known.contains(String(call.1)), "\(formula)") }
        for link in formula.matches(of: /HYPERLINK\("([^"]*)"/) {
          #expect(link.1.hasPrefix("#") || ["01-运维服务单.docx", "02-巡检记录.docx"].contains { link.1.hasPrefix($0) }, "\(formula)")
        }
      }
    }
    #expect(try WorkbookReading(package).strangers.isEmpty)
    for part in package.parts { #expect(!part.contains("vba") && !part.contains("externalLink"), "\(part)") }
  }

  @Test("A cause leads to its ticket or inspection by file and bookmark, one that was missed to its day")
  func links() throws {
    let links = try FormFixture.sent().column(named: "明细关联").map { $0.reading.formula ?? "" }
    #expect(
      links == [
        "", "HYPERLINK(\"02-巡检记录.docx#巡检_XJ_daily_20260408\",\"巡检记录\")",
        "HYPERLINK(\"02-巡检记录.docx#未达标_daily_2026_04_09\",\"巡检记录\")",
        "HYPERLINK(\"01-运维服务单.docx#工单_YW_20260309_003\",\"运维服务单\")", "HYPERLINK(\"01-运维服务单.docx#工单_YW_20260410_001\",\"运维服务单\")",
      ])
  }

  @Test("A cycle without any deduction has a form that comes back untouched")
  func clean() throws {
    var builder = DossierBuilder.clean(.q2)
    builder.ledgersDigest = "cd34"
    let view = FormFixture.view(of: builder)
    #expect(view.scores.own.deductions.isEmpty)
    let reading = try FormFixture.read([], view)
    #expect(reading.remarks.isEmpty, "\(reading.remarks.map(\.message.zh))")
    #expect(reading.review.total == Points(100))
    let added = try FormFixture.read([(2, try FormFixture.cell("增加条款", 0, in: FormFixture.sent(view)), "2.4.2")], view)
    #expect(added.review.total == Points(98))
  }

  @Test func theReviewIsWrittenInStableOrder() {
    let review = Review(
      confirmedOn: CivilDate(year: 2026, month: 6, day: 8), signedByOffice: "李四", signedByVendor: "张\"三\"", total: Points(93),
      items: ["3.2": Points(10), "1.1": Points(halves: 9)],
      decisions: [Review.Decision(rule: "2.2.1", record: "YW-1", kind: .dropped, points: .zero, comment: "a\nb")])
    #expect(
      review.yaml == """
        confirmed_on: 2026-06-08
        signed_by: {office: "李四", vendor: "张\\"三\\""}
        total: "93"
        items: {"1.1": "4.5", "3.2": "10"}
        decisions:
          - {rule: 2.2.1, record: "YW-1", decision: dropped, points: "0", comment: "a\\nb"}

        """)
  }
}
