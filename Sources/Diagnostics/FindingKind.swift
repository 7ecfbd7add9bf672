import Measures

/// How much a finding weighs (specification: findings, "Severities").
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// Worth knowing.
  case note
  /// It can go; somebody should look.
  case warning
  /// The submission is refused.
  case error

  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
  private var rank: Int { Self.allCases.firstIndex(of: self)! }
}

/// What a finding puts at risk of item 3.1 of the annex (specification: findings, "Points at risk").
public enum Risk: Sendable {
  case late, incomplete, erroneous, none

  public var points: Points {
    switch self {
    case .late, .erroneous: Points(halves: 1)
    case .incomplete: Points(1)
    case .none: .zero
    }
  }
}

/// One entry of the catalogue of findings: what its code means, whatever record it is found on.
///
/// A class, since findings may be a million and share sixty of them.
public final class FindingKind: Sendable {
  public let code: String
  public let severity: Severity
  /// The clause that the rule rests on, as the specification's table has it; `nil` where the table has a dash.
  public let clause: String?
  public let risk: Risk
  /// Whether cycle.yaml may acknowledge it, which lowers it to a warning.
  public let acknowledgeable: Bool
  /// The rule in one sentence.
  public let rule: Bilingual
  /// What breaks it, and what does not.
  public let bad: Bilingual
  public let good: Bilingual

  public init(
    _ code: String, _ severity: Severity, clause: String?, risk: Risk, acknowledgeable: Bool = false, rule: Bilingual,
    bad: Bilingual = Bilingual(zh: "", en: ""), good: Bilingual = Bilingual(zh: "", en: "")
  ) {
    self.code = code
    self.severity = severity
    self.clause = clause
    self.risk = risk
    self.acknowledgeable = acknowledgeable
    self.rule = rule
    self.bad = bad
    self.good = good
  }

  public var pointsAtRisk: Points { risk.points }
}
