import Contract
import Diagnostics
import Measures

/// Days by which something is due, from the events that they count from (contract clauses 31 and 35; specification: settlement, "Dates").
extension Explanation {
  static func submissionDue(_ dossier: Dossier) -> Explanation {
    let days = dossier.terms.policies.submitWorkingDays
    return due(
      Bilingual(zh: "提交期限", en: "submission due"), dossier.deadlines.submission, clause: "35",
      reason: Bilingual(
        zh: "周期结束后第 \(days) 个工作日（口径 submit_working_days=\(days)）",
        en: "working day no. \(days) after the cycle's end (policy submit_working_days=\(days))"),
      from: end(of: dossier), in: dossier)
  }

  static func reviewDue(_ dossier: Dossier) -> Explanation {
    let start = dossier.settings.submittedOn ?? dossier.deadlines.submission.date
    let fifth = start + 5
    let moved = dossier.deadlines.review.date == fifth ? nil : dossier.calendar.holidayName(fifth) ?? "非工作日"
    return due(
      Bilingual(zh: "审查期限", en: "review due"), dossier.deadlines.review, clause: "35",
      reason: Bilingual(
        zh: "收到资料后第 5 日（自然日）为 \(fifth)" + (moved.map { "，遇\($0)顺延至下一个工作日" } ?? ""),
        en: "the fifth natural day after submission is \(fifth)" + (moved == nil ? "" : ", moved to the next working day")),
      from: submitted(dossier), in: dossier)
  }

  static func paymentDue(_ dossier: Dossier) -> Explanation {
    let deadlines = dossier.deadlines
    let confirmed = deadlines.paymentIsForecast ? nil : confirmation(dossier)
    return due(
      Bilingual(zh: "付款期限", en: "payment due"), deadlines.payment, clause: "31",
      reason: deadlines.paymentIsForecast
        ? Bilingual(zh: "预测：自审查期限起第 30 个工作日", en: "a forecast: 30 working days after the review's due date")
        : Bilingual(zh: "双方核定之日后第 30 个工作日", en: "30 working days after both sides confirmed"),
      from: confirmed ?? reviewDue(dossier), in: dossier)
  }

  /// The day of submission; until there is one, its due day.
  static func submitted(_ dossier: Dossier) -> Explanation { submission(dossier) ?? submissionDue(dossier) }

  static func cycleDays(_ dossier: Dossier) -> Explanation {
    let words = "\(dossier.cycle.start) – \(dossier.cycle.end)"
    return Explanation(
      Bilingual(zh: "周期天数", en: "days of the cycle"), value: "\(dossier.cycle.days.count)", clause: "30",
      reason: Bilingual(zh: words, en: words), parts: [end(of: dossier)])
  }

  static func workingDays(_ dossier: Dossier) -> Explanation {
    Explanation(
      Bilingual(zh: "周期工作日数", en: "working days of the cycle"),
      value: "\(dossier.calendar.workingDays(in: dossier.cycle.days).count)", clause: "3",
      reason: Bilingual(zh: "星期一至星期五，按放假安排调整", en: "Monday to Friday, and what the arrangement of holidays changes"),
      parts: [end(of: dossier)] + moves(from: dossier.cycle.start - 1, to: dossier.cycle.end, dossier))
  }

  /// Whether a deadline rests on a year whose arrangement of holidays is not known.
  static func provisional(_ dossier: Dossier) -> Explanation {
    let isProvisional = dossier.deadlines.isProvisional
    return Explanation(
      Bilingual(zh: "日期为暂定", en: "provisional dates"), value: "\(isProvisional)", clause: "31, 35",
      reason: isProvisional
        ? Bilingual(zh: "期限用到尚未公布放假安排的年份", en: "a deadline rests on a year whose arrangement of holidays is not known")
        : Bilingual(zh: "各期限所用年份的放假安排均已公布", en: "the arrangements of all the years are known"),
      parts: [submissionDue(dossier), reviewDue(dossier), paymentDue(dossier)])
  }

  /// Whether both sides have signed, and when.
  static func standing(_ dossier: Dossier, _ settlement: CycleSettlement) -> Explanation {
    let isConfirmed = settlement.isConfirmed
    return Explanation(
      Bilingual(zh: "评分性质", en: "confirmed"), value: "\(isConfirmed)", clause: "35",
      reason: isConfirmed
        ? Bilingual(zh: "review.yaml 有双方签字人和日期：甲方确认", en: "review.yaml has both signatures and their date")
        : Bilingual(zh: "没有双方签字并注明日期的 review.yaml：自评", en: "no review.yaml with both signatures and a date: the vendor's own"),
      parts: [isConfirmed ? confirmation(dossier) : end(of: dossier)].compactMap { $0 })
  }

  // MARK: - Events

  private static func due(
    _ title: Bilingual, _ deadline: Deadline, clause: String, reason: Bilingual, from event: Explanation, in dossier: Dossier
  ) -> Explanation {
    let provisional = deadline.isProvisional ? Bilingual(zh: "；暂定", en: "; provisional") : Bilingual(zh: "", en: "")
    return Explanation(
      title, value: "\(deadline.date)", clause: clause, reason: Bilingual(zh: reason.zh + provisional.zh, en: reason.en + provisional.en),
      parts: [event] + moves(from: event.value.flatMap { CivilDate(iso: $0) }, to: deadline.date, dossier))
  }

  /// The days on the way that are no plain weekdays and weekends, which is why the count comes out as it does.
  private static func moves(from start: CivilDate?, to end: CivilDate, _ dossier: Dossier) -> [Explanation] {
    guard let start, start < end else { return [] }
    let entries = (start + 1...end).compactMap { dossier.calendar.entry($0) }.filter { ($0.kind == .off) == ($0.date.weekday <= 5) }
    guard !entries.isEmpty else { return [] }
    let words = entries.map { "\($0.date) \($0.kind.rawValue)" + ($0.name.isEmpty ? "" : "（\($0.name)）") }.joined(separator: "、")
    return [
      Explanation(
        Bilingual(zh: "其间的放假与调休", en: "days off and days worked instead on the way"), value: "\(entries.count)", clause: "31, 35",
        reason: Bilingual(zh: words, en: words))
    ]
  }

  private static func end(of dossier: Dossier) -> Explanation {
    Explanation(
      Bilingual(zh: "周期结束", en: "the cycle's end"), value: "\(dossier.cycle.end)", clause: "30",
      reason: Bilingual(zh: "合同有效期每 3 个月为一个付费周期", en: "every three months of the contract's term are a cycle"),
      place: Place(file: "contract.yaml", column: "term"))
  }

  private static func submission(_ dossier: Dossier) -> Explanation? {
    event(
      dossier.settings.submittedOn, Bilingual(zh: "提交日期", en: "submitted on"),
      Place(file: file("cycle.yaml", dossier), row: dossier.settings.lines["submitted_on"], column: "submitted_on"), clause: "35")
  }

  private static func confirmation(_ dossier: Dossier) -> Explanation? {
    event(
      dossier.review?.confirmedOn, Bilingual(zh: "双方核定日期", en: "confirmed on"),
      Place(file: file("review.yaml", dossier), column: "confirmed_on"), clause: "31, 35")
  }

  private static func event(_ date: CivilDate?, _ title: Bilingual, _ place: Place, clause: String) -> Explanation? {
    date.map { Explanation(title, value: "\($0)", clause: clause, place: place) }
  }

  private static func file(_ name: String, _ dossier: Dossier) -> String { "\(dossier.cycle.name.rawValue)/\(name)" }
}
