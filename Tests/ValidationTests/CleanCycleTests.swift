import Contract
import Diagnostics
import TestSupport
import Testing

@testable import Validation

@Suite("A clean cycle")
struct CleanCycleTests {
  @Test("says nothing", arguments: Cycle.Name.allCases)
  func silent(name: Cycle.Name) { #expect(check(cycle(name)) == []) }

  @Test("whose ledgers are all missing has nothing to say beyond their reading")
  func missingLedgersHaveNoConsequences() {
    #expect(check(DossierBuilder(.q2)) == [])
  }

  @Test("of which one ledger is missing has no consequences in the others", arguments: LedgerTable.all.map(\.key))
  func oneMissingLedger(key: String) {
    #expect(check(cycle { $0.ledgers[key] = nil }) == [])
  }
}
