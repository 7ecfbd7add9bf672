import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Ledgers that have changed since the form was made that review.yaml comes from.
  static let reviewStale = ValidationRule(.reviewStale) { examination in
    guard let form = examination.dossier.review?.form, form.ledgers != examination.dossier.ledgersDigest else { return [] }
    return [
      .of(
        .reviewStale, at: Place(file: "\(examination.cycle.name.rawValue)/review.yaml", column: "form.ledgers"), value: form.ledgers,
        zh: "评分表 \(form.file) 做成之后台账有改动", en: "the ledgers have changed since the form \(form.file) was made",
        hint: Bilingual(zh: "恢复台账，或重新生成评分表请甲方再次确认", en: "restore the ledgers, or make the form anew and have it confirmed again"))
    ]
  }
}
