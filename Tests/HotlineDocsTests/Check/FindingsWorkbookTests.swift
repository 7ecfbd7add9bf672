import Diagnostics
import OOXML
import Testing

@testable import HotlineDocs

@Suite("The to-do list of findings")
struct FindingsWorkbookTests {
  private func report(_ count: Int) -> CheckReport {
    let findings = (0..<count).map { index in
      Finding(
        .recordValue,
        at: Place(ledger: "duty", file: "Q2/台账.xlsx", sheet: "值班'表", row: index + 2, column: "end", header: "结束时间", cell: "B\(index + 2)"),
        record: "duty:\(index + 2)", message: Bilingual(zh: String(repeating: "长", count: 20 + index * 60), en: "wrong"),
        hint: Bilingual(zh: "改", en: "mend"))
    }
    return CheckReport(year: "2025", cycle: "Q2", findings: findings)
  }

  @Test("leads to each bad cell, in rows high enough for their texts")
  func links() throws {
    let bytes = try FindingsWorkbook(report: report(3), language: .zh, root: "../Data/2025/").bytes()
    let package = try OfficePackage(bytes: bytes)
    let sheet = String(decoding: try package.bytes(of: "xl/worksheets/sheet1.xml"), as: UTF8.self)
    #expect(
      sheet.contains("location=\"'值班''表'!B2\"") || sheet.contains("location=\"&apos;值班&apos;&apos;表&apos;!B2\""), "\(sheet.suffix(900))")
    #expect(
      sheet.contains("<row r=\"2\" ht=\"15\"") && sheet.contains("<row r=\"3\" ht=\"45\"") && sheet.contains("<row r=\"4\" ht=\"75\""))
    #expect(String(decoding: try package.bytes(of: "xl/worksheets/_rels/sheet1.xml.rels"), as: UTF8.self).contains("../Data/2025/Q2/"))
  }

  @Test("keeps all of them, on as many sheets and with as many links as Excel opens")
  func limits() throws {
    let list = FindingsWorkbook(report: report(5), language: .zh, root: "", mostRows: 2, mostLinks: 2)
    let book = try Workbook(try OfficePackage(bytes: list.bytes()))
    #expect(book.sheets.map(\.name) == ["问题清单", "问题清单 2", "问题清单 3"])
    var records: [String] = []
    for sheet in book.sheets {
      _ = try book.read(sheet) { row in if row.number > 1, let cell = row[column: 4] { records.append(row.text(of: cell)) } }
    }
    #expect(records == (2...6).map { "duty:\($0)" })
    let first = String(decoding: try book.package.bytes(of: book.sheets[0].part), as: UTF8.self)
    #expect(first.split(separator: "<hyperlink ").count == 2, "the header is the first row of the two")
  }
}
