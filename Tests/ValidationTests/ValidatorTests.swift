import Contract
import Diagnostics
import Measures
import TestSupport
import Testing

@testable import Validation

@Suite("The validator")
struct ValidatorTests {
  /// Codes that come up while the workspace is read, and are tested there.
  private static let ofReading: Set<String> = Set(FindingKind.all.map(\.code).filter { $0.hasPrefix("ledger.") }).union(["contract.value"])

  @Test("has a rule for every code of the catalogue that reading does not report", arguments: FindingKind.all.map(\.code))
  func everyCode(code: String) {
    let isReported = ValidationRule.all.contains { $0.kinds.contains { $0.code == code } }
    #expect(
      isReported != Self.ofReading.contains(code), "\(code): add its rule to ValidationRule.all, and its file under Rules")
  }

  @Test("lowers what is acknowledged to a warning with its reason, and keeps its points")
  func acknowledged() throws {
    let builder = cycle {
      $0.remove("inspections") { $0["date"] == "2026-04-09" }
      $0.settings.acknowledged = [.init(code: "inspection.missing", record: "daily@2026-04-09", reason: "停电", line: 4)]
    }
    let finding = try #require(findings(builder).first)
    #expect(finding.severity == .warning)
    #expect(finding.acknowledgement == "停电")
    #expect(finding.pointsAtRisk == Points(1))
    #expect(findings(builder).count == 1)
  }

  @Test("warns of acknowledgements that fit nothing, or may not be acknowledged")
  func unfitting() {
    let builder = cycle {
      $0.set("tickets", row: 0, "summary", "")
      $0.settings.acknowledged = [
        .init(code: "inspection.missing", record: "daily@2026-04-09", reason: "停电", line: 4),
        .init(code: "record.required", record: "YW-20260301-001", reason: "忘了", line: 5),
      ]
    }
    let found = findings(builder)
    #expect(
      found.map(shown) == [
        "contract.value - acknowledged[0]", "contract.value - acknowledged[1]", "record.required YW-20260301-001 summary",
      ])
    #expect(found.map(\.severity) == [.warning, .warning, .error])
    #expect(found.map(\.place.row) == [4, 5, 2])
  }

  @Test("shows nothing private, in whatever finding it stands")
  func masked() {
    let found = findings(
      cycle {
        $0.set("tickets", row: 0, "level", "13812345678")
        $0.set("meetings", row: 0, "minutes", "11010519491231002X.pdf")
        $0.addFile("通讯录13812345678.xlsx")
      })
    #expect(found.count == 4)
    for finding in found {
      let words = finding.message.zh + finding.message.en + finding.hint.zh + finding.hint.en
      let text = words + "\(finding.value ?? "") \(finding.place.file ?? "") \(finding.record ?? "")"
      #expect(!text.contains("13812345678") && !text.contains("11010519491231002X"), "\(text)")
    }
  }

  @Test("puts everything in order: file, row, column, code")
  func ordered() {
    var planting = Planting(seed: 7)
    for _ in 0..<12 { planting.plant() }
    let found = findings(planting.builder)
    #expect(zip(found, found.dropFirst()).allSatisfy { !Finding.inOrder($1, $0) })
  }

  @Test("keeps what reading found")
  func reading() {
    let finding = Finding(
      .ledgerMissing, at: Place(ledger: "duty", file: "Q2"), message: Bilingual(zh: "缺", en: "missing"), hint: Bilingual(zh: "补", en: "add")
    )
    #expect(findings(cycle { $0.ledgers["duty"] = nil }, reading: [finding]).map(\.code) == ["ledger.missing"])
  }

  @Test("calls records as the specification names them")
  func records() {
    let dossier = cycle {
      $0.set("metrics", row: 0, "date", "2026/3/1")
      $0.set("attendance", row: 0, "date", "2026年3月2日")
      $0.addOutage(cause: "不可抗力", proof: "优化方案.pdf")
    }.build()
    #expect(dossier.ledger(DailyMetrics.table)[0].record == "2026-03-01")
    #expect(dossier.ledger(Attendance.table)[0].record == "2026-03-02/ZC01")
    #expect(dossier.ledger(InspectionItem.table)[0].record == "XJ-daily-20260302")
    #expect(dossier.ledger(Outage.table)[0].record == "outages:2")
    #expect(dossier.ledger(Ticket.table)[0].record == "YW-20260301-001")
  }

  @Test func inspectionsOfABrokenPlanAreNotToBlame() {
    var broken = DossierBuilder.clean(.q2)
    broken.set("inspections", "plan", "weekly") { $0["date"] == "2026-03-02" }
    #expect(findings(broken).contains { $0.code == "record.reference" })
    broken.terms.hasBrokenPlans = true
    #expect(!findings(broken).contains { $0.code == "record.reference" })
  }

  @Test func theNameOfAnEvidenceFileIsSaidOnce() {
    var cycle = DossierBuilder.clean(.q2)
    cycle.addFile("截图13812345678.png")
    #expect(findings(cycle).map { "\($0.code) \($0.place.file ?? "")" } == ["privacy.phone Q2/evidence/截图138****5678.png"])
  }

  @Test func aBlankCellAmongMergedOnesIsToldSo() throws {
    let cells = [["2026-03-05", "甲", "乙", "热线办", "a.pdf"], ["2026-03-06", "", "乙", "热线办", "a.pdf"]]
    var rows = LedgerRows(width: 5)
    for (index, row) in cells.enumerated() {
      for var cell in row { cell.withUTF8 { rows.add($0) } }
      rows.endRow(index + 2)
    }
    let proposals = Ledger(
      Proposal.table, file: "Q2/台账.xlsx", sheet: "优化方案", sourceColumns: [0, 1, 2, 3, 4], rows: rows,
      merges: [MergedCells(rows: 2...3, columns: 1...1)])
    let base = DossierBuilder.clean(.q2).build()
    let ledgers = base.allLedgers.filter { $0.isPresent && $0.table.key != "proposals" } + [proposals]
    let dossier = Dossier(
      year: base.year, cycle: base.cycle, terms: base.terms, calendar: base.calendar, ledgers: ledgers, evidence: base.evidence)
    let blank = try #require(Validator.findings(in: dossier, reading: []).first { $0.code == "record.required" })
    #expect(blank.place.cell == "B3" && blank.hint.zh.contains("与 B2 合并"))
  }
}
