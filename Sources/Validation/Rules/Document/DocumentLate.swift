import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// A handover later than five working days after the contract was signed; of several the earliest counts.
  static let documentLate = ValidationRule(.documentLate) { examination in
    let due = examination.calendar.workingDay(after: examination.terms.signedOn, count: 5)
    let handovers = examination.records(YearDocument.self).filter { $0.kind == .handover }
    guard handovers.allSatisfy({ $0.datedOn != nil }) else { return [] }
    let dated = handovers.compactMap { document in document.datedOn.map { (date: $0, document: document) } }
    guard let first = dated.min(by: { ($0.date, $0.document.row.number) < ($1.date, $1.document.row.number) }), first.date > due else {
      return []
    }
    return [
      first.document.row.finding(
        .documentLate, YearDocument.Field.datedOn, zh: "业务交接在 \(first.date)，晚于签订合同后第 5 个工作日 \(due)",
        en: "the handover was on \(first.date), later than the fifth working day after signing, \(due)",
        hint: Bilingual(zh: "核对交接日期；确实晚的，准备向甲方说明", en: "check the date; if it was late, be ready to explain it to the office"))
    ]
  }
}
