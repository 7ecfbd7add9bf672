import Contract
import Diagnostics
import Measures
import Testing

@testable import Ledgers

@Suite struct CycleFileTests {
  @Test func everyKeyIsRead() throws {
    let year = try TestYear()
    try year.write(
      "Q2/cycle.yaml",
      """
      compiled_by: 张三
      submitted_on: 2026-06-03
      report:
        summary: 总体平稳
        highlights: [甲, 乙]
        problems: []
        next_plan: [丙]
      applied_on: 2026年6月9日
      invoice: {number: "0123", issued_on: 2026-06-09, amount: "484,444.44", tax_rate: 6%, file: invoice.pdf}
      acknowledged: [{code: inspection.missing, record: daily@2026-04-09, reason: 停电}]
      """)
    let loaded = try year.load()
    let settings = loaded.dossier.settings
    #expect(loaded.findings.allSatisfy { $0.code == "ledger.missing" })
    #expect(settings.compiledBy == "张三" && settings.submittedOn == CivilDate(iso: "2026-06-03"))
    #expect(settings.report.summary == "总体平稳" && settings.report.highlights == ["甲", "乙"] && settings.report.nextPlan == ["丙"])
    #expect(settings.invoice?.amount == Fen(48_444_444) && settings.invoice?.taxRate == Percent(points: 6) && settings.invoice?.line == 9)
    #expect(settings.acknowledged.map(\.record) == ["daily@2026-04-09"] && settings.acknowledged.first?.line == 10)
    let texts = loaded.dossier.looseTexts.filter { $0.place.file == "Q2/cycle.yaml" }
    #expect(texts.contains { $0.text == "乙" && $0.place.column == "report.highlights[1]" && $0.place.row == 5 })
  }

  @Test func mistakesAreFindingsAndTheRestIsRead() throws {
    let year = try TestYear()
    try year.write(
      "Q2/cycle.yaml",
      """
      compiled_bye: 张三
      submitted_on: 六月三日
      report: 很好
      invoice: {amount: 4.444, file: [a]}
      acknowledged:
        - {code: inspection.missing, record: x}
        - just so
      acceptance: {accepted_on: 2026-12-10, document: a.pdf}
      applied_on: 2026-06-09
      """)
    #expect(
      try year.findings(in: "Q2/cycle.yaml").words == [
        "contract.value@1:compiled_bye", "contract.value@2:submitted_on", "contract.value@3:report", "contract.value@4:invoice.amount",
        "contract.value@4:invoice.file", "contract.value@6:acknowledged[0].reason", "contract.value@7:acknowledged[1]",
        "contract.value@8:acceptance",
      ])
    let settings = try year.load().dossier.settings
    #expect(settings.appliedOn != nil && settings.acceptance == nil && settings.acknowledged.isEmpty)
  }

  @Test func whatIsNoYAMLIsAFindingOnItsLine() throws {
    let year = try TestYear()
    try year.write("Q2/cycle.yaml", "compiled_by: 张三\nreport: {summary: [\n")
    try year.write("Q2/review.yaml", "a: b: c\n")
    let found = try year.load().findings.filter { $0.code == "contract.value" }
    #expect(found.map(\.place.file) == ["Q2/cycle.yaml", "Q2/review.yaml"])
    #expect(found.map(\.place.row) == [3, 1])
    let blank = try TestYear()
    try blank.write("Q2/cycle.yaml", "# nothing\n")
    #expect(try blank.findings(in: "Q2/cycle.yaml").isEmpty)
  }
}

@Suite struct ReviewFileTests {
  static let good = """
    confirmed_on: 2026-06-08
    signed_by: {office: 李四, vendor: 张三}
    total: "93"
    items: {"1.1": "4", "1.2": "9", "1.3": "5", "2.1": "15", "2.2": "13", "2.3": "12", "2.4": "15", "3.1": "10", "3.2": "10"}
    decisions:
      - {rule: 2.2.1, record: YW-20260309-003, decision: dropped, points: "0", comment: 已说明}
    form: {file: a.xlsx, sha256: ab, ledgers: cd}
    """

  @Test func aGoodReviewIsConfirmed() throws {
    let year = try TestYear()
    try year.write("Q2/review.yaml", Self.good)
    let review = try #require(try year.load().dossier.review)
    #expect(review.isConfirmed && review.total == Points(93) && review.items["2.2"] == Points(13))
    #expect(review.decisions.map(\.kind) == [.dropped] && review.form?.ledgers == "cd")
  }

  @Test func withoutASignatureItIsNotConfirmedButValid() throws {
    let year = try TestYear()
    try year.write("Q2/review.yaml", Self.good.replacing("office: 李四, ", with: ""))
    let loaded = try year.load()
    #expect(loaded.dossier.review?.isConfirmed == false)
    #expect(!loaded.findings.contains { $0.code == "contract.value" })
  }

  @Test(arguments: [
    ("total: \"93\"", "total: \"93.5\"", "contract.value@3:total"), ("\"1.1\": \"4\"", "\"1.1\": \"6\"", "contract.value@4:items.1.1"),
    ("\"1.3\": \"5\", ", "", "contract.value@4:items.1.3"), ("\"2.2\": \"13\"", "\"2.2\": \"13.2\"", "contract.value@4:items.2.2"),
    ("decision: dropped", "decision: gone", "contract.value@6:decisions[0].decision"), ("form:", "from:", "contract.value@7:from"),
    ("rule: 2.2.1, ", "", "contract.value@6:decisions[0].rule"),
  ])
  func anInvalidReviewIsNone(_ old: String, _ new: String, _ finding: String) throws {
    let year = try TestYear()
    try year.write("Q2/review.yaml", Self.good.replacing(old, with: new))
    #expect(try year.findings(in: "Q2/review.yaml").words.contains(finding))
    #expect(try year.load().dossier.review == nil)
  }
}
