import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Newest filings that run out before the cycle's end.
  static let assessmentExpired = ValidationRule(.assessmentExpired) { examination in
    examination.filingSeries.compactMap(\.newest).filter { $0.validUntil < examination.cycle.end }.map { filing, validUntil in
      filing.row.finding(
        .assessmentExpired, Filing.Field.validUntil,
        zh: "\(filing.system ?? "")的\(filing.kind?.chinese ?? "")备案 \(validUntil) 到期，早于周期结束 \(examination.cycle.end)",
        en:
          "the \(filing.kind?.rawValue ?? "") filing of \(filing.system ?? "") ran out on \(validUntil), before the cycle's end, \(examination.cycle.end)",
        hint: Bilingual(
          zh: "尽快完成新的备案并登记；确已过期的，在 cycle.yaml 的 acknowledged 中说明",
          en: "file anew and enter it; if it did run out, say so under acknowledged in cycle.yaml"))
    }
  }
}
