import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Calendar months of the cycle without a meeting.
  static let meetingMonthMissing = ValidationRule(.meetingMonthMissing) { examination in
    guard examination.canMiss(Meeting.table, without: Meeting.Field.date) else { return [] }
    let dates = examination.records(Meeting.self).map(\.date)
    let missing = examination.cycle.months.filter { month in
      !dates.contains { $0.map { (month..<month.adding(months: 1)).contains($0) } ?? false }
    }
    guard !Examination.explains(unknown: dates.count { $0 == nil }, missing: missing.count) else { return [] }
    return missing.map { month in
      let record = String(month.description.prefix(7))
      return .of(
        .meetingMonthMissing, at: examination.place(of: Meeting.table), record: record, zh: "\(record) 没有业务交流会",
        en: "no meeting in \(record)",
        hint: Bilingual(
          zh: "补登当月的会议和纪要；确实没有召开的，在 cycle.yaml 的 acknowledged 中说明",
          en: "enter that month's meeting and minutes; if there was none, say so under acknowledged in cycle.yaml"))
    }
  }
}
