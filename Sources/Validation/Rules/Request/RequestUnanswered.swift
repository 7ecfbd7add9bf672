import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Requests due by the cycle's end of which the day of the answer, or the answer itself, is not there.
  static let requestUnanswered = each(.requestUnanswered, of: Request.self) { request, examination in
    guard let due = request.dueOn, due <= examination.cycle.end else { return [] }
    return [Request.Field.answeredOn, .answer].filter { request.row.isBlank($0) }.map { field in
      let name = Request.table.name(of: field.rawValue)
      return request.row.finding(
        .requestUnanswered, field, zh: "甲方要求 \(due) 前答复，没有填写\(name.zh)", en: "the office wanted an answer by \(due); \(name.en) is blank",
        hint: Bilingual(zh: "答复甲方，填写答复日期并附上答复材料", en: "answer the office, and enter the day and the answer's file"),
        related: [request.row.place(Request.Field.dueOn)])
    }
  }
}
