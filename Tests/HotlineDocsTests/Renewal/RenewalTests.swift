import Contract
import Diagnostics
import Files
import Measures
import Testing

@testable import HotlineDocs

@Suite("The next contract year from this one")
struct RenewalTests {
  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

  @Test("The term moves, everything else of contract.yaml stays")
  func contract() throws {
    let old = try day("2025-12-01")...day("2026-11-30")
    let new = RenewedContract.term(old, years: 1)
    #expect(new == (try day("2026-12-01")...day("2027-11-30")))
    let yaml = "signed_on: 2025-12-01  # 签署\nterm: {start: 2025-12-01, end: 2026-11-30}   # 首年度\ntotal: 1 # x\n"
    #expect(
      RenewedContract.text(yaml, from: old, to: new)
        == "signed_on: 2025-12-01  # 签署\nterm: {start: 2026-12-01, end: 2027-11-30}\ntotal: 1 # x\n")
    let block = "term:\n  start: 2025-12-01\n  # end\n  end: 2026-11-30\nnumber: 1\n"
    #expect(RenewedContract.text(block, from: old, to: new) == "term:\n  start: 2026-12-01\n  # end\n  end: 2027-11-30\nnumber: 1\n")
    #expect(RenewedContract.text("term: {start: 2025/12/1, end: 2026-11-30}", from: old, to: new) == nil)
  }

  @Test("A term that ends with February keeps its last day")
  func february() throws {
    let term = RenewedContract.term(try day("2026-03-01")...day("2027-02-28"), years: 1)
    #expect(term.upperBound == (try day("2028-02-29")))
  }

  @Test("The sample year goes on: what the new year says of itself, who is there, which filings hold; and check can read it")
  func sample() throws {
    let scratch = try Scratch()
    try scratch.writeSample(.q4)
    var workplace = Workplace(data: scratch.path + "/Data", templates: "", output: "", year: "2026", language: .en)
    let result = try RenewalRun(workplace).run(from: "2025", to: "2026")
    #expect(result.status == 0)
    let year = try workplace.loadYear()
    #expect(year.terms.term.lowerBound == (try day("2026-12-01")))
    #expect(year.findings.filter { $0.severity == .error }.map(\.code) == [])
    let dossier = try #require(year.cycles.first?.dossier)
    #expect(dossier.roster.people.allSatisfy { $0.leftOn.map { $0 >= year.terms.term.lowerBound } ?? true })
    #expect(dossier.roster.people.count >= 5)
    for filing in dossier.records(Filing.self) {
      #expect(try #require(filing.validUntil) >= year.terms.term.lowerBound)
      #expect(dossier.evidence.state(of: filing.report ?? "", in: .year).isGood)
    }
    #expect(throws: RunError.self) { try RenewalRun(workplace).run(from: "2025", to: "2026") }
    workplace.year = nil
    #expect(throws: RunError.self) { try RenewalRun(workplace).run(from: "2026", to: "2025") }
  }

  @Test("A year's next cycle begins with empty ledgers that check can read, and is never begun twice")
  func nextCycle() throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    let workplace = Workplace(data: scratch.path + "/Data", templates: "", output: "", year: nil, language: .en)
    let result = try CycleStartRun(workplace).run(.q2)
    #expect(result.messages.contains("2026-03-01 to 2026-05-31"))
    let cycle = try workplace.open(.q2)
    #expect(cycle.dossier.ledger(Ticket.table).isPresent && cycle.dossier.records(Ticket.self).isEmpty)
    #expect(!cycle.findings.contains { $0.code.hasPrefix("ledger.") && $0.place.file?.hasPrefix("Q2/") == true })
    let again = #expect(throws: RunError.self) { try CycleStartRun(workplace).run(.q2) }
    #expect(again?.status == 73)
  }
}
