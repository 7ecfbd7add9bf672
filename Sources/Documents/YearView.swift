import Contract
import Diagnostics
import Settlement

/// A contract year as the yearly documents see it.
public final class YearView: Sendable {
  /// The cycles that have a folder, in order.
  public let cycles: [CycleView]
  public let settlement: AnnualSettlement
  public let isDraft: Bool

  /// `cycles`: at least one, in order.
  public init(cycles: [CycleView], isDraft: Bool = false) {
    precondition(!cycles.isEmpty, "a year without cycles has no documents")
    self.cycles = cycles
    self.isDraft = isDraft
    let last = cycles[cycles.count - 1]
    settlement = AnnualSettlement(
      year: last.dossier.year, terms: last.dossier.terms, cycles: cycles.map(\.score), isAccepted: Self.acceptance(of: cycles) != nil)
  }

  /// The last cycle: the one that knows most of the year's own records.
  var last: CycleView { cycles[cycles.count - 1] }
  var history: PaymentHistory { PaymentHistory(cycles.map(\.settlement), terms: last.dossier.terms) }
  /// The yearly acceptance, which stands in the fourth cycle.
  var acceptance: CycleSettings.Acceptance? { Self.acceptance(of: cycles) }

  private static func acceptance(of cycles: [CycleView]) -> CycleSettings.Acceptance? {
    cycles.first { $0.dossier.cycle.name == .q4 }?.dossier.settings.acceptance
  }
}
