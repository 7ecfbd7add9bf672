extension AssessmentItem {
  /// The nine items of the annex, in its order; 100 points together.
  public static let all: [AssessmentItem] = [
    .conduct, .onSiteStaff, .workingHours, .inspections, .faultHandling, .capability, .compliance, .records, .confidentiality,
  ]

  /// The item of a code, such as "2.2".
  public static func coded(_ code: String) -> AssessmentItem? { all.first { $0.code == code } }
}

extension AssessmentRule {
  public static let all: [AssessmentRule] = AssessmentItem.all.flatMap(\.rules)

  /// The rule of a code, such as "2.2.1".
  public static func coded(_ code: String) -> AssessmentRule? { all.first { $0.code == code } }
}
