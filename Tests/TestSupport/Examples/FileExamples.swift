import Contract
import Diagnostics
import OOXML

/// What only the files of a workspace can show: the codes that come up while it is read.
extension Example {
  static let ledgers: [Example] = [
    .bad(.ledgerMissing, "a ledger of the cycle", "ledger.missing - -", files: { $0["Q2/metrics.csv"] = nil }),
    .bad(.ledgerMissing, "a ledger of the year", "ledger.missing - -", files: { $0["assessments.csv"] = nil }),
    .bad(.ledgerMissing, "a file without a filled cell", "ledger.missing - -", files: { $0["Q2/proposals.csv"] = Array("\n,,\n　\n".utf8) }),
    .fine(.ledgerMissing, "ledgers that nobody must have", files: { $0["Q2/guards.csv"] = nil }),
    .fine(
      .ledgerMissing, "the Chinese name, a sheet of a workbook",
      files: {
        $0["Q2/每日运行指标.csv"] = $0.removeValue(forKey: "Q2/metrics.csv")
        try $0.bind(["Q2/meetings.csv": "业务交流会"], as: "Q2/台账.xlsx")
      }),
    .bad(.ledgerDuplicate, "two files by its two names", "ledger.duplicate - -", files: { $0["Q2/考勤.csv"] = $0["Q2/attendance.csv"] }),
    .bad(
      .ledgerDuplicate, "a file and a sheet", "ledger.duplicate - -",
      files: {
        let file = $0["Q2/meetings.csv"]
        try $0.bind(["Q2/meetings.csv": "meetings"], as: "Q2/台账.xlsx")
        $0["Q2/meetings.csv"] = file
      }),
    .bad(
      .ledgerDuplicate, "two sheets of one workbook", "ledger.duplicate - -",
      files: {
        $0["Q2/again.csv"] = $0["Q2/meetings.csv"]
        try $0.bind(["Q2/meetings.csv": "meetings", "Q2/again.csv": "业务交流会"], as: "Q2/台账.xlsx")
      }),
    .fine(
      .ledgerDuplicate, "a blank file and a lock file beside the ledger",
      files: {
        $0["Q2/运维活动.csv"] = Array(" \n".utf8)
        $0["Q2/~$tickets.csv"] = $0["Q2/tickets.csv"]
      }),
    .bad(.ledgerUnknown, "a misspelt name", "ledger.unknown - -", files: { $0["Q2/guard.csv"] = $0.removeValue(forKey: "Q2/guards.csv") }),
    .bad(.ledgerUnknown, "a year's ledger in the cycle", "ledger.unknown - -", files: { $0["Q2/人员名册.csv"] = $0["staff.csv"] }),
    .bad(
      .ledgerUnknown, "a sheet with cells", "ledger.unknown - -",
      files: {
        $0["Q2/notes.csv"] = Array("备忘\n".utf8)
        try $0.bind(["Q2/meetings.csv": "meetings", "Q2/notes.csv": "Sheet2"], as: "Q2/台账.xlsx")
      }),
    .fine(
      .ledgerUnknown, "a blank sheet, other kinds of file, dot files",
      files: {
        $0["Q2/none.csv"] = []
        try $0.bind(["Q2/meetings.csv": "meetings", "Q2/none.csv": "Sheet2"], as: "Q2/台账.xlsx")
        $0["Q2/说明.docx"] = [1, 2, 3]
        $0["Q2/.guard.csv"] = Array("a\n".utf8)
      }),
    .bad(
      .ledgerHidden, "a hidden sheet", "ledger.hidden - -",
      files: { try $0.bind(["Q2/meetings.csv": "meetings"], as: "Q2/台账.xlsx", state: "hidden") }),
    .bad(
      .ledgerHidden, "a hidden row", "ledger.hidden - -",
      files: {
        try $0.bind(["Q2/meetings.csv": "meetings"], as: "Q2/台账.xlsx") { $0.replacing("<row r=\"3\"", with: "<row r=\"3\" hidden=\"1\"") }
      }),
    .bad(
      .ledgerHidden, "a hidden column", "ledger.hidden - -",
      files: {
        try $0.bind(["Q2/meetings.csv": "meetings"], as: "Q2/台账.xlsx") {
          $0.replacing("<sheetData>", with: "<cols><col min=\"2\" max=\"2\" width=\"9\" hidden=\"1\"/></cols><sheetData>")
        }
      }),
    .fine(
      .ledgerHidden, "hidden rows and columns with nothing in them",
      files: {
        try $0.bind(["Q2/meetings.csv": "meetings"], as: "Q2/台账.xlsx") {
          $0.replacing("<sheetData>", with: "<cols><col min=\"20\" max=\"30\" width=\"9\" hidden=\"1\"/></cols><sheetData>")
            .replacing("</sheetData>", with: "<row r=\"90\" hidden=\"1\"/></sheetData>")
        }
      }),
    .bad(
      .ledgerUnreadable, "bytes of no encoding", "ledger.unreadable - -", files: { $0["Q2/activities.csv"] = [0x81, 0xFF, 0x20, 0xFE] }),
    .bad(
      .ledgerUnreadable, "a quote that never closes", "ledger.unreadable - -",
      files: { $0["Q2/activities.csv"]?.append(contentsOf: "\"a,b\n".utf8) }),
    .bad(
      .ledgerUnreadable, "a workbook of old", "ledger.unreadable - -", files: { $0["Q2/台账.xls"] = [0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 0] }),
    .bad(
      .ledgerUnreadable, "a workbook cut short", "ledger.unreadable - -",
      files: {
        try $0.bind(["Q2/meetings.csv": "meetings"], as: "Q2/台账.xlsx")
        $0["Q2/台账.xlsx"]?.removeLast(60)
      }),
    .bad(
      .ledgerUnreadable, "a workbook with macros", "ledger.unreadable - -",
      files: {
        try $0.bind(["Q2/meetings.csv": "meetings"], as: "Q2/台账.xlsm")
      }),
    .bad(
      .ledgerUnreadable, "a workbook under a text file's name", "ledger.unreadable - -",
      files: {
        try $0.bind(["Q2/meetings.csv": "meetings"], as: "Q2/meetings.csv")
      }),
    .fine(
      .ledgerUnreadable, "GB18030, UTF-16 with its mark, semicolons",
      files: {
        $0["Q2/guards.csv"] = Array("start;end;event;on_duty;roster\n".utf8)
        $0["Q2/outages.csv"] = [0xFF, 0xFE] + "start\tend\tcause\tsummary\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        // 日期,条款,认定事由,认定文件
        $0["Q2/penalties.csv"] = [
          0xC8, 0xD5, 0xC6, 0xDA, 0x2C, 0xCC, 0xF5, 0xBF, 0xEE, 0x2C, 0xC8, 0xCF, 0xB6, 0xA8, 0xCA, 0xC2, 0xD3, 0xC9, 0x2C, 0xC8, 0xCF,
          0xB6,
          0xA8, 0xCE, 0xC4, 0xBC, 0xFE, 0x0A,
        ]
      }),
  ]

  static let columns: [Example] = [
    .bad(
      .ledgerColumnMissing, "of tickets", "ledger.column-missing - summary", "ledger.column-unknown - 问题说明",
      files: { $0.edit("Q2/tickets.csv", "问题描述", "问题说明") }),
    .bad(
      .ledgerColumnMissing, "of a ledger of the year", "ledger.column-missing - valid_until", "ledger.column-unknown - -",
      files: { $0.edit("assessments.csv", "有效期至", "") }),
    .bad(
      .ledgerColumnMissing, "two of a ledger without rows", "ledger.column-missing - on_duty", "ledger.column-missing - start",
      files: {
        $0["Q2/guards.csv"] = Array("结束时间,活动名称,值班表\n".utf8)
      }),
    .fine(
      .ledgerColumnMissing, "columns that only some rows need, in any order, by key, marked as required",
      files: {
        $0["Q2/violations.csv"] = Array("来源*,扣分条款（必填）,date,summary\n".utf8)
        $0["Q2/requests.csv"] = Array(" 编 号 ,类型,提出日期,要求期限,内容\n".utf8)
      }),
    .bad(
      .ledgerColumnUnknown, "a word too many", "ledger.column-unknown - 附件名称",
      files: { $0.edit("Q2/activities.csv", "附件", "附件名称", filled: "a.pdf") }),
    .bad(
      .ledgerColumnUnknown, "a column twice", "ledger.column-unknown - title",
      files: {
        $0["Q2/demands.csv"] = Array("需求编号,需求名称,需求类别,提出人,提出日期,完成日期,确认人,需求名称\nXQ-1,甲,一般,乙,2026-03-10,2026-03-11,丙,丁\n".utf8)
      }),
    .bad(
      .ledgerColumnUnknown, "cells without a header", "ledger.column-unknown - -",
      files: {
        $0["Q2/demands.csv"] = Array("需求编号,需求名称,需求类别,提出人,提出日期,完成日期,确认人,\nXQ-1,甲,一般,乙,2026-03-10,2026-03-11,丙,丁\n".utf8)
      }),
    .fine(
      .ledgerColumnUnknown, "a column that nobody filled in",
      files: {
        $0["Q2/demands.csv"] = Array("需求编号,需求名称,需求类别,提出人,提出日期,完成日期,确认人,备注\nXQ-1,甲,一般,乙,2026-03-10,2026-03-11,丙,　\n".utf8)
      }),
  ]

  static let settings: [Example] = [
    .bad(
      .contractValue, "an absent key of contract.yaml", "contract.value - project",
      files: { $0.edit("contract.yaml", "project: ", "# project: ") }),
    .bad(
      .contractValue, "an unknown key, a value not of its kind", "contract.value - staffing.on_site", "contract.value - notes",
      files: {
        $0.edit("contract.yaml", "on_site: 3", "on_site: 三个")
        $0["contract.yaml"]?.append(contentsOf: "notes: 无\n".utf8)
      }),
    .bad(
      .contractValue, "a day of cycle.yaml that is none", "contract.value - submitted_on",
      files: {
        $0["Q2/cycle.yaml"] = Array("submitted_on: 2026-06-31\n".utf8)
      }),
    .bad(
      .contractValue, "a review whose items do not add up", "contract.value - total", change: { $0.review = .confirmed },
      files: {
        $0.edit("Q2/review.yaml", "total: \"100\"", "total: \"99.5\"")
      }),
    .bad(
      .contractValue, "an acceptance in a cycle that has none", "contract.value - acceptance",
      files: {
        $0["Q2/cycle.yaml"] = Array("acceptance: {accepted_on: 2026-12-10, document: a.pdf}\n".utf8)
      }),
    .bad(
      .contractValue, "a cycle.yaml that is none does not lack its invoice", "contract.value - -", change: { $0.review = .confirmed },
      files: {
        $0["Q2/cycle.yaml"] = Array("invoice: {number: \"1\n".utf8)
      }),
    .fine(
      .contractValue, "optional keys left out, blank files",
      files: {
        $0.edit("contract.yaml", ", skip_holidays: true", "")
        $0.edit("contract.yaml", "allowed_numbers:", "#")
        $0["Q2/cycle.yaml"] = Array("# 待填\n".utf8)
      }),
  ]
}

extension [String: [UInt8]] {
  /// Other words in a text file; they must be there.
  fileprivate mutating func edit(_ name: String, _ old: String, _ new: String) {
    let text = String(decoding: self[name] ?? [], as: UTF8.self)
    precondition(text.contains(old), "\(name) has no \(old)")
    self[name] = Array(text.replacing(old, with: new).utf8)
  }

  /// The same for a header, with a text for every blank cell at the end of a row.
  fileprivate mutating func edit(_ name: String, _ old: String, _ new: String, filled: String) {
    edit(name, old, new)
    edit(name, ",\"\"\n", ",\"\(filled)\"\n")
  }

  /// Puts CSV files into a workbook, a sheet each, in the order of the sheets' names; the files themselves go.
  fileprivate mutating func bind(
    _ sheets: [String: String], as name: String, state: String = "", _ change: (String) -> String = { $0 }
  ) throws {
    var workbook = TestWorkbook()
    for (file, sheet) in sheets.sorted(by: { $0.value < $1.value }) {
      let text = String(decoding: removeValue(forKey: file) ?? [], as: UTF8.self)
      let rows = text.split(separator: "\n").map { line in
        line.split(separator: ",", omittingEmptySubsequences: false).map { String($0.drop { $0 == "\"" }.prefix { $0 != "\"" }) }
      }
      workbook.sheets.append(.init(name: sheet, body: change(TestWorkbook.rows(rows)), state: state))
    }
    self[name] = try workbook.bytes()
  }
}
