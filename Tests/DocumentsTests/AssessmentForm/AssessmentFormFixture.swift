import Assessment
import Contract
import Measures
import OOXML
import Templating
import TestSupport
import Testing

@testable import Documents

#if canImport(Glibc)
  import Glibc
#endif

/// A form as it is sent, and what comes back.
enum FormFixture {
  /// The template as it is shipped.
  static let template: [UInt8] = {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    guard let file = fopen("/\(root)/Templates/\(DocumentRecipe.assessment.template)", "rb") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&piece, 1, piece.count, file), count > 0 { bytes += piece[..<count] }
    return bytes
  }()

  /// A cycle in which two faults and an inspection were late, one inspection was missed and the office had a complaint.
  static var builder: DossierBuilder {
    var builder = DossierBuilder.clean(.q2)
    builder.ledgersDigest = "ab12"
    builder.addTicket("YW-20260309-003", at: "2026-03-09 14:02", response: "2026-03-09 14:31", solution: "2026-03-09 14:50")
    builder.addTicket("YW-20260410-001", level: "较大", at: "2026-04-10 09:00", response: "2026-04-10 09:15", solution: "2026-04-10 11:01")
    builder.add("violations", ["date": "2026-05-06", "rule": "1.1.4", "count": "1", "summary": "座席投诉一次", "source": "甲方检查"])
    builder.set("inspections", "started_at", "2026-04-08 11:20") { $0["date"] == "2026-04-08" }
    builder.remove("inspections") { $0["date"] == "2026-04-09" }
    return builder
  }

  static let view = view(of: builder)

  static func view(of builder: DossierBuilder, review: Review? = nil) -> CycleView {
    var dossier = builder.build()
    dossier.review = review
    return CycleView(dossier: dossier, scores: Scores(dossier))
  }

  static func sent(_ view: CycleView = view) throws -> WorkbookReading {
    try WorkbookReading(AssessmentForm.issue(view, template: template))
  }

  typealias Edit = (sheet: Int, cell: String, value: String)

  /// The form as it was sent, with cells written as a program writes them.
  static func returned(_ edits: [Edit] = [], _ view: CycleView = view) throws -> OfficePackage {
    let package = try AssessmentForm.issue(view, template: template)
    for sheet in 1...3 where edits.contains(where: { $0.sheet == sheet }) {
      try change(package, "xl/worksheets/sheet\(sheet).xml") { root in
        for edit in edits where edit.sheet == sheet { try write(edit.value, to: edit.cell, in: root) }
      }
    }
    return package
  }

  /// A part, changed in place.
  static func change(_ package: OfficePackage, _ part: String, _ body: (XMLElement) throws -> Void) throws {
    let document = try package.document(of: part)
    try body(document.root)
    package.set(part, document)
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

  static func read(_ package: OfficePackage, _ view: CycleView = view) throws -> AssessmentFormReading {
    try AssessmentFormReader.read(package.bytes(), file: "评分表.xlsx", view: view, template: template)
  }

  static func read(_ edits: [Edit], _ view: CycleView = view) throws -> AssessmentFormReading { try read(returned(edits, view), view) }

  /// The place of a cell by the name of its column and its number from 0.
  static func cell(_ name: String, _ index: Int = 0, in form: WorkbookReading) throws -> String {
    let column = form.column(named: name)
    try #require(index < column.count, "\(name) has \(column.count) cells")
    return column[index].cell.description
  }

  /// What an office does to a form: it drops a cause, adjusts another, adds two of its own, overrules an item, and both sides sign.
  static func officesEdits(in form: WorkbookReading) throws -> [Edit] {
    func edit(_ name: String, _ index: Int = 0, _ value: String) throws -> Edit {
      (form.area(named: name)?.sheet == "评分表" ? 1 : 2, try cell(name, index, in: form), value)
    }
    return [
      try edit("明细意见", 0, "不认可"), try edit("明细说明", 0, "已说明"), try edit("明细意见", 1, "调整"), try edit("明细分值", 1, "0"),
      try edit("增加条款", 0, "3.1.1"), try edit("增加分值", 0, "0.5"), try edit("增加原因", 0, "周报晚交"),
      try edit("增加条款", 1, "1.1.4"), try edit("增加次数", 1, "2"), try edit("增加日期", 1, "46115"), try edit("增加记录", 1, "来信"),
      (1, "K18", "2.5"), try edit("甲方签字人", 0, "李四"), try edit("乙方签字人", 0, "张三"), try edit("甲方签字日期", 0, "46181"),
      try edit("乙方签字日期", 0, "2026年6月7日"),
    ]
  }

  /// What follows from those edits.
  static func expectOfficesReview(_ reading: AssessmentFormReading) {
    #expect(reading.isAcceptable(), "\(reading.remarks.filter { $0.kind != .change }.map(\.message.zh))")
    let review = reading.review
    #expect(review.decisions.map(\.kind) == [.dropped, .adjusted, .added, .added])
    #expect(review.decisions.map(\.comment) == ["已说明", nil, "周报晚交", nil])
    #expect(review.decisions.map(\.points) == [.zero, .zero, Points(halves: 1), Points(2)])
    #expect(review.decisions.last?.record == "来信")
    #expect(review.decisions.last?.date == CivilDate(year: 2026, month: 4, day: 3))
    #expect(review.signedByOffice == "李四" && review.signedByVendor == "张三")
    #expect(review.confirmedOn == CivilDate(year: 2026, month: 6, day: 8))
    #expect(review.signedOn?.vendor == CivilDate(year: 2026, month: 6, day: 7))
    #expect(review.items.mapValues(\.description) == expectedItems)
    #expect(review.total == Points(92))
  }

  private static let expectedItems = [
    "1.1": "3", "1.2": "10", "1.3": "5", "2.1": "14", "2.2": "13", "2.3": "12.5", "2.4": "15", "3.1": "9.5", "3.2": "10",
  ]
}
