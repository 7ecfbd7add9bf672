import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Calendar days without a row of figures.
  static let metricsDayMissing = ValidationRule(.metricsDayMissing) { examination in
    guard examination.canMiss(DailyMetrics.table, without: DailyMetrics.Field.date) else { return [] }
    let dates = examination.records(DailyMetrics.self).map(\.date)
    let missing = Set(examination.cycle.days).subtracting(dates.compactMap { $0 }).sorted()
    guard !Examination.explains(unknown: dates.count { $0 == nil }, missing: missing.count) else { return [] }
    return missing.map { day in
      .of(
        .metricsDayMissing, at: examination.place(of: DailyMetrics.table), record: day.description,
        zh: "\(day) 没有运行指标", en: "no figures of \(day)",
        hint: Bilingual(
          zh: "按当日监控补登一行；确实没有监控数据的，在 cycle.yaml 的 acknowledged 中说明",
          en: "enter that day's row; where nothing was measured, say so under acknowledged in cycle.yaml"))
    }
  }
}
