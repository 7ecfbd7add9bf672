import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Stretches of the cycle that no support shift covers.
  static let dutyGap = ValidationRule(.dutyGap) { examination in
    guard examination.canMiss(Duty.table, without: Duty.Field.start, Duty.Field.end) else { return [] }
    let shifts = examination.records(Duty.self)
    let gaps = Coverage.gaps(in: examination.cycle.span, between: shifts.map(Coverage.Shift.init))
    let unknown = shifts.count { $0.start == nil && $0.end == nil }
    guard !Examination.explains(unknown: unknown, missing: gaps.count) else { return [] }
    return gaps.map { gap in
      .of(
        .dutyGap, at: examination.place(of: Duty.table), record: "\(gap.lowerBound)/\(gap.upperBound)",
        zh: "\(gap.lowerBound.spaced) 至 \(gap.upperBound.spaced) 没有支撑人员值班",
        en: "no support shift from \(gap.lowerBound.spaced) to \(gap.upperBound.spaced)",
        hint: Bilingual(
          zh: "补登这一时段的值班人；确实无人值班的，在 cycle.yaml 的 acknowledged 中说明",
          en: "enter who was on duty; if nobody was, say so under acknowledged in cycle.yaml"))
    }
  }
}

/// What shifts leave uncovered of a span.
enum Coverage {
  /// A shift of which one end may be unknown.
  struct Shift {
    let start: Moment?
    let end: Moment?

    init(start: Moment?, end: Moment?) {
      self.start = start
      self.end = end
    }

    /// Of a shift that runs backwards only the start is believed.
    init(_ duty: Duty) {
      let backwards = duty.start.flatMap { start in duty.end.map { $0 < start } } ?? false
      self.init(start: duty.start, end: backwards ? nil : duty.end)
    }
  }

  /// The uncovered stretches in order. A shift with one unknown end covers the stretch at its known end as far as that goes.
  static func gaps(in span: Range<Moment>, between shifts: [Shift]) -> [Range<Moment>] {
    let known = shifts.compactMap { shift in shift.start.flatMap { start in shift.end.map { start..<$0 } } }
    var gaps = uncovered(of: span, by: known)
    for shift in shifts {
      switch (shift.start, shift.end) {
      case (let start?, nil): gaps = gaps.compactMap { $0.contains(start) ? rest($0.lowerBound, start) : $0 }
      case (nil, let end?): gaps = gaps.compactMap { $0.contains(end + -1) ? rest(end, $0.upperBound) : $0 }
      default: break
      }
    }
    return gaps
  }

  private static func rest(_ start: Moment, _ end: Moment) -> Range<Moment>? { start < end ? start..<end : nil }

  private static func uncovered(of span: Range<Moment>, by shifts: [Range<Moment>]) -> [Range<Moment>] {
    var gaps: [Range<Moment>] = []
    var covered = span.lowerBound
    for shift in shifts.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if shift.lowerBound > covered, let gap = rest(covered, min(shift.lowerBound, span.upperBound)) { gaps.append(gap) }
      covered = max(covered, shift.upperBound)
    }
    if let gap = rest(covered, span.upperBound) { gaps.append(gap) }
    return gaps
  }
}
