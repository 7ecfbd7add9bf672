import Contract
import Diagnostics

/// The `policies` of contract.yaml: the table of the scoring specification, the settlement's four, and expected_activities.
enum PolicyEntries {
  static let keys = [
    "seat_failures_allowed", "repeat_logins_allowed", "item_floor_zero", "late_over_an_hour", "exempt_resolution", "exempt_response",
    "response_kinds", "holiday_block", "boundary_95", "boundary_80", "boundary_60", "penalty_set_off", "agreed_fee",
    "security_penalty_base", "submit_working_days", "expected_activities",
  ]

  /// A policy that is not given or not of its kind keeps its default; the latter is a finding.
  static func read(_ value: SettingsValue) -> Policies {
    var policies = Policies()
    guard let fields = value.fields(keys) else { return policies }
    func set<T>(_ target: WritableKeyPath<Policies, T>, _ key: String, _ kind: SettingsKind<T>) {
      if let value = fields.optional(key, kind) { policies[keyPath: target] = value }
    }
    set(\.seatFailuresAllowed, "seat_failures_allowed", .integer(2...3))
    set(\.repeatLoginsAllowed, "repeat_logins_allowed", .integer(0...1_000_000))
    set(\.itemFloorZero, "item_floor_zero", .boolean)
    set(\.lateOverAnHour, "late_over_an_hour", .one(of: [.leftPost, .late]))
    set(\.exemptResolution, "exempt_resolution", .boolean)
    set(\.exemptResponse, "exempt_response", .boolean)
    set(\.responseKinds, "response_kinds", .responseKinds)
    set(\.holidayBlock, "holiday_block", .one(of: [.full, .statutory]))
    set(\.boundary95, "boundary_95", .one(of: [.minus10, .full]))
    set(\.boundary80, "boundary_80", .one(of: [.minus10, .minus20]))
    set(\.boundary60, "boundary_60", .one(of: [.minus20, .suspended]))
    set(\.penaltySetOff, "penalty_set_off", .boolean)
    set(\.agreedFee, "agreed_fee", .one(of: [.annual, .cycle]))
    set(\.securityPenaltyBase, "security_penalty_base", .one(of: [.cycle, .annual]))
    set(\.submitWorkingDays, "submit_working_days", .integer(1...366))
    set(\.expectedActivities, "expected_activities", .list(of: .activityKinds))
    return policies
  }
}

extension SettingsKind where T == [TicketKind] {
  /// Faults, or faults and flow anomalies: the two readings that the specification knows.
  static let responseKinds = SettingsKind(zh: " [fault] 或 [fault, flow_anomaly]", en: "[fault] or [fault, flow_anomaly]") { value in
    let name = Bilingual(zh: " [fault] 或 [fault, flow_anomaly]", en: "[fault] or [fault, flow_anomaly]")
    let kinds = value.members?.map { $0.text.flatMap { TicketKind(cell: $0) } }
    switch kinds.map(Set.init) {
    case [.fault]: return [.fault]
    case [.fault, .flowAnomaly]: return [.fault, .flowAnomaly]
    default:
      value.refuse(name)
      return nil
    }
  }
}

extension SettingsKind where T == [ActivityKind] {
  /// Kinds of which one is enough: `update|antivirus`.
  static let activityKinds = scalar(zh: "活动类型（可用 | 表示其中之一，如 update|antivirus）", en: "kinds of activities (update|antivirus: either)") {
    bytes in
    let parts = String(decoding: Plain.ascii(bytes), as: UTF8.self).split(separator: "|", omittingEmptySubsequences: false)
    let kinds = parts.map { ActivityKind(cell: Plain.trimmed($0)) }
    return kinds.contains(nil) ? nil : kinds.compactMap { $0 }
  }
}
