import Measures

/// What the office confirmed: review.yaml (specification: ledgers, "review.yaml").
public struct Review: Sendable {
  public var confirmedOn: CivilDate?
  public var signedByOffice: String?
  public var signedByVendor: String?
  /// The days of the two signatures, where they are not the same; the later one is `confirmedOn`.
  public var signedOn: SignatureDays?
  public var total: Points
  /// By item code: "2.2".
  public var items: [String: Points]
  public var decisions: [Decision]
  public var form: Form?

  public init(
    confirmedOn: CivilDate?, signedByOffice: String?, signedByVendor: String?, signedOn: SignatureDays? = nil, total: Points,
    items: [String: Points], decisions: [Decision] = [], form: Form? = nil
  ) {
    self.confirmedOn = confirmedOn
    self.signedByOffice = signedByOffice
    self.signedByVendor = signedByVendor
    self.signedOn = signedOn
    self.total = total
    self.items = items
    self.decisions = decisions
    self.form = form
  }

  /// Both signatures and the date are there (specification: settlement, "Which score").
  public var isConfirmed: Bool {
    confirmedOn != nil && !(signedByOffice ?? "").isEmpty && !(signedByVendor ?? "").isEmpty
  }

  /// The days on which both sides signed; the later is ``Review/confirmedOn``.
  public struct SignatureDays: Sendable, Hashable {
    public var office: CivilDate
    public var vendor: CivilDate
    public init(office: CivilDate, vendor: CivilDate) {
      self.office = office
      self.vendor = vendor
    }
  }

  /// What the office decided of one cause (specification: ledgers, review.yaml).
  public struct Decision: Sendable, Hashable {
    /// Left it, struck it, changed its points, or added one of its own.
    public enum Kind: String, Sendable { case upheld, dropped, adjusted, added }
    public var rule: String
    public var record: String
    public var kind: Kind
    public var points: Points
    public var comment: String?
    /// Of an added cause, the day on which it happened, where its record is not that day.
    public var date: CivilDate?
    public init(rule: String, record: String, kind: Kind, points: Points, comment: String?, date: CivilDate? = nil) {
      self.rule = rule
      self.record = record
      self.kind = kind
      self.points = points
      self.comment = comment
      self.date = date
    }

    /// The day of an added cause: its own, or the one that its record names.
    public var happenedOn: CivilDate? { date ?? CivilDate(iso: record) }
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
