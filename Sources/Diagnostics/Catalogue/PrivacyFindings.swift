/// The `privacy.*` findings (specification: findings).
extension FindingKind {
  public static let privacyIdNumber = FindingKind(
    "privacy.id-number", .error, clause: "annex 3.2", risk: .erroneous,
    rule: Bilingual(
      zh: "",
      en: "An 18-digit resident number with a valid date and GB 11643 check digit, in any text field."))

  public static let privacyPhone = FindingKind(
    "privacy.phone", .error, clause: "annex 3.2", risk: .erroneous,
    rule: Bilingual(
      zh: "",
      en: "A mainland mobile number in a text field (phone columns are for numbers; documents mask those)."))

  public static let privacyCredential = FindingKind(
    "privacy.credential", .error, clause: "annex 3.2", risk: .erroneous,
    rule: Bilingual(
      zh: "",
      en: "A password, secret or key written down (词 + 分隔符 + 值, not the bare word)."))

  public static let privacyAddress = FindingKind(
    "privacy.address", .warning, clause: "annex 3.2", risk: .none,
    rule: Bilingual(
      zh: "",
      en: "An IPv4 address (a version number is not one)."))
}
