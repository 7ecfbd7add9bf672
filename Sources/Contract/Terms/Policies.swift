/// The readings that contract.yaml may change (specification: scoring and settlement, "policies"). The defaults are the specification's.
public struct Policies: Sendable {
  /// What being more than an hour late counts as: absence from the post, or lateness.
  public enum Late: String, Sendable {
    case leftPost = "left_post"
    case late
  }
  /// Which days of a holiday count as such: the whole block off, or the statutory days.
  public enum HolidayBlock: String, Sendable { case full, statutory }
  /// What a total on the very boundary falls into.
  public enum Boundary: String, Sendable { case full, minus10, minus20, suspended }
  /// Which fee a share is taken of: the year's, or the cycle's.
  public enum Fee: String, Sendable { case annual, cycle }

  public var seatFailuresAllowed = 2
  public var repeatLoginsAllowed = 10
  public var itemFloorZero = true
  public var lateOverAnHour = Late.leftPost
  public var exemptResolution = true
  public var exemptResponse = false
  public var responseKinds: [TicketKind] = [.fault]
  public var holidayBlock = HolidayBlock.full
  public var boundary95 = Boundary.minus10
  public var boundary80 = Boundary.minus10
  public var boundary60 = Boundary.minus20

  public var penaltySetOff = false
  public var agreedFee = Fee.annual
  public var securityPenaltyBase = Fee.cycle
  public var submitWorkingDays = 3

  /// Each entry is the kinds of which one is enough: `update|antivirus` (specification: ledgers, activities).
  public var expectedActivities: [[ActivityKind]] = [[.backup], [.update, .antivirus], [.drill], [.training]]

  public init() {}
}
