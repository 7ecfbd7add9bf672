import Contract
import Diagnostics
import Measures

/// A row of the violations that costs points: count times its rule (specification: scoring, "violations").
public struct CountedViolation: Sendable {
  public let row: Row
  public let rule: AssessmentRule
  public let date: CivilDate
  public let count: Int
  private let summary: String
  private let source: ViolationSource?

  /// `nil` for a row that counts in no rule, and for one whose rule is derived from another ledger and that the office did not report.
  init?(_ violation: Violation, in dossier: Dossier) {
    guard let date = violation.date, dossier.cycle.days.contains(date), let count = violation.count,
      let rule = violation.rule.flatMap(AssessmentRule.coded), !rule.isDerived || violation.source == .office
    else { return nil }
    row = violation.row
    self.rule = rule
    self.date = date
    self.count = count
    summary = violation.summary ?? ""
    source = violation.source
  }

  var deduction: Deduction {
    let from = source.map { Bilingual(zh: "（来源：\($0.chinese)）", en: " (source: \($0.rawValue))") }
    let times = count == 1 ? Bilingual(zh: "", en: "") : Bilingual(zh: "，\(count) 次", en: ", \(count) times")
    let colon = summary.isEmpty ? Bilingual(zh: "", en: "") : Bilingual(zh: "：\(summary)", en: ": \(summary)")
    return rule.deduction(
      count: count, row: row.number, record: row.record, date: date, places: [row.place()], ledger: Violation.table.key,
      Bilingual(
        zh: "\(date) \(rule.title.zh)\(colon.zh)\(times.zh)\(from?.zh ?? "")",
        en: "\(date): \(rule.title.en)\(colon.en)\(times.en)\(from?.en ?? "")"))
  }
}
