import Assessment
import Contract
import Measures
import OOXML
import Templating
import TestSupport
import Testing

@testable import Documents

@Suite("The form read back") struct AssessmentFormReadingTests {
  @Test("An untouched form comes back as the vendor's own score")
  func untouched() throws {
    let reading = try FormFixture.read([])
    #expect(reading.remarks.isEmpty, "\(reading.remarks.map(\.message.zh))")
    #expect(reading.review.total == FormFixture.view.scores.own.total)
    #expect(!reading.review.isConfirmed)
    #expect(reading.missing.map(\.zh) == ["甲方签字", "甲方签字日期", "乙方签字", "乙方签字日期"])
    #expect(reading.review.form?.ledgers == FormFixture.view.dossier.ledgersDigest)
  }

  @Test("Figures, decisions, comments, signatures and dates are read, each change with who made it and what it is about")
  func officesFigures() throws {
    let edits = try FormFixture.officesEdits(in: FormFixture.sent())
    let reading = try FormFixture.read(edits)
    FormFixture.expectOfficesReview(reading)
    let changes = reading.remarks.filter { $0.kind == .change }
    #expect(changes.count == edits.count)
    #expect(Set(changes.filter { $0.by == "张三" }.map(\.cell)) == ["I39", "I40"])
    #expect(changes.filter { $0.by == "李四" }.count == edits.count - 2)
    let words = changes.map(\.message.zh)
    #expect(words.contains("评分表!K18 2.3 技术保障能力 甲方扣分：填写“2.5”"))
    #expect(words.contains("扣分明细!K5 2.1.1 daily@2026-04-08 甲方意见：填写“调整”"))
    #expect(words.contains("评分表!D40 甲方签字日期：填写“2026年6月8日”"))
    #expect(reading.remarks.contains { $0.kind == .note && $0.message.zh.contains("以甲方扣分 2.5 分为准") })
  }

  @Test("The review, put into a form and read from it again, is the same")
  func roundTrip() throws {
    let first = try FormFixture.read(FormFixture.officesEdits(in: FormFixture.sent())).review
    let confirmed = FormFixture.view(of: FormFixture.builder, review: first)
    #expect(confirmed.scores.confirmed?.total == first.total)
    let again = try FormFixture.read([], confirmed)
    #expect(again.remarks.allSatisfy { $0.kind == .note })
    var second = again.review
    second.form = first.form
    #expect(second.yaml == first.yaml)
  }

  @Test("Points that do not go with the opinion, or a blank where points are due, are refused")
  func contradictions() throws {
    let form = try FormFixture.sent()
    func edit(_ name: String, _ index: Int, _ value: String) throws -> FormFixture.Edit {
      (2, try FormFixture.cell(name, index, in: form), value)
    }
    let wrong: [(edits: [FormFixture.Edit], cell: String)] = [
      ([try edit("明细意见", 0, "调整")], "L4"), ([try edit("明细分值", 0, "0.5")], "L4"),
      ([try edit("明细意见", 0, "不认可"), try edit("明细分值", 0, "0.5")], "L4"),
      ([try edit("明细意见", 0, "认可"), try edit("明细分值", 0, "0.5")], "L4"), ([try edit("明细意见", 0, "调整"), try edit("明细分值", 0, "-1")], "L4"),
      ([try edit("增加次数", 0, "1.5"), try edit("增加条款", 0, "1.1.1")], try FormFixture.cell("增加次数", 0, in: form)),
      ([try edit("增加原因", 3, "没有条款")], try FormFixture.cell("增加条款", 3, in: form)), ([(1, "K6", "1")], "K6"), ([(1, "K5", "=A99")], "K5"),
    ]
    for (edits, cell) in wrong {
      let reading = try FormFixture.read(edits)
      #expect(reading.remarks.contains { $0.kind == .invalid && $0.cell == cell }, "\(edits)")
      #expect(!reading.isAcceptable(forcingStale: true), "\(edits)")
    }
    // Points that say the same as the opinion are no contradiction.
    let fine = try FormFixture.read([try edit("明细意见", 0, "不认可"), try edit("明细分值", 0, "0")])
    #expect(fine.isAcceptable())
  }

  @Test("Numbers and dates typed as text, in wide digits and with their unit, are what they say")
  func asPeopleType() throws {
    let form = try FormFixture.sent()
    func edit(_ name: String, _ index: Int, _ value: String) throws -> FormFixture.Edit {
      (form.area(named: name)?.sheet == "评分表" ? 1 : 2, try FormFixture.cell(name, index, in: form), value)
    }
    let reading = try FormFixture.read([
      try edit("明细意见", 0, " 调整 "), try edit("明细分值", 0, "０．５分"), try edit("增加条款", 0, "３.１.１ "), try edit("增加次数", 0, "２次"),
      try edit("增加日期", 0, "２０２６年４月３日"), (1, "K18", "2.5 分"), try edit("甲方签字人", 0, "李四"), try edit("乙方签字人", 0, "张三"),
      try edit("甲方签字日期", 0, "2026/6/8"), try edit("乙方签字日期", 0, "２０２６-６-７"),
    ])
    #expect(reading.isAcceptable(), "\(reading.remarks.filter { $0.kind == .invalid }.map(\.message.zh))")
    let review = reading.review
    #expect(review.items["2.3"] == Points(halves: 25) && review.items["3.1"] == Points(9))
    #expect(review.decisions.map(\.points) == [Points(halves: 1), Points(1)])
    #expect(review.decisions.last?.rule == "3.1.1" && review.decisions.last?.record == "2026-04-03")
    #expect(review.confirmedOn == CivilDate(year: 2026, month: 6, day: 8))
    #expect(review.signedOn?.vendor == CivilDate(year: 2026, month: 6, day: 7))
    // A formula takes such a text for nothing: what the cells show is told, what was written counts.
    #expect(reading.remarks.contains { $0.kind == .note && $0.message.zh.contains("以甲方扣分 2.5 分为准") })
  }

  @Test("An added cause without points costs its rule's, and one without a rule is refused by its cell")
  func incompleteAdditions() throws {
    let form = try FormFixture.sent()
    let bare = try FormFixture.read([(2, try FormFixture.cell("增加条款", 0, in: form), "3.2.2")])
    #expect(bare.isAcceptable() && bare.review.decisions.map(\.points) == [Points(5)])
    let without = try FormFixture.read([(2, try FormFixture.cell("增加分值", 19, in: form), "1")])
    let cell = try FormFixture.cell("增加条款", 19, in: form)
    #expect(without.remarks.contains { $0.kind == .invalid && $0.cell == cell && $0.message.zh.contains("应为条款号") })
    #expect(!without.isAcceptable(forcingStale: true))
  }

  @Test("The sheet of causes reads as people write; the record's own name stands beside it, hidden")
  func printedCauses() throws {
    let form = try FormFixture.sent()
    func texts(_ name: String) -> [String] { form.column(named: name).compactMap { AssessmentFormCells.text($0.reading.value) } }
    #expect(texts("明细记录") == FormFixture.view.scores.own.deductions.map(\.record))
    #expect(texts("明细名称") == ["考核扣分事件第2行", "日巡检", "日巡检", "YW-20260309-003", "YW-20260410-001"])
    for reason in texts("明细原因") { #expect(!reason.contains(/20\d\d-\d\d/), "\(reason)") }
    let root = try FormFixture.returned().document(of: "xl/worksheets/sheet2.xml").root
    #expect(root.first("x:cols")?.all("x:col").last?["hidden"] == "1")
    // None of these texts is longer than three lines, and what is hidden needs no room.
    for row in root.first("x:sheetData")?.all("x:row") ?? [] { #expect((Double(row["ht"] ?? "") ?? 15) < 50, "row \(row["r"] ?? "")") }
  }

  @Test("What cannot be understood is refused")
  func gibberish() throws {
    let form = try FormFixture.sent()
    var edits: [FormFixture.Edit] = try [("明细意见", "同意"), ("增加条款", "9.9.9"), ("甲方签字日期", "下周")].map {
      ($0.0.hasPrefix("甲方") ? 1 : 2, try FormFixture.cell($0.0, in: form), $0.1)
    }
    // More than the item's full score, no half points, no number at all.
    edits += [(1, "K5", "6"), (1, "K9", "0.3"), (1, "K10", "很多")]
    let reading = try FormFixture.read(edits)
    for edit in edits { #expect(reading.remarks.contains { $0.kind == .invalid && $0.cell == edit.cell }, "\(edit)") }
    #expect(!reading.isAcceptable())
  }

  @Test("Nothing private gets from the form into the review or into what is said of it")
  func privacy() throws {
    let form = try FormFixture.sent()
    let reading = try FormFixture.read([
      (2, try FormFixture.cell("明细意见", 0, in: form), "不认可"), (2, try FormFixture.cell("明细说明", 0, in: form), "已与13812345678核实"),
    ])
    #expect(reading.review.decisions.first?.comment == "已与138****5678核实")
    #expect(!reading.review.yaml.contains("13812345678"))
    for remark in reading.remarks {
      #expect(![remark.message.zh, remark.message.en, remark.from, remark.to].contains { $0.contains("13812345678") })
    }
  }

  @Test("A signature before the cycle was over, a note on a cell and a figure that is a formula are mentioned, and do not refuse the form")
  func mentions() throws {
    let package = try FormFixture.returned([(1, "D40", "2025-6-8")])
    try FormFixture.change(package, "xl/worksheets/sheet1.xml") { root in
      let cell = try #require(root.first("x:sheetData")?.all("x:row").flatMap { $0.all("x:c") }.first { $0["r"] == "K5" })
      cell.children = []
      cell.append(XMLElement(name: "f", tag: "x:f", children: [.text("0.5+0.5")]))
      cell.append(XMLElement(name: "v", tag: "x:v", children: [.text("1")]))
    }
    _ = try package.relate("xl/worksheets/sheet1.xml", to: "xl/comments1.xml", kind: "comments")
    package.set(
      "xl/comments1.xml",
      Array(
        "<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors><author>李四</author></authors><commentList><comment ref=\"D9\" authorId=\"0\"><text><r><t>五月</t></r><r><t>再议</t></r></text></comment></commentList></comments>"
          .utf8), contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml")
    let reading = try FormFixture.read(package)
    let notes = reading.remarks.filter { $0.kind == .note }.map(\.message.zh)
    #expect(notes.contains { $0.contains("早于周期结束") })
    #expect(notes.contains { $0.contains("评分表!D9 有批注“五月再议”") })
    #expect(notes.contains { $0.contains("评分表!K5 是公式“=0.5+0.5”，按保存的结果读取") })
    #expect(reading.review.items["1.1"] == Points(4))
    #expect(reading.isAcceptable())
  }
}
