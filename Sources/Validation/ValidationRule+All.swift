extension ValidationRule {
  /// Every rule of the check, in the order of the specification's table. A new rule is one file under Rules and one line here.
  static let all: [ValidationRule] = [
    recordValue,
    recordRequired,
    recordDuplicate,
    recordReference,
    recordPeriod,
    recordOrder,
    recordEvidence,
    staffNotInPost,
    inspectionMissing,
    inspectionIncomplete,
    inspectionTime,
    metricsDayMissing,
    attendanceDayMissing,
    attendanceUnderstaffed,
  ]
}
