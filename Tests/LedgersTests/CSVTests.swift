import Contract
import Diagnostics
import Testing

@testable import Ledgers

@Suite struct CSVTests {
  /// Proposals have five columns, all required: the smallest table for reading's own questions.
  static let header = "日期,方案名称,主要内容,提交对象,方案文件"

  private func proposals(_ bytes: [UInt8], file: String = "Q2/proposals.csv") throws -> (ledger: Ledger, findings: [Finding]) {
    switch CSVLedger.read(ByteSource(bytes), file: file, table: Proposal.table) {
    case .read(let source): return (source.ledger, source.findings)
    case .blank: return (Ledger(missing: Proposal.table), [])
    case .unreadable(let finding): return (Ledger(missing: Proposal.table), [finding])
    }
  }

  private func proposals(_ text: String) throws -> (ledger: Ledger, findings: [Finding]) { try proposals(Array(text.utf8)) }

  private func cells(_ ledger: Ledger) -> [[String]] { ledger.rows.map { row in ledger.table.columns.map { row.raw($0.index) } } }

  @Test func everyEncodingGivesTheSameCells() throws {
    let text = Self.header + "\r\n2026-03-05,方案甲，㐂𠮷,“内容”,热线办,方案.pdf\r\n"
    let expected = [["2026-03-05", "方案甲，㐂𠮷", "“内容”", "热线办", "方案.pdf"]]
    let utf8 = Array(text.utf8)
    #expect(cells(try proposals(utf8).ledger) == expected)
    #expect(cells(try proposals([0xEF, 0xBB, 0xBF] + utf8).ledger) == expected)
    var little: [UInt8] = [0xFF, 0xFE]
    var big: [UInt8] = [0xFE, 0xFF]
    for unit in text.utf16 {
      little += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      big += [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    #expect(cells(try proposals(little).ledger) == expected)
    #expect(cells(try proposals(big).ledger) == expected)
  }

  @Test func whatExcelWritesOnAChineseWindowsIsUnderstood() throws {
    // 日期,方案名称,主要内容,提交对象,方案文件 / 2026/3/5,升级,简介,热线办,a.pdf, and 㐂 in its four bytes.
    let header: [UInt8] = [
      0xC8, 0xD5, 0xC6, 0xDA, 0x2C, 0xB7, 0xBD, 0xB0, 0xB8, 0xC3, 0xFB, 0xB3, 0xC6, 0x2C, 0xD6, 0xF7, 0xD2, 0xAA, 0xC4, 0xDA, 0xC8, 0xDD,
      0x2C, 0xCC, 0xE1, 0xBD, 0xBB, 0xB6, 0xD4, 0xCF, 0xF3, 0x2C, 0xB7, 0xBD, 0xB0, 0xB8, 0xCE, 0xC4, 0xBC, 0xFE, 0x0D, 0x0A,
    ]
    let row: [UInt8] =
      Array("2026/3/5,".utf8) + [
        0xC9, 0xFD, 0xBC, 0xB6, 0x2C, 0xBC, 0xF2, 0xBD, 0xE9, 0x81, 0x39, 0xEF, 0x31, 0x2C, 0xC8, 0xC8, 0xCF, 0xDF, 0xB0, 0xEC,
      ]
      + Array(",a.pdf\r\n".utf8)
    let read = try proposals(header + row)
    #expect(read.findings.isEmpty)
    #expect(cells(read.ledger) == [["2026/3/5", "升级", "简介㐂", "热线办", "a.pdf"]])
  }

  @Test(arguments: [",", ";", "\t"])
  func theHeaderTellsTheDelimiter(_ delimiter: String) throws {
    let text = "日期,方案名称,主要内容,提交对象,方案文件\n2026-03-05,甲,乙,丙,丁\n".replacing(",", with: delimiter)
    let read = try proposals(text)
    #expect(read.findings.isEmpty)
    #expect(cells(read.ledger) == [["2026-03-05", "甲", "乙", "丙", "丁"]])
  }

  @Test func quotesHoldDelimitersLineEndsAndQuotes() throws {
    let text = Self.header + "\r\n2026-03-05,\"甲,乙\",\"第一行\r\n第二行\",\"他说\"\"好\"\"\",a\"b.pdf\r\n2026-03-06,x,y,z,w"
    let ledger = try proposals(text).ledger
    #expect(cells(ledger) == [["2026-03-05", "甲,乙", "第一行\n第二行", "他说\"好\"", "a\"b.pdf"], ["2026-03-06", "x", "y", "z", "w"]])
    #expect(ledger.rows.map(\.number) == [2, 3], "a record is one row, however many lines it has")
  }

  @Test func blankRowsAreSkippedAndCounted() throws {
    let text = Self.header + "\n\n2026-03-05,甲,乙,丙,丁\n , ,　,\t,\n\"\"\n2026-03-06,甲,乙,丙,丁\n"
    #expect(try proposals(text).ledger.rows.map(\.number) == [3, 6])
  }

  @Test func spacesAroundACellAreNotData() throws {
    let text = Self.header + "\n 2026-03-05\t,　方案 甲　,\"  乙 \",\u{00A0}丙\u{200B},丁\n"
    #expect(cells(try proposals(text).ledger) == [["2026-03-05", "方案 甲", "乙", "丙", "丁"]])
  }

  @Test func oldMacLineEndsAndMissingTrailingCellsAreRead() throws {
    let ledger = try proposals(Self.header + "\r2026-03-05,甲\r2026-03-06").ledger
    #expect(cells(ledger) == [["2026-03-05", "甲", "", "", ""], ["2026-03-06", "", "", "", ""]])
  }

  @Test func headersAreKeysOrChineseInAnyOrderAndWidth() throws {
    let read = try proposals("ｔｉｔｌｅ, Date ,* 主要 内容,submitted_to*,方案文件（必填）\n甲,2026-03-05,乙,丙,丁\n")
    #expect(read.findings.isEmpty)
    #expect(cells(read.ledger) == [["2026-03-05", "甲", "乙", "丙", "丁"]])
  }

  @Test func aTitleOrASecondHeaderRowMayStandAboveTheRows() throws {
    let titled = try proposals("2026年第二季度优化方案,,,,\n" + Self.header + "\n2026-03-05,甲,乙,丙,丁\n")
    #expect(titled.findings.isEmpty && titled.ledger.rows.map(\.number) == [3])
    let grouped = try proposals("日期,方案,,,方案文件\n,方案名称,主要内容,提交对象,\n2026-03-05,甲,乙,丙,丁\n")
    #expect(grouped.findings.isEmpty)
    #expect(cells(grouped.ledger) == [["2026-03-05", "甲", "乙", "丙", "丁"]])
  }

  @Test func aMissingRequiredColumnIsOneError() throws {
    let read = try proposals("日期,方案名称,提交对象,方案文件\n2026-03-05,甲,丙,丁\n2026-03-06,甲,丙,丁\n")
    #expect(read.findings.words == ["ledger.column-missing@1:summary"])
    #expect(cells(read.ledger).map { $0[2] } == ["", ""])
  }

  @Test func anUnknownColumnIsSaidOnlyWhenFilled() throws {
    let silent = try proposals(Self.header + ",备注,\n2026-03-05,甲,乙,丙,丁,,\n")
    #expect(silent.findings.isEmpty)
    let read = try proposals("日期,方案名字,方案名称,主要内容,提交对象,方案文件,日期\n2026-03-05,x,甲,乙,丙,丁,2026-03-06,多\n")
    #expect(read.findings.map(\.code) == ["ledger.column-unknown", "ledger.column-unknown", "ledger.column-unknown"])
    #expect(read.findings[0].value == "方案名字" && read.findings[0].severity == .warning)
    #expect(read.findings[1].place.column == "date", "a repeated column")
    #expect(read.findings[2].place.row == 2, "cells without a header, where they begin")
    #expect(cells(read.ledger) == [["2026-03-05", "甲", "乙", "丙", "丁"]])
    let near = try proposals("日期,方案名字,主要内容,提交对象,方案文件\n2026-03-05,x,乙,丙,丁\n")
    #expect(near.findings.last?.hint.zh == "是否想写“方案名称”？")
  }

  @Test func aQuoteThatNeverClosesNamesItsRow() throws {
    let read = try proposals(Self.header + "\n2026-03-05,甲,乙,丙,丁\n2026-03-06,\"甲,乙,丙,丁\n2026-03-07,甲,乙,丙,丁\n")
    #expect(read.findings.words == ["ledger.unreadable@3:-"])
    #expect(!read.ledger.isPresent)
  }

  @Test(arguments: [
    [0x50, 0x4B, 0x03, 0x04, 0x00], [0xD0, 0xCF, 0x11, 0xE0], [0x64, 0x00, 0x61, 0x00], [0xFF, 0xFE, 0x61], [0x61, 0x2C, 0xFF, 0xFF, 0x0A],
    [0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00],
  ])
  func whatIsNoTextIsUnreadable(_ bytes: [UInt8]) throws {
    #expect(try proposals(bytes).findings.map(\.code) == ["ledger.unreadable"])
  }

  @Test func damagedUTF8IsNotTakenForGB18030() throws {
    var bytes = Array((Self.header + "\n2026-03-05,甲方案内容说明文字,乙方案内容说明文字,丙,丁\n").utf8)
    bytes.insert(0xE5, at: bytes.count - 4)
    #expect(try proposals(bytes).findings.words == ["ledger.unreadable@2:-"])
  }

  @Test func aFileWithoutAnyKnownColumnHasNoRows() throws {
    let read = try proposals("甲,乙\n1,2\n")
    #expect(read.findings.map(\.code).count { $0 == "ledger.column-missing" } == 5)
    #expect(!read.ledger.isPresent && read.ledger.count == 0)
  }

  @Test func cutFilesNeverCrash() throws {
    let whole = Array((Self.header + "\r\n2026-03-05,\"甲,\"\"乙\"\r\n\",　乙　,丙,丁\r\n").utf8)
    for length in 0...whole.count { _ = try proposals(Array(whole.prefix(length))) }
  }

  @Test func delimitersAloneAreABlankFile() throws {
    for text in [",,,\n ,\n", ";;\n", "\t\t\n\n"] {
      let read = try proposals(text)
      #expect(read.findings.isEmpty && !read.ledger.isPresent, "as if it were not there")
    }
  }

  /// A file of several pieces, in which line ends, quotes and characters of several bytes lie across their ends at one length or another.
  @Test func aLongFileReadsAsAShortOne() throws {
    let rows = (0..<9_000).map { number in
      [
        "2026-03-05", "方案\(number)", "内容\(number % 7)，“\(number)”\n第二行", number.isMultiple(of: 3) ? "热线\"办\"" : "热线办",
        "方案\(number % 5).pdf",
      ]
    }
    let lines = rows.map { row in
      row.map { "\"" + $0.replacing("\"", with: "\"\"").replacing("\n", with: "\r\n") + "\"" }.joined(separator: ",")
    }
    let text = ([Self.header] + lines).joined(separator: "\r\n")
    let read = try proposals(text)
    #expect(read.findings.isEmpty && cells(read.ledger) == rows)
    #expect(read.ledger.rows.map(\.number) == Array(2...9_001))
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(cells(try proposals(utf16).ledger) == rows)
    #expect(cells(try proposals(gb18030(text)).ledger) == rows)
  }

  /// The characters of the text above in GB18030, which is ASCII but for these.
  private func gb18030(_ text: String) -> [UInt8] {
    let codes: [Character: [UInt8]] = [
      "日": [0xC8, 0xD5], "期": [0xC6, 0xDA], "方": [0xB7, 0xBD], "案": [0xB0, 0xB8], "名": [0xC3, 0xFB], "称": [0xB3, 0xC6], "主": [0xD6, 0xF7],
      "要": [0xD2, 0xAA], "内": [0xC4, 0xDA], "容": [0xC8, 0xDD], "提": [0xCC, 0xE1], "交": [0xBD, 0xBB], "对": [0xB6, 0xD4], "象": [0xCF, 0xF3],
      "文": [0xCE, 0xC4], "件": [0xBC, 0xFE], "，": [0xA3, 0xAC], "“": [0xA1, 0xB0], "”": [0xA1, 0xB1], "第": [0xB5, 0xDA], "二": [0xB6, 0xFE],
      "行": [0xD0, 0xD0], "热": [0xC8, 0xC8], "线": [0xCF, 0xDF], "办": [0xB0, 0xEC],
    ]
    return text.flatMap { codes[$0] ?? Array(String($0).utf8) }
  }
}
