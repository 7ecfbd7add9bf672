import Measures

/// What cycle.yaml says (specification: ledgers, "cycle.yaml"). Every key is optional.
public struct CycleSettings: Sendable {
  public var compiledBy: String?
  public var submittedOn: CivilDate?
  public var report = Narrative()
  public var appliedOn: CivilDate?
  public var invoice: Invoice?
  public var acknowledged: [Acknowledgement] = []
  public var acceptance: Acceptance?
  /// `false` while cycle.yaml cannot be read, so that nothing of it is known to be missing.
  public var isKnown = true
  /// The lines of cycle.yaml that its keys stand on, by path: "submitted_on", "invoice.amount".
  public var lines: [String: Int] = [:]

  public init() {}

  /// The vendor's own words in the operations report, as Markdown.
  public struct Narrative: Sendable {
    public var summary: String?
    public var highlights: [String] = []
    public var problems: [String] = []
    public var nextPlan: [String] = []
    public init() {}
  }

  /// Clause 32.
  public struct Invoice: Sendable {
    public var number: String?
    public var issuedOn: CivilDate?
    public var amount: Fen?
    public var taxRate: Percent?
    public var file: String?
    /// The line of cycle.yaml that it stands on.
    public var line: Int
    public init(line: Int) { self.line = line }
  }

  /// A finding that cannot be mended and is explained instead.
  public struct Acknowledgement: Sendable {
    public var code: String
    public var record: String
    public var reason: String
    public var line: Int
    public init(code: String, record: String, reason: String, line: Int) {
      self.code = code
      self.record = record
      self.reason = reason
      self.line = line
    }
  }

  /// The yearly acceptance (clause 30), Q4 only.
  public struct Acceptance: Sendable {
    public var acceptedOn: CivilDate
    public var document: String
    public init(acceptedOn: CivilDate, document: String) {
      self.acceptedOn = acceptedOn
      self.document = document
    }
  }
}
