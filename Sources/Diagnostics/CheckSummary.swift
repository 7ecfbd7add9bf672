import Measures

/// How many findings there are, and what they would cost if the papers went to the office as they are.
public struct CheckSummary: Sendable {
  public let errors: Int
  public let warnings: Int
  public let notes: Int
  /// Points of the annex's item 3.1: per ledger and record the highest, summed, at most 10 (specification: findings).
  public let pointsAtRisk: Points
  /// Where the total stands now and where it would fall; `nil` where nobody told the score.
  public let outlook: Outlook?

  public init(_ findings: [Finding], stakes: Stakes? = nil) {
    errors = findings.count { $0.severity == .error }
    warnings = findings.count { $0.severity == .warning }
    notes = findings.count { $0.severity == .note }
    let risk = Self.pointsAtRisk(findings)
    pointsAtRisk = risk
    outlook = stakes.map { Outlook(now: $0.standing($0.total), then: $0.standing($0.total - min(risk, $0.documentation))) }
  }

  /// How many findings have the severity.
  public func count(_ severity: Severity) -> Int {
    switch severity {
    case .error: errors
    case .warning: warnings
    case .note: notes
    }
  }

  private static func pointsAtRisk(_ findings: [Finding]) -> Points {
    struct Key: Hashable {
      var ledger: String?
      var record: String?
    }
    var worst: [Key: Points] = [:]
    var sum = Points.zero
    for finding in findings where finding.pointsAtRisk > .zero {
      let key = Key(ledger: finding.place.ledger, record: finding.record)
      let known = worst[key] ?? .zero
      guard finding.pointsAtRisk > known else { continue }
      worst[key] = finding.pointsAtRisk
      sum += finding.pointsAtRisk - known
      if sum >= most { return most }
    }
    return sum
  }

  /// What item 3.1 has.
  private static let most = Points(10)
}

extension CheckSummary {
  /// What the score and the contract say about points lost, given by whoever knows them.
  public struct Stakes: Sendable {
    /// The total that stands.
    public var total: Points
    /// What is left of item 3.1, which cannot fall below 0.
    public var documentation: Points
    /// The band of a total, and what it takes of the yearly sum.
    public var standing: @Sendable (Points) -> Standing

    public init(total: Points, documentation: Points, standing: @escaping @Sendable (Points) -> Standing) {
      self.total = total
      self.documentation = documentation
      self.standing = standing
    }
  }

  /// A total with its band.
  public struct Standing: Sendable, Hashable {
    public var total: Points
    public var band: Bilingual
    /// What the band takes of the yearly sum; `nil` where no figure can be given (a suspended cycle).
    public var cost: Fen?

    public init(total: Points, band: Bilingual, cost: Fen?) {
      self.total = total
      self.band = band
      self.cost = cost
    }
  }

  /// Where the total stands, and where it would fall with the points at risk.
  public struct Outlook: Sendable, Hashable {
    public var now: Standing
    public var then: Standing
    public var movesBand: Bool { now.band != then.band }
    /// What the fall into the other band costs; `nil` where no figure can be given.
    public var money: Fen? { now.cost.flatMap { now in then.cost.map { $0 - now } } }
  }
}
