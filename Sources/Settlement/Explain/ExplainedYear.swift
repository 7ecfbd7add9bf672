import Contract
import Measures

/// The contract year around a cycle, for the figures that rest on more than one cycle.
public struct ExplainedYear: Sendable {
  /// In the order of the cycles.
  public let settlements: [CycleSettlement]
  public let annual: AnnualSettlement
  public let terms: ContractTerms

  public init(settlements: [CycleSettlement], annual: AnnualSettlement, terms: ContractTerms) {
    self.settlements = settlements
    self.annual = annual
    self.terms = terms
  }

  /// The payments up to a cycle, that cycle's included; of the whole year without one.
  func history(upTo last: Cycle.Name? = nil) -> PaymentHistory {
    PaymentHistory(settlements.filter { settlement in last.map { settlement.cycle.name <= $0 } ?? true }, terms: terms)
  }

  /// The payments before a cycle; of the whole year without one.
  func history(before last: Cycle.Name?) -> PaymentHistory {
    PaymentHistory(settlements.filter { settlement in last.map { settlement.cycle.name < $0 } ?? true }, terms: terms)
  }
}
