/// The `ledger.*` findings (specification: findings).
extension FindingKind {
  public static let ledgerMissing = FindingKind(
    "ledger.missing", .error, clause: "35", risk: .incomplete,
    rule: Bilingual(
      zh: "",
      en:
        "A ledger that the cycle must have (tickets, inspections, metrics, attendance, duty, meetings, proposals, activities; staff, assessments, documents of the year) is not there."
    ))

  public static let ledgerDuplicate = FindingKind(
    "ledger.duplicate", .error, clause: nil, risk: .none,
    rule: Bilingual(
      zh: "",
      en: "The same ledger stands twice."))

  public static let ledgerUnknown = FindingKind(
    "ledger.unknown", .warning, clause: nil, risk: .none,
    rule: Bilingual(
      zh: "",
      en: "A CSV, or a sheet with cells, that no ledger answers to, with the nearest name."))

  public static let ledgerHidden = FindingKind(
    "ledger.hidden", .note, clause: nil, risk: .none,
    rule: Bilingual(
      zh: "",
      en: "Hidden rows or columns were read."))

  public static let ledgerUnreadable = FindingKind(
    "ledger.unreadable", .error, clause: nil, risk: .none,
    rule: Bilingual(
      zh: "",
      en: "Not a CSV / workbook that can be read (encoding, damaged, encrypted, macro or legacy .xls)."))

  public static let ledgerColumnMissing = FindingKind(
    "ledger.column-missing", .error, clause: nil, risk: .none,
    rule: Bilingual(
      zh: "",
      en: "A column whose field is always required is not there."))

  public static let ledgerColumnUnknown = FindingKind(
    "ledger.column-unknown", .warning, clause: nil, risk: .none,
    rule: Bilingual(
      zh: "",
      en: "A column that no field answers to, with the nearest one."))
}
