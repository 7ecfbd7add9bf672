import Assessment
import Contract
import Diagnostics
import Measures
import OOXML
import Templating
import TestSupport
import Testing

@testable import Documents

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct AssessmentFormTests {
  /// The template as it is shipped.
  static let template: [UInt8] = {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    guard let file = fopen("/\(root)/Templates/\(DocumentRecipe.assessment.template)", "rb") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&piece, 1, piece.count, file), count > 0 { bytes += piece[..<count] }
    return bytes
  }()

  /// A cycle in which two faults were late and one person was missing.
  static let view: CycleView = {
    var builder = DossierBuilder.clean(.q2)
    builder.addTicket("YW-20260309-003", at: "2026-03-09 14:02", response: "2026-03-09 14:31", solution: "2026-03-09 14:50")
    builder.addTicket("YW-20260410-001", level: "较大", at: "2026-04-10 09:00", response: "2026-04-10 09:15", solution: "2026-04-10 11:01")
    builder.add("violations", ["date": "2026-05-06", "rule": "1.1.4", "count": "1", "summary": "座席投诉一次", "source": "甲方检查"])
    let dossier = builder.build()
    return CycleView(dossier: dossier, scores: Scores(dossier))
  }()

  static func sent() throws -> WorkbookReading { try WorkbookReading(AssessmentForm.issue(view, template: template)) }

  /// The form as it was sent, with cells written as a program writes them.
  static func returned(_ edits: [(sheet: Int, cell: String, value: String)]) throws -> [UInt8] {
    let package = try AssessmentForm.issue(view, template: template)
    for sheet in 1...3 {
      let part = "xl/worksheets/sheet\(sheet).xml"
      let document = try package.document(of: part)
      for edit in edits where edit.sheet == sheet { try write(edit.value, to: edit.cell, in: document.root) }
      package.set(part, document)
    }
    return try package.bytes()
  }

  private static func write(_ value: String, to place: String, in root: XMLElement) throws {
    let address = try #require(CellAddress(place))
    let data = try #require(root.first("x:sheetData"))
    let row = try #require(data.all("x:row").first { $0["r"] == String(address.row) })
    let cell: XMLElement
    if let existing = row.all("x:c").first(where: { $0["r"] == place }) {
      cell = existing
    } else {
      cell = XMLElement(name: "c", tag: "x:c", attributes: [XMLAttribute("r", place)])
      let next = row.elements.first { ($0["r"].flatMap { CellAddress($0)?.column } ?? 0) > address.column }
      row.children.insert(.element(cell), at: next.flatMap { row.index(of: $0) } ?? row.children.count)
    }
    cell["t"] = nil
    cell.children = []
    if value.isEmpty { return }
    if value.hasPrefix("=") {
      cell.append(XMLElement(name: "f", tag: "x:f", children: [.text(String(value.dropFirst()))]))
    } else if Double(value) != nil {
      cell.append(XMLElement(name: "v", tag: "x:v", children: [.text(value)]))
    } else {
      cell["t"] = "str"
      cell.append(XMLElement(name: "v", tag: "x:v", children: [.text(value)]))
    }
  }

  static func read(_ bytes: [UInt8], _ view: CycleView = view) throws -> AssessmentFormReading {
    try AssessmentFormReader.read(bytes, file: "评分表.xlsx", view: view, template: template)
  }

  static func cell(_ name: String, _ index: Int = 0, in form: WorkbookReading) throws -> String {
    let column = form.column(named: name)
    try #require(index < column.count, "\(name) has \(column.count) cells")
    return column[index].cell.description
  }

  @Test func theWordsAreTheAnnexs() throws {
    let sheet = try #require(try Self.sent().sheet("评分表"))
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
    let form = try Self.sent()
    let own = Self.view.scores.own
    #expect(form.column(named: "考核总分").first?.reading.value == .number(Double(own.total.halves) / 2))
    #expect(form.column(named: "明细条款").map(\.reading.value) == own.deductions.map { .text($0.rule) })
    #expect(form.column(named: "增加条款").count == 20)
    for sheet in form.sheets { #expect(sheet.isProtected) }
  }

  @Test func anUntouchedFormComesBackAsTheVendorsOwnScore() throws {
    let reading = try Self.read(Self.returned([]))
    #expect(reading.remarks.isEmpty)
    #expect(reading.review.total == Self.view.scores.own.total)
    #expect(!reading.review.isConfirmed)
    #expect(reading.review.form?.ledgers == Self.view.dossier.ledgersDigest)
  }

  @Test func theOfficesFiguresAreRead() throws {
    let form = try Self.sent()
    let reading = try Self.read(
      Self.returned([
        (2, try Self.cell("明细意见", 0, in: form), "不认可"), (2, try Self.cell("明细说明", 0, in: form), "已说明"),
        (2, try Self.cell("明细意见", 1, in: form), "调整"), (2, try Self.cell("明细分值", 1, in: form), "0"),
        (2, try Self.cell("增加条款", 0, in: form), "3.1.1"), (2, try Self.cell("增加分值", 0, in: form), "0.5"),
        (2, try Self.cell("增加原因", 0, in: form), "周报晚交"), (1, "K18", "2.5"), (1, try Self.cell("甲方签字人", in: form), "李四"),
        (1, try Self.cell("乙方签字人", in: form), "张三"), (1, try Self.cell("甲方签字日期", in: form), "46181"),
        (1, try Self.cell("乙方签字日期", in: form), "2026年6月7日"),
      ]))
    #expect(reading.isAcceptable())
    #expect(reading.review.decisions.map(\.kind) == [.dropped, .adjusted, .added])
    #expect(reading.review.decisions.last?.comment == "周报晚交")
    #expect(reading.review.confirmedOn == CivilDate(year: 2026, month: 6, day: 8))
    #expect(reading.review.isConfirmed)
    #expect(reading.review.items["2.3"] == Points(halves: 25))
    #expect(reading.review.items["3.1"] == Points(halves: 19))
    #expect(reading.review.total == reading.review.items.values.reduce(.zero, +))
    #expect(reading.remarks.filter { $0.kind == .change }.count == 12)
    #expect(reading.remarks.contains { $0.kind == .note && $0.message.zh.contains("以甲方扣分 2.5 分为准") })
    #expect(reading.remarks.allSatisfy { $0.kind != .change || $0.by == "李四" })
  }

  private static let tamperings = [
    (1, "D5", "1.未按规定着装，每次扣 0.1 分；"), (1, "E5", "6"), (1, "G5", "1"), (1, "A6", "1.1.9"), (1, "C5", "行为"), (1, "B5", "人员"),
    (1, "A28", "合计"), (1, "F5", "0"),
    (1, "H5", "=0"), (1, "I5", "=5"), (1, "J5", "=0"), (1, "L5", "5"), (1, "L28", "=100"), (1, "A2", "第三服务周期"), (1, "Z3", "批注"),
    (1, "N40", "=1+1"), (2, "B4", "1.1.1"),
    (2, "E4", "YW-1"), (2, "G4", "别的原因"), (2, "H4", "0"), (2, "J4", "0"), (2, "N4", "0"), (2, "N9", "=0"), (3, "C4", "=100"),
    (3, "D5", "9"),
  ]

  @Test func everyTamperingIsNamedByItsCell() throws {
    let reading = try Self.read(Self.returned(Self.tamperings.map { (sheet: $0.0, cell: $0.1, value: $0.2) }))
    #expect(!reading.isAcceptable(forcingStale: true))
    let sheets = try Self.sent().sheets.map(\.name)
    for (sheet, cell, value) in Self.tamperings {
      let remark = reading.remarks.first { $0.kind == .tampered && $0.sheet == sheets[sheet - 1] && $0.cell == cell }
      #expect(remark != nil, "\(sheets[sheet - 1])!\(cell) = \(value)")
    }
    #expect(reading.remarks.count { $0.kind == .tampered } == Self.tamperings.count)
  }

  @Test func whatCannotBeUnderstoodIsRefused() throws {
    let form = try Self.sent()
    let wrong = [("明细意见", "同意"), ("增加条款", "9.9.9"), ("甲方签字日期", "下周")].map { ($0.0, $0.1, try? Self.cell($0.0, in: form)) }
    var edits = wrong.map { (sheet: $0.0.hasPrefix("甲方") ? 1 : 2, cell: $0.2 ?? "", value: $0.1) }
    // More than the item's full score, no half points, no number at all.
    edits += [(1, "K5", "6"), (1, "K9", "0.3"), (1, "K10", "很多")]
    let reading = try Self.read(Self.returned(edits))
    for edit in edits { #expect(reading.remarks.contains { $0.kind == .invalid && $0.cell == edit.cell }, "\(edit)") }
    #expect(!reading.isAcceptable())
  }

  @Test func aFormOfAnotherCycleOrOfOtherLedgersIsRefused() throws {
    var dossier = Self.view.dossier
    dossier.ledgersDigest = "0000"
    let stale = try Self.read(Self.returned([]), CycleView(dossier: dossier, scores: Scores(dossier)))
    #expect(stale.remarks.map(\.kind) == [.stale])
    #expect(!stale.isAcceptable())
    #expect(stale.isAcceptable(forcingStale: true))
    let other = DossierBuilder.clean(.q3).build()
    let foreign = try Self.read(Self.returned([]), CycleView(dossier: other, scores: Scores(other)))
    #expect(foreign.remarks.contains { $0.kind == .foreign && $0.to == "Q2" })
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
