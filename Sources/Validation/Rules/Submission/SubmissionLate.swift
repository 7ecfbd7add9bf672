import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Papers submitted after their due day.
  static let submissionLate = ValidationRule(.submissionLate) { examination in
    let due = examination.dossier.deadlines.submission.date
    guard let submitted = examination.settings.submittedOn, submitted > due else { return [] }
    return [
      .of(
        .submissionLate, at: examination.cycleFile("submitted_on"), value: submitted.description,
        zh: "\(submitted) 提交，晚于应提交日期 \(due)", en: "submitted on \(submitted), after the due day, \(due)",
        hint: Bilingual(zh: "核对 submitted_on；确实晚的，会按附件 3.1 扣分", en: "check submitted_on; a late submission may cost points by annex 3.1"))
    ]
  }
}
