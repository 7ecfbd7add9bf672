import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Working days without attendance rows.
  static let attendanceDayMissing = ValidationRule(.attendanceDayMissing) { examination in
    guard examination.canMiss(Attendance.table, without: Attendance.Field.date) else { return [] }
    let dates = examination.records(Attendance.self).map(\.date)
    let missing = Set(examination.calendar.workingDays(in: examination.cycle.days)).subtracting(dates.compactMap { $0 }).sorted()
    guard !Examination.explains(unknown: dates.count { $0 == nil }, missing: missing.count) else { return [] }
    return missing.map { day in
      .of(
        .attendanceDayMissing, at: examination.place(of: Attendance.table), record: day.description,
        zh: "工作日 \(day) 没有考勤记录", en: "no attendance of the working day \(day)",
        hint: Bilingual(
          zh: "补登当日驻场人员的考勤；确实没有的，在 cycle.yaml 的 acknowledged 中说明",
          en: "enter that day's rows; where there are none, say so under acknowledged in cycle.yaml"))
    }
  }
}
