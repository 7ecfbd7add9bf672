import Contract
import Diagnostics

/// A contract year as the yearly documents see it.
public final class YearView: Sendable {
  /// The cycles that have a folder, in order.
  public let cycles: [CycleView]
  public let isDraft: Bool

  public init(cycles: [CycleView], isDraft: Bool = false) {
    precondition(!cycles.isEmpty, "a year without cycles has no documents")
    self.cycles = cycles
    self.isDraft = isDraft
  }

  /// The last cycle: the one that knows most of the year's own records.
  var last: CycleView { cycles[cycles.count - 1] }
}
