import Diagnostics
import Measures
import Testing

@Suite("What the findings would cost")
struct SummaryTests {
  private func finding(_ kind: FindingKind, _ ledger: String?, _ record: String?) -> Finding {
    Finding(
      kind, at: Place(ledger: ledger), record: record, message: Bilingual(zh: "", en: ""), hint: Bilingual(zh: "", en: ""))
  }

  @Test("is per ledger and record the highest, summed")
  func highest() {
    let summary = CheckSummary([
      finding(.recordValue, "tickets", "A"), finding(.recordRequired, "tickets", "A"), finding(.recordValue, "tickets", "B"),
      finding(.recordValue, "demands", "A"), finding(.ticketUnresolved, "tickets", "C"), finding(.ledgerMissing, "metrics", nil),
    ])
    #expect(summary.pointsAtRisk == Points(3))
    #expect((summary.errors, summary.warnings, summary.notes) == (5, 1, 0))
  }

  @Test("is ten at most")
  func capped() {
    #expect(CheckSummary((1...30).map { finding(.recordRequired, "tickets", "\($0)") }).pointsAtRisk == Points(10))
  }

  @Test("tells the band that the total would fall into, and its money; item 3.1 loses no more than it has")
  func outlook() throws {
    let stakes = CheckSummary.Stakes(total: Points(halves: 191), documentation: Points(halves: 1)) { total in
      total > Points(95)
        ? .init(total: total, band: Bilingual(zh: "全额", en: "full"), cost: .zero)
        : .init(total: total, band: Bilingual(zh: "扣 10%", en: "minus 10 %"), cost: Fen(2_180_000))
    }
    let outlook = try #require(CheckSummary([finding(.recordRequired, "tickets", "A")], stakes: stakes).outlook)
    #expect(outlook.then.total == Points(95))
    #expect(outlook.movesBand)
    #expect(outlook.money == Fen(2_180_000))
  }
}
