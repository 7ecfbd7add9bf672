import Contract
import Diagnostics

extension ValidationRule {
  /// Resident numbers in any text.
  static let privacyIdNumber = ValidationRule(.privacyIdNumber) { examination in
    examination.privateTexts.compactMap { text in
      text.finding(
        .privacyIdNumber, of: .idNumber, what: Bilingual(zh: "身份证号", en: "a resident number"),
        hint: Bilingual(zh: "删去身份证号；台账只记工单编号，不记诉求人信息", en: "remove it: ledgers name tickets, never the people who called"))
    }
  }
}
