import Assessment
import Contract
import Measures
import Settlement
import TestSupport
import Testing

/// Ten thousand random cycles; a failure prints the seed and the number of the cycle that it came from.
@Suite("Properties of settlements")
struct SettlementProperties {
  static let seed: UInt64 = 490_500

  @Test("The lines add up to what is paid, order never matters, one line more never raises it")
  func cycles() {
    var random = SplitMix(seed: Self.seed)
    let sheet = ScoreSheet(own: DossierBuilder(.q2).build())
    var faults: [String] = []
    for number in 0..<10_000 {
      var cycle = DossierBuilder(.q2)
      for _ in 0..<random.pick(0...4) { cycle.addRandomMoney(using: &random) }
      cycle.terms.annualAmount = Fen(random.pick(1...500_000_000))
      cycle.terms.policies.penaltySetOff = random.once(in: 2)
      let settlement = CycleSettlement(cycle.build(), sheet: sheet)
      if !Self.addsUp(settlement) { faults.append("cycle \(number): the lines") }

      for key in ["outages", "penalties"] { cycle.ledgers[key]?.shuffle(using: &random) }
      if CycleSettlement(cycle.build(), sheet: sheet).payable != settlement.payable { faults.append("cycle \(number): the order") }

      cycle.addRandomMoney(using: &random)
      if CycleSettlement(cycle.build(), sheet: sheet).payable > settlement.payable { faults.append("cycle \(number): one more") }
    }
    #expect(faults.isEmpty, "seed \(Self.seed)")
  }

  private static func addsUp(_ settlement: CycleSettlement) -> Bool {
    let lines = settlement.reductions + (settlement.isSetOff ? settlement.penalties : [])
    let taken = lines.reduce(Fen.zero) { $0 + $1.amount }
    let annual = settlement.terms.annualAmount.value
    return settlement.payable == max(.zero, settlement.base.amount - taken)
      && settlement.penaltiesTotal == settlement.penalties.reduce(Fen.zero) { $0 + $1.amount }
      && CapitalNumerals.amount(settlement.capital) == settlement.payable
      && settlement.reductions.allSatisfy { line in
        // Half up, once: the exact value lies at most half a fen below the line and less than half a fen above it.
        let excess = line.amount.value * 360 - annual * (line.days ?? 0)
        return (-179...180).contains(excess)
      }
  }
}
