import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Filings made after the preceding one of the same kind and system had run out.
  static let assessmentLate = ValidationRule(.assessmentLate) { examination in
    examination.filingSeries.flatMap { series in
      zip(series.filings, series.filings.dropFirst()).compactMap { before, after -> Finding? in
        guard let ended = before.validUntil, after.filedOn > ended else { return nil }
        return after.filing.row.finding(
          .assessmentLate, Filing.Field.filedOn, zh: "\(after.filedOn) 才备案，上一份已于 \(ended) 到期",
          en: "filed on \(after.filedOn), after the preceding filing had run out on \(ended)",
          hint: Bilingual(zh: "核对两份备案的日期；确实中断的，准备向甲方说明", en: "check the dates of both; if there was a break, be ready to explain it"),
          related: [before.filing.row.place(Filing.Field.validUntil)])
      }
    }
  }
}
