import Contract
import Testing

@testable import Contract

@Suite("The cells of a ledger") struct LedgerTests {
  /// A thousand rows of few texts and many, blank cells among them.
  private static let rows: [[String]] = (0..<1_000).map { number in
    let blank = number.isMultiple(of: 11)
    return ["2026-03-\(10 + number % 20)", "方案\(number)", blank ? "" : "内容\(number % 4)", "热线办", "\(number % 3).pdf"]
  }
  private let ledger = Ledger(Proposal.table, file: "Q2/proposals.csv", rows: rows)

  @Test func giveBackWhatWasRead() {
    #expect(ledger.rows.map { row in row.ledger.table.columns.map { row.raw($0.index) } } == Self.rows)
    #expect(ledger.rows.map { $0.isBlank(Proposal.Field.summary) } == Self.rows.map { $0[2].isEmpty })
    #expect(ledger[0].number == 2 && ledger[999].number == 1_001)
  }

  @Test func aTextIsJudgedOnceHoweverManyCellsHoldIt() {
    var asked: [String] = []
    let found = ledger.rows(Proposal.Field.summary.rawValue) { text in
      asked.append(String(decoding: text, as: UTF8.self))
      return text.last == UInt8(ascii: "2")
    }
    #expect(asked.sorted() == ["内容0", "内容1", "内容2", "内容3"])
    #expect(found.map(\.index) == Self.rows.indices.filter { Self.rows[$0][2] == "内容2" })
  }

  @Test func anIndexFindsTheFirstRowOfAText() {
    let byName = KeyIndex(ledger, Proposal.Field.title)
    for number in Self.rows.indices { #expect(byName.row(of: "方案\(number)")?.index == number) }
    #expect(byName.row(of: "方案1000") == nil && byName.row(of: "") == nil)
    let bySummary = KeyIndex(ledger, Proposal.Field.summary)
    #expect(bySummary.row(of: "内容0")?.index == 4, "row 0 is blank")
    #expect(["内容1", "内容2", "内容3"].map { bySummary.row(of: $0)?.index } == [1, 2, 3])
    #expect(KeyIndex(Ledger(missing: Proposal.table), Proposal.Field.title).row(of: "方案1") == nil)
  }

  @Test func textsThatAreInMemoryAlreadyStandBesideOwnOnes() {
    var rows = LedgerRows(width: 2, shared: SharedTexts(Array("话务平台知识库".utf8), ends: [12, 21]))
    func add(_ text: String) {
      var text = text
      text.withUTF8 { rows.add($0) }
    }
    rows.add(shared: 0)
    add("知识库")
    rows.endRow(2)
    add("话务平台")
    rows.add(shared: 1)
    rows.endRow(3)
    add("话")
    rows.dropRow()
    rows.addBlank()
    rows.endRow(5)
    let columns: [Int?] = [nil, 3, nil, 7, nil]
    let ledger = Ledger(Proposal.table, file: "x", sourceColumns: columns, rows: rows)
    #expect(ledger.rows.map { [$0.raw(1), $0.raw(3), $0.raw(0)] } == [["话务平台", "知识库", ""], ["话务平台", "知识库", ""], ["", "", ""]])
    #expect(ledger.rows.map(\.number) == [2, 3, 5])
  }

  @Test func columnsOfFewAndOfManyTextsGiveBackWhatTheyWereGiven() {
    // Words, more than a byte can count, and long texts of which none repeats until nobody looks for them any more.
    let texts = (0..<9_000).map { ["词\($0 % 7)", "编号\($0 % 300)", $0 % 50 == 0 ? "" : "说明：第\($0)条记录里写得很长很长的一段话", "重复的很长很长的一段说明文字"] }
    var rows = LedgerRows(width: 4)
    for (index, row) in texts.enumerated() {
      for var text in row { text.withUTF8 { rows.add($0) } }
      if index % 1_000 == 500 {
        rows.dropRow()
      } else {
        rows.endRow(index + 2)
      }
    }
    let ledger = Ledger(Proposal.table, file: "x", sourceColumns: [0, 1, 2, 3, nil], rows: rows)
    let kept = texts.enumerated().filter { $0.offset % 1_000 != 500 }.map(\.element)
    #expect(ledger.rows.map { [$0.raw(0), $0.raw(1), $0.raw(2), $0.raw(3)] } == kept)
    #expect(ledger.rows(2) { _ in true }.count == kept.count { !$0[2].isEmpty })
  }
}
