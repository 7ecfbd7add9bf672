import Measures

/// What contract.yaml says (specification: ledgers, "contract.yaml"): the contract's own figures and the tool's policies.
public struct ContractTerms: Sendable {
  /// 采购编号.
  public var number: String
  public var project: String
  public var client: Party
  public var vendor: Vendor
  public var signedOn: CivilDate
  /// First and last day of the contract year (clause 27).
  public var term: ClosedRange<CivilDate>
  /// The sum of the three years (clause 27).
  public var totalAmount: Fen
  public var annualAmount: Fen
  /// Clause 30: 22.5 % of the annual amount each cycle.
  public var cycleShare: Percent
  /// Clause 30: 10 % of the annual amount after the yearly acceptance.
  public var assessmentShare: Percent
  /// Clause 3.
  public var onSiteMinimum: Int
  public var supportMinimum: Int
  public var workingHours: WorkingHours
  public var inspectionPlans: [InspectionPlan]
  /// Whether there are more plans than `inspectionPlans` has: some that are broken, so that it is not known what they ask for.
  public var hasBrokenPlans = false
  /// By key of ``FaultLevel``, printed in the documents.
  public var faultLevels: [FaultLevel: String]
  public var allowedNumbers: [String]
  public var policies: Policies

  public init(
    number: String, project: String, client: Party, vendor: Vendor, signedOn: CivilDate, term: ClosedRange<CivilDate>,
    totalAmount: Fen, annualAmount: Fen, cycleShare: Percent, assessmentShare: Percent, onSiteMinimum: Int,
    supportMinimum: Int, workingHours: WorkingHours, inspectionPlans: [InspectionPlan],
    faultLevels: [FaultLevel: String] = [:], allowedNumbers: [String] = [], policies: Policies = Policies()
  ) {
    self.number = number
    self.project = project
    self.client = client
    self.vendor = vendor
    self.signedOn = signedOn
    self.term = term
    self.totalAmount = totalAmount
    self.annualAmount = annualAmount
    self.cycleShare = cycleShare
    self.assessmentShare = assessmentShare
    self.onSiteMinimum = onSiteMinimum
    self.supportMinimum = supportMinimum
    self.workingHours = workingHours
    self.inspectionPlans = inspectionPlans
    self.faultLevels = faultLevels
    self.allowedNumbers = allowedNumbers
    self.policies = policies
  }

  /// A party of the contract and whom to ask there.
  public struct Party: Sendable {
    public var name: String
    public var contact: String?
    public init(name: String, contact: String? = nil) {
      self.name = name
      self.contact = contact
    }
  }

  /// Clause 33.
  public struct Vendor: Sendable {
    public var name: String
    public var contact: String?
    public var accountName: String
    public var bank: String
    public var account: String
    public init(name: String, contact: String? = nil, accountName: String, bank: String, account: String) {
      self.name = name
      self.contact = contact
      self.accountName = accountName
      self.bank = bank
      self.account = account
    }
  }

  /// The post's day: from, to, and the break within.
  public struct WorkingHours: Sendable {
    public var hours: ClosedRange<ClockTime>
    public var pause: ClosedRange<ClockTime>?
    public init(hours: ClosedRange<ClockTime>, pause: ClosedRange<ClockTime>?) {
      self.hours = hours
      self.pause = pause
    }
  }
}

/// One plan of `inspection_plan`.
public struct InspectionPlan: Sendable {
  /// On which days an inspection is due (specification: scoring, 2.1.x).
  public enum Days: Sendable, Hashable {
    case working
    case all
    /// ISO weekday, 1 is Monday.
    case weekly(Int)
    /// That day of the month, or the last one where the month is shorter.
    case monthly(Int)
  }

  /// What must be looked at: an object and its items, in the plan's order.
  public struct Object: Sendable {
    public var name: String
    public var items: [String]
    public init(name: String, items: [String]) {
      self.name = name
      self.items = items
    }
  }

  public var id: String
  public var name: String
  public var days: Days
  /// When it must start, both ends included; `nil`: at any time.
  public var window: ClosedRange<ClockTime>?
  public var skipHolidays: Bool
  public var objects: [Object]

  public init(
    id: String, name: String, days: Days, window: ClosedRange<ClockTime>?, skipHolidays: Bool = true, objects: [Object]
  ) {
    self.id = id
    self.name = name
    self.days = days
    self.window = window
    self.skipHolidays = skipHolidays
    self.objects = objects
  }
}
