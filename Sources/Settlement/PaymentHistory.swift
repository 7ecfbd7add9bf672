import Contract
import Measures

/// The year's payments, cycle by cycle: what has come together and what remains.
public struct PaymentHistory: Sendable {
  /// A cycle's payment and where the year stands after it.
  public struct Entry: Sendable {
    public let settlement: CycleSettlement
    /// Payable of this and all earlier cycles.
    public let cumulative: Fen
    /// Of the annual amount, what is for later cycles and the yearly assessment.
    public let remaining: Fen
  }

  /// In the order of the cycles.
  public let entries: [Entry]
  public let annualAmount: Fen

  public init(_ settlements: [CycleSettlement], terms: ContractTerms) {
    var cumulative = Fen.zero
    var remaining = terms.annualAmount
    entries = settlements.sorted { $0.cycle.name < $1.cycle.name }.map { settlement in
      cumulative += settlement.payable
      remaining = remaining - settlement.base.amount
      return Entry(settlement: settlement, cumulative: cumulative, remaining: remaining)
    }
    annualAmount = terms.annualAmount
  }

  public var paid: Fen { entries.last?.cumulative ?? .zero }
  public var remaining: Fen { entries.last?.remaining ?? annualAmount }
  public var held: Fen { entries.reduce(.zero) { $0 + $1.settlement.held } }
  public var reductions: Fen { entries.reduce(.zero) { $0 + $1.settlement.reductionsTotal } }
  public var penalties: Fen { entries.reduce(.zero) { $0 + $1.settlement.penaltiesTotal } }
}
