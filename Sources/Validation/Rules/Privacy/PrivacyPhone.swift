import Contract
import Diagnostics

extension ValidationRule {
  /// Mobile numbers in texts that are not for telephone numbers.
  static let privacyPhone = ValidationRule(.privacyPhone) { examination in
    examination.privateTexts.filter { !$0.isPhoneColumn }.compactMap { text in
      text.finding(
        .privacyPhone, of: .phone, what: Bilingual(zh: "手机号", en: "a mobile number"),
        hint: Bilingual(
          zh: "删去手机号，或移到「联系电话」列；确可公开的号码写进 contract.yaml 的 allowed_numbers",
          en: "remove it or move it to a phone column; a number that may be public goes into contract.yaml's allowed_numbers"))
    }
  }
}
