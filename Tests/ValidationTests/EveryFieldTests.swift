import Contract
import Diagnostics
import TestSupport
import Testing

@testable import Validation

/// Each field of each ledger blank, broken and leading nowhere, one after the other: what is said of it stands on that field.
@Suite("Every field of every ledger")
struct EveryFieldTests {
  @Test("says what is wrong with it", arguments: LedgerTable.all.map(\.key))
  func everyField(key: String) throws {
    let table = try #require(LedgerTable.named(key))
    let whole = builder(with: table, Self.row(of: table))
    #expect(
      whole.found.filter { [FindingKind.recordRequired, .recordValue, .recordReference, .recordEvidence].map(\.code).contains($0.code) }
        .isEmpty)
    for column in table.columns {
      try blank(column, of: table)
      broken(column, of: table)
      nowhere(column, of: table)
    }
  }

  private func blank(_ column: Column, of table: LedgerTable) throws {
    var cells = Self.row(of: table)
    cells[column.key] = ""
    let checked = builder(with: table, cells)
    let row = try #require(checked.dossier.ledger(table).rows.last)
    let codes = checked.codes(on: column, of: table)
    if column.need.holds(in: row) {
      #expect(codes.contains(column.blank.code), "\(table.key).\(column.key) is blank, \(codes)")
    } else {
      #expect(!codes.contains("record.required"), "\(table.key).\(column.key) may be blank")
    }
  }

  private func broken(_ column: Column, of table: LedgerTable) {
    guard column.type.expectation != nil else { return }
    let checked = builder(with: table, Self.row(of: table).merging([column.key: "？"]) { $1 })
    #expect(checked.codes(on: column, of: table) == ["record.value"], "\(table.key).\(column.key)")
  }

  private func nowhere(_ column: Column, of table: LedgerTable) {
    let code: String
    switch column.type {
    case .staff, .staffList, .ticket, .plan: code = "record.reference"
    case .evidence, .evidenceList: code = "record.evidence"
    case .rule: code = "record.value"
    default: return
    }
    let checked = builder(with: table, Self.row(of: table).merging([column.key: "没有的"]) { $1 })
    #expect(checked.codes(on: column, of: table) == [code], "\(table.key).\(column.key)")
  }

  /// What the check says of the staff list, a ticket, and one ledger of which the last row is looked at.
  private struct Checked {
    let dossier: Dossier
    let found: [Finding]

    func codes(on column: Column, of table: LedgerTable) -> [String] {
      let last = dossier.ledger(table).rows.last?.number
      return found.filter { $0.place.ledger == table.key && $0.place.column == column.key && $0.place.row == last }.map(\.code)
    }
  }

  private func builder(with table: LedgerTable, _ cells: DossierBuilder.Cells) -> Checked {
    let clean = DossierBuilder.clean(.q2)
    var builder = clean
    for key in clean.ledgers.keys where !["staff", "tickets"].contains(key) { builder.ledgers[key] = nil }
    builder.ledgers["tickets"] = clean.ledgers["tickets"].map { Array($0.prefix(1)) }
    builder.add(table.key, cells)
    builder.addFile("证明.pdf")
    builder.addFile("证明.pdf", in: .year)
    let dossier = builder.build()
    return Checked(dossier: dossier, found: Validator.findings(in: dossier, reading: []))
  }

  /// A row in which every field is filled in.
  private static func row(of table: LedgerTable) -> DossierBuilder.Cells {
    var cells: DossierBuilder.Cells = [:]
    for column in table.columns { cells[column.key] = text(of: column, table) }
    return cells
  }

  private static func text(of column: Column, _ table: LedgerTable) -> String {
    switch column.type {
    case .text, .list: "文字\(column.index)"
    case .phone: "13812345678"
    case .date: "2026-03-05"
    case .moment, .momentOrTime: "2026-03-05 09:12"
    case .time: "09:12"
    case .integer(let minimum): String(minimum + 1)
    case .decimal, .amount: "1.5"
    case .percent: "1%"
    case .boolean: column.key == "open" ? "否" : "是"
    case .word(let words): words.first?.key ?? ""
    case .staff, .staffList, .staffOrName: table.key == "duty" ? "ZX01" : "ZC01"
    case .ticket: "YW-20260301-001"
    case .plan: "daily"
    case .rule: "1.1.1"
    case .evidence, .evidenceList: "证明.pdf"
    }
  }
}
