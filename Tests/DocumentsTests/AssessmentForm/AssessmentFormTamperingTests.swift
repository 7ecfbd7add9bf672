import Assessment
import Contract
import Measures
import OOXML
import Templating
import TestSupport
import Testing

@testable import Documents

@Suite("Tampered forms") struct AssessmentFormTamperingTests {
  /// Kinds of tampering with cells: sheet, cell, what is written there.
  private static let cells: [(kind: String, sheet: Int, cell: String, value: String)] = [
    ("a rule's words", 1, "D5", "1.未按规定着装，每次扣 0.1 分；"), ("an item's full score", 1, "E5", "6"), ("a rule's points", 1, "G5", "1"),
    ("a rule's number", 1, "A6", "1.1.9"), ("an item's name", 1, "C5", "行为"), ("a group's name", 1, "B5", "人员"),
    ("a label", 1, "A28", "合计"),
    ("a count as a number", 1, "F5", "0"), ("another formula for a count", 1, "H5", "=0"),
    ("another formula for the own score", 1, "I5", "=5"),
    ("another formula for the decided points", 1, "J5", "=0"), ("a score as a number", 1, "L5", "5"), ("the total", 1, "L28", "=100"),
    ("the cycle in the title", 1, "A2", "第三服务周期"), ("text beside the table", 1, "Z3", "批注"),
    ("a formula beside the form", 1, "N40", "=1+1"),
    ("the rule of a cause", 2, "B4", "1.1.1"), ("the day of a cause", 2, "D4", "46100"), ("the record of a cause", 2, "E4", "YW-1"),
    ("the sentence of a cause", 2, "G4", "别的原因"), ("the count of a cause", 2, "H4", "0"), ("the points of a cause", 2, "J4", "0"),
    ("what a decision comes to", 2, "N4", "0"), ("what an added cause comes to", 2, "N11", "=0"),
    ("a link", 2, "O7", "=HYPERLINK(\"http://a.b\",\"服务单\")"),
    ("a statistic", 3, "C4", "=100"), ("a statistic as a number", 3, "D5", "9"),
  ]

  @Test("Every kind is named by its cell")
  func everyCell() throws {
    #expect(Set(Self.cells.map(\.kind)).count >= 15)
    let reading = try FormFixture.read(Self.cells.map { (sheet: $0.sheet, cell: $0.cell, value: $0.value) })
    #expect(!reading.isAcceptable(forcingStale: true))
    let sheets = try FormFixture.sent().sheets.map(\.name)
    for (kind, sheet, cell, _) in Self.cells {
      let remark = reading.remarks.first { $0.kind == .tampered && $0.sheet == sheets[sheet - 1] && $0.cell == cell }
      #expect(remark?.message.zh.contains("\(sheets[sheet - 1])!\(cell)") == true, "\(kind)")
    }
    #expect(reading.remarks.count { $0.kind == .tampered } == Self.cells.count)
  }

  /// Kinds of tampering with the workbook around the cells, each with the words that name it.
  private static let workbooks: [(kind: String, words: String, body: @Sendable (OfficePackage) throws -> Void)] = [
    ("a sheet renamed", "“统计”不见了", { try FormFixture.change($0, "xl/workbook.xml") { try sheet(3, in: $0)["name"] = "统计表" } }),
    (
      "a sheet removed", "“扣分明细”不见了",
      { try FormFixture.change($0, "xl/workbook.xml") { $0.first("x:sheets")?.remove(try sheet(2, in: $0)) } }
    ),
    ("a sheet hidden", "“扣分明细”被隐藏", { try FormFixture.change($0, "xl/workbook.xml") { try sheet(2, in: $0)["state"] = "hidden" } }),
    (
      "a sheet more", "多出工作表“备注”",
      { package in
        package.set(
          "xl/worksheets/sheet4.xml", try package.bytes(of: "xl/worksheets/sheet3.xml"),
          contentType: package.contentType(of: "xl/worksheets/sheet3.xml"))
        let id = try package.relate("xl/workbook.xml", to: "xl/worksheets/sheet4.xml", kind: "worksheet")
        try FormFixture.change(package, "xl/workbook.xml") { root in
          let copy = try sheet(3, in: root).copy()
          (copy["name"], copy["sheetId"], copy["r:id"]) = ("备注", "9", id)
          root.first("x:sheets")?.append(copy)
        }
      }
    ),
    ("a name that leads to other cells", "名称“甲方扣分”被改为指向 评分表!N5:N27", { try lead("甲方扣分", to: "评分表!$N$5:$N$27", in: $0) }),
    ("a name removed", "名称“明细意见”不见了", { try lead("明细意见", to: "#REF!", in: $0) }),
    ("macros", "文件里有宏", { _ = try $0.relate("xl/workbook.xml", to: "xl/vbaProject.bin", kind: "vbaProject") }),
    (
      "links to other workbooks", "链接",
      { _ = try $0.relate("xl/workbook.xml", to: "xl/externalLinks/externalLink1.xml", kind: "externalLink") }
    ),
    (
      "another calendar", "1904",
      { try FormFixture.change($0, "xl/workbook.xml") { $0.first("x:workbookPr")?["date1904"] = "1" } }
    ),
  ]

  private static func sheet(_ number: Int, in root: XMLElement) throws -> XMLElement {
    try #require(root.first("x:sheets")?.all("x:sheet").first { $0["sheetId"] == "\(number)" })
  }

  private static func lead(_ name: String, to formula: String, in package: OfficePackage) throws {
    try FormFixture.change(package, "xl/workbook.xml") { root in
      try #require(root.first("x:definedNames")?.all("x:definedName").first { $0["name"] == name }).setText(formula)
    }
  }

  @Test("So is what was done to the workbook around them")
  func workbook() throws {
    for (kind, words, body) in Self.workbooks {
      let package = try FormFixture.returned()
      try body(package)
      let reading = try FormFixture.read(package)
      #expect(
        reading.remarks.contains { $0.kind == .tampered && $0.message.zh.contains(words) }, "\(kind): \(reading.remarks.map(\.message.zh))")
      #expect(!reading.isAcceptable(forcingStale: true), "\(kind)")
    }
  }

  @Test("A file that is no such form is refused in so many words, also when forced")
  func strangers() throws {
    let package = try FormFixture.returned()
    try FormFixture.change(package, "xl/workbook.xml") { $0.first("x:definedNames").map($0.remove) }
    let reading = try FormFixture.read(package)
    #expect(reading.remarks.contains { $0.kind == .invalid && $0.message.zh.contains("不是本工具生成的评分表") })
    #expect(!reading.isAcceptable(forcingStale: true))
  }
}

@Suite("Forms of other ledgers and other cycles") struct AssessmentFormStalenessTests {
  /// The ledgers after a row was mended, one was broken and one was added.
  private static let later: CycleView = {
    var builder = FormFixture.builder
    builder.ledgersDigest = "ef56"
    builder.set("tickets", "responded_at", "2026-03-09 14:10") { $0["id"] == "YW-20260309-003" }
    builder.set("tickets", "resolved_at", "2026-04-10 11:31") { $0["id"] == "YW-20260410-001" }
    builder.addTicket("YW-20260512-901", at: "2026-05-12 08:00", response: "2026-05-12 08:20", solution: "2026-05-12 08:40")
    return FormFixture.view(of: builder)
  }()

  @Test("A form of earlier ledgers is refused with all that has changed since, and can be forced")
  func stale() throws {
    let edits = try FormFixture.officesEdits(in: FormFixture.sent())
    let reading = try FormFixture.read(FormFixture.returned(edits), Self.later)
    let stale = reading.remarks.filter { $0.kind == .stale }.map(\.message.zh)
    #expect(stale.count == 4)
    #expect(stale.contains { $0.contains("扣分明细!B7 2.2.1 YW-20260309-003") && $0.contains("已没有这一条") })
    #expect(stale.contains { $0.contains("扣分明细!B8 2.2.3 YW-20260410-001") && $0.contains("11:31") })
    #expect(stale.contains { $0.contains("多出 2.2.1 YW-20260512-901") })
    #expect(reading.remarks.count { $0.kind == .change } == edits.count)
    #expect(!reading.isAcceptable())
    #expect(reading.isAcceptable(forcingStale: true), "\(reading.remarks.filter { $0.kind == .tampered }.map(\.message.zh))")
    #expect(reading.review.total == Points(92))
  }

  @Test("Forcing a form of earlier ledgers does not let tampering pass: words, formulas, scores, causes that cannot be")
  func tamperedAndStale() throws {
    let edits: [FormFixture.Edit] = [
      (1, "D5", "1.未按规定着装，每次扣 0.1 分；"), (1, "E5", "6"), (1, "L28", "=100"), (2, "C4", "别的"), (2, "N4", "0"), (2, "J5", "0.0"),
      (3, "C4", "9"),
      (2, "O7", "=HYPERLINK(\"http://a.b\",\"服务单\")"),
    ]
    let reading = try FormFixture.read(FormFixture.returned(edits), Self.later)
    for edit in edits where edit.cell != "J5" {
      #expect(reading.remarks.contains { $0.kind == .tampered && $0.cell == edit.cell }, "\(edit)")
    }
    #expect(reading.remarks.contains { $0.kind == .tampered && $0.message.zh.contains("扣分明细!B5 的扣分 0 不是条款 2.1.1 的 1 次") })
    #expect(!reading.isAcceptable(forcingStale: true))
  }

  @Test("A form of another cycle is refused by its cycle, and compared with itself when forced")
  func foreign() throws {
    let other = FormFixture.view(of: DossierBuilder.clean(.q3))
    let reading = try FormFixture.read(FormFixture.returned(), other)
    #expect(reading.remarks.map(\.kind) == [.foreign])
    #expect(reading.remarks.first?.to == "Q2")
    #expect(!reading.isAcceptable())
    #expect(reading.isAcceptable(forcingStale: true))
    #expect(!(try FormFixture.read(FormFixture.returned([(1, "E5", "6")]), other).isAcceptable(forcingStale: true)))
  }
}
