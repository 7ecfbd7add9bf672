import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Working days with fewer people on site than the contract asks.
  static let attendanceUnderstaffed = ValidationRule(.attendanceUnderstaffed) { examination in
    guard examination.dossier.ledger(Person.table).isPresent else { return [] }
    let minimum = examination.terms.onSiteMinimum
    var undated = UndatedPeople(examination)
    let short = examination.presence.filter { presence in
      let shortage = minimum - presence.present.count - presence.unreadable
      return shortage > 0 && !undated.explain(shortage, on: presence)
    }
    return short.map { presence in
      .of(
        .attendanceUnderstaffed, at: examination.place(of: Attendance.table), record: presence.day.description,
        value: String(presence.present.count), zh: "\(presence.day) 在场 \(presence.present.count) 人，合同要求不少于 \(minimum) 人",
        en: "\(presence.present.count) on site on \(presence.day), the contract asks for \(minimum)",
        hint: Bilingual(
          zh: "有人顶替的，在请假或缺岗的行填写顶替人员；没有的会按附件 1.2 扣分",
          en: "name the substitute in the row of the one who was away; otherwise it costs points by annex 1.2"))
    }
  }
}
