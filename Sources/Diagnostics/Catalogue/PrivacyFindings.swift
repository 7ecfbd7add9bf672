/// The `privacy.*` findings (specification: findings).
extension FindingKind {
  public static let privacyIdNumber = FindingKind(
    "privacy.id-number", .error, clause: "annex 3.2", risk: .erroneous,
    rule: Bilingual(
      zh: "任何文字里出现 18 位身份证号（日期有效且校验码正确）。", en: "A text holds an 18-digit resident number with a real date and a correct check digit."),
    bad: Bilingual(zh: "诉求人身份证 110*************2X", en: "the caller's number, 110*************2X"),
    good: Bilingual(zh: "只写工单编号", en: "the ticket's number only"))

  public static let privacyPhone = FindingKind(
    "privacy.phone", .error, clause: "annex 3.2", risk: .erroneous,
    rule: Bilingual(
      zh: "文字里出现手机号；电话列用来填号码，文件中一律掩码。", en: "A text holds a mobile number. Phone columns are for numbers, and documents mask those."),
    bad: Bilingual(zh: "处理过程写“回访 138****5678”的全号", en: "`action` gives the whole of 138****5678"),
    good: Bilingual(zh: "号码填在「联系电话」列", en: "the number in a phone column"))

  public static let privacyCredential = FindingKind(
    "privacy.credential", .error, clause: "annex 3.2", risk: .erroneous,
    rule: Bilingual(
      zh: "写下了口令、密钥：词、分隔符和值；只提到“密码”一词不算。",
      en: "A password, secret or key is written down: the word, a separator and the value. The bare word is none."),
    bad: Bilingual(zh: "初始口令：******（写出了原文）", en: "password: ****** (in full)"),
    good: Bilingual(zh: "“口令已更换”", en: "\"the password was changed\""))

  public static let privacyAddress = FindingKind(
    "privacy.address", .warning, clause: "annex 3.2", risk: .none,
    rule: Bilingual(zh: "出现 IPv4 地址；版本号不算。", en: "An IPv4 address is written down. A version number is none."),
    bad: Bilingual(zh: "服务器 192.168.*.*（写出了全地址）", en: "the server 192.168.*.* (in full)"),
    good: Bilingual(zh: "SRV-001", en: "SRV-001"))
}
