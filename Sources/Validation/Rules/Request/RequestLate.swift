import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Requests due by the cycle's end that were answered late.
  static let requestLate = each(.requestLate, of: Request.self) { request, examination in
    guard let due = request.dueOn, due <= examination.cycle.end, let answered = request.answeredOn, answered > due else { return [] }
    return [
      request.row.finding(
        .requestLate, Request.Field.answeredOn, zh: "甲方要求 \(due) 前答复，\(answered) 才答复",
        en: "the office wanted an answer by \(due), it came on \(answered)",
        hint: Bilingual(zh: "核对日期；确实迟复的，会按附件 3.1 扣分", en: "check the dates; a late answer may cost points by annex 3.1"),
        related: [request.row.place(Request.Field.dueOn)])
    ]
  }
}
