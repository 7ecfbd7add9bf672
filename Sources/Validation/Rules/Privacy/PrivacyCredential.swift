import Contract
import Diagnostics

extension ValidationRule {
  /// Passwords, secrets and keys that are written down.
  static let privacyCredential = ValidationRule(.privacyCredential) { examination in
    examination.privateTexts.compactMap { text in
      text.finding(
        .privacyCredential, of: .credential, what: Bilingual(zh: "口令或密钥", en: "a password, secret or key"),
        hint: Bilingual(
          zh: "删去口令并立即更换；台账只记谁在何时更换，不记口令", en: "remove it and change it at once; ledgers say who changed it and when, never what it is"))
    }
  }
}
