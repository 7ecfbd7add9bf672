import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Guarded events whose list of staff has nobody on it, though the cell is not blank. A blank one is ``recordRequired``'s, under the same code.
  static let guardUnstaffed = each(.guardUnstaffed, of: Guard.self) { event, _ in
    guard !event.row.isBlank(Guard.Field.onDuty), event.onDuty.isEmpty else { return [] }
    return [
      event.row.finding(
        .guardUnstaffed, Guard.Field.onDuty, zh: "保障期间没有驻场人员", en: "nobody is on duty during the event",
        hint: Bilingual(zh: "填写驻场人员的编号或姓名", en: "name the staff who were on duty"))
    ]
  }
}
