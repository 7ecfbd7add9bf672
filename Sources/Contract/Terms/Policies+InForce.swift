extension Policies {
  /// One policy as contract.yaml writes it.
  public struct Entry: Sendable, Hashable {
    public let key: String
    public let value: String
    /// Whether it is the specification's own reading.
    public let isDefault: Bool
  }

  /// Every policy with the value in force, in the order of the specification.
  public var inForce: [Entry] {
    zip(pairs, Policies().pairs).map { Entry(key: $0.key, value: $0.value, isDefault: $0.value == $1.value) }
  }

  private var pairs: [(key: String, value: String)] {
    [
      ("seat_failures_allowed", "\(seatFailuresAllowed)"), ("repeat_logins_allowed", "\(repeatLoginsAllowed)"),
      ("item_floor_zero", "\(itemFloorZero)"), ("late_over_an_hour", lateOverAnHour.rawValue),
      ("exempt_resolution", "\(exemptResolution)"), ("exempt_response", "\(exemptResponse)"),
      ("response_kinds", "[" + responseKinds.map(\.rawValue).joined(separator: ", ") + "]"), ("holiday_block", holidayBlock.rawValue),
      ("boundary_95", boundary95.rawValue), ("boundary_80", boundary80.rawValue), ("boundary_60", boundary60.rawValue),
      ("penalty_set_off", "\(penaltySetOff)"), ("agreed_fee", agreedFee.rawValue), ("security_penalty_base", securityPenaltyBase.rawValue),
      ("submit_working_days", "\(submitWorkingDays)"),
      (
        "expected_activities",
        "[" + expectedActivities.map { $0.map(\.rawValue).joined(separator: "|") }.joined(separator: ", ") + "]"
      ),
    ]
  }
}
