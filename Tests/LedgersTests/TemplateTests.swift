import Contract
import Diagnostics
import Foundation
import OOXML
import Testing

@testable import Ledgers

@Suite struct TemplateTests {
  @Test func whatInitWritesCheckReads() throws {
    let data = FileManager.default.temporaryDirectory.path + "/ledgers-init-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: data) }
    let files = try WorkspaceTemplate.write(into: data, startYear: 2026)
    #expect(files.count == 10 && files.contains("2026/Q1/台账.xlsx"))
    for loaded in try Workspace(data: data).loadYear().cycles {
      #expect(loaded.findings.map(\.code).isEmpty, "\(loaded.findings.map(\.message.zh))")
      #expect(loaded.dossier.allLedgers.allSatisfy { $0.isPresent && !$0.sourceColumns.contains(nil) })
      #expect(loaded.dossier.cycle.start.year >= 2026)
    }
    #expect(throws: WorkspaceTemplate.Failure.self) { try WorkspaceTemplate.write(into: data, startYear: 2026) }
  }

  @Test func theWorkbookHelpsWhoFillsItIn() throws {
    let data = FileManager.default.temporaryDirectory.path + "/ledgers-init-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: data) }
    _ = try WorkspaceTemplate.write(into: data)
    let package = try OfficePackage(path: data + "/2025/Q2/台账.xlsx")
    let tickets = String(decoding: try package.bytes(of: "xl/worksheets/sheet1.xml"), as: UTF8.self)
    #expect(tickets.contains("\"故障,流转异常,咨询,变更,保障\""), "choices of an enumeration")
    #expect(tickets.contains("选项") && tickets.contains("state=\"frozen\""))
    let workbook = try Workbook(package)
    #expect(workbook.sheets.map(\.name) == LedgerTable.all.filter { $0.scope == .cycle }.map(\.name) + ["选项"])
  }

  @Test func everyColumnOfEveryLedgerIsExplained() {
    for table in LedgerTable.all {
      for column in table.columns { #expect(ColumnNote.text(column).count > 4, "\(table.key).\(column.key)") }
    }
  }
}

@Suite struct RealWorkbookTests {
  /// Real files of other projects; skipped with this message where they are absent, unless CI says that they must be there.
  static var fixtures: String? {
    let environment = ProcessInfo.processInfo.environment
    let beside =
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path + "/shared"
    let shared = environment["HOTLINE_SHARED"] ?? beside
    return Folder.isFolder(shared + "/fixtures") ? shared + "/fixtures" : nil
  }

  @Test func everyRealWorkbookReadsOrIsRefused() throws {
    guard let fixtures = Self.fixtures else {
      #expect(ProcessInfo.processInfo.environment["CI"] != "true", "fixtures must be there in CI")
      print("skipped: no fixtures folder in HOTLINE_SHARED or beside the checkout")
      return
    }
    let books = Folder.files(below: fixtures).filter { $0.hasSuffix(".xlsx") || $0.hasSuffix(".xlsm") }
    #expect(books.count > 20)
    for book in books {
      let year = try TestYear()
      try year.write("Q2/book.xlsx", bytes: try #require(Folder.bytes(of: fixtures + "/" + book)))
      let found = try year.findings(in: "Q2/book.xlsx")
      #expect(found.allSatisfy { ["ledger.unreadable", "ledger.unknown", "ledger.hidden"].contains($0.code) }, "\(book)")
      // Every sheet of it must also bear being read as a ledger.
      guard let file = try? WorkbookFile(fixtures + "/" + book, suffix: "xlsx", file: book) else { continue }
      for sheet in file.workbook.sheets where sheet.hasCells { _ = try? file.ledger(Ticket.table, of: sheet) }
    }
  }
}
