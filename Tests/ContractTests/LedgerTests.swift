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

  @Test func textsOfSharedBytesAreNotTakenTwice() {
    let shared = Array("话务平台知识库".utf8)
    var rows = LedgerRows(width: 2, shared: shared)
    rows.add(rows.number(ofShared: 0..<12))
    rows.add(rows.number(of: Array("知识库".utf8)))
    rows.endRow(2)
    rows.add(rows.number(of: Array("话务平台".utf8)))
    rows.add(rows.number(ofShared: 12..<21))
    rows.endRow(3)
    rows.add(rows.number(of: Array("话".utf8)))
    rows.dropRow()
    rows.add(0)
    rows.endRow(5)
    let columns: [Int?] = [nil, 3, nil, 7, nil]
    let ledger = Ledger(Proposal.table, file: "x", sourceColumns: columns, rows: rows)
    #expect(ledger.rows.map { [$0.raw(1), $0.raw(3), $0.raw(0)] } == [["话务平台", "知识库", ""], ["话务平台", "知识库", ""], ["", "", ""]])
    #expect(ledger.rows.map(\.number) == [2, 3, 5])
  }
}
