import Measures

/// What the office confirmed: review.yaml (specification: ledgers, "review.yaml").
public struct Review: Sendable {
  public var confirmedOn: CivilDate?
  public var signedByOffice: String?
  public var signedByVendor: String?
  public var total: Points
  /// By item code: "2.2".
  public var items: [String: Points]
  public var decisions: [Decision]
  public var form: Form?

  public init(
    confirmedOn: CivilDate?, signedByOffice: String?, signedByVendor: String?, total: Points, items: [String: Points],
    decisions: [Decision] = [], form: Form? = nil
  ) {
    self.confirmedOn = confirmedOn
    self.signedByOffice = signedByOffice
    self.signedByVendor = signedByVendor
    self.total = total
    self.items = items
    self.decisions = decisions
    self.form = form
  }

  /// Both signatures and the date are there (specification: settlement, "Which score").
  public var isConfirmed: Bool {
    confirmedOn != nil && !(signedByOffice ?? "").isEmpty && !(signedByVendor ?? "").isEmpty
  }

  public struct Decision: Sendable, Hashable {
    public enum Kind: String, Sendable { case upheld, dropped, adjusted, added }
    public var rule: String
    public var record: String
    public var kind: Kind
    public var points: Points
    public var comment: String?
    public init(rule: String, record: String, kind: Kind, points: Points, comment: String?) {
      self.rule = rule
      self.record = record
      self.kind = kind
      self.points = points
      self.comment = comment
    }
  }

  /// The form that was read, and the digest of the ledgers that it was made from.
  public struct Form: Sendable, Hashable {
    public var file: String
    public var sha256: String
    public var ledgers: String
    public init(file: String, sha256: String, ledgers: String) {
      self.file = file
      self.sha256 = sha256
      self.ledgers = ledgers
    }
  }
}
