import Contract
import Measures

/// What a cycle's total does to the yearly assessment sum (annex, 考核指标说明 2 to 5).
public enum Band: String, Sendable, CaseIterable {
  case full
  case minus10
  case minus20
  /// The cycle's payment is suspended; the yearly sum is for the parties to settle.
  case suspended

  public init(total: Points, policies: Policies) {
    switch total {
    case Points(95): self.init(policies.boundary95)
    case Points(80): self.init(policies.boundary80)
    case Points(60): self.init(policies.boundary60)
    case _ where total > Points(95): self = .full
    case _ where total > Points(80): self = .minus10
    case _ where total > Points(60): self = .minus20
    default: self = .suspended
    }
  }

  private init(_ boundary: Policies.Boundary) {
    switch boundary {
    case .full: self = .full
    case .minus10: self = .minus10
    case .minus20: self = .minus20
    case .suspended: self = .suspended
    }
  }

  /// Whether the contract leaves the total to be read: exactly 95, 80 or 60.
  public static func isBoundary(_ total: Points) -> Bool { [Points(95), Points(80), Points(60)].contains(total) }

  /// The share of the original yearly sum that the cycle costs; `nil` where the parties have to settle it.
  public var reduction: Percent? {
    switch self {
    case .full: Percent(points: 0)
    case .minus10: Percent(points: 10)
    case .minus20: Percent(points: 20)
    case .suspended: nil
    }
  }
}
