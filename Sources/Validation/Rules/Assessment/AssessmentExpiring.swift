import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Newest filings that run out within 90 days after the cycle's end.
  static let assessmentExpiring = ValidationRule(.assessmentExpiring) { examination in
    let end = examination.cycle.end
    return examination.filingSeries.compactMap(\.newest).filter { (end...end + 90).contains($0.validUntil) }.map { filing, validUntil in
      filing.row.finding(
        .assessmentExpiring, Filing.Field.validUntil,
        zh: "\(filing.system ?? "")的\(filing.kind?.chinese ?? "")备案 \(validUntil) 到期，距周期结束 \(validUntil - end) 天",
        en:
          "the \(filing.kind?.rawValue ?? "") filing of \(filing.system ?? "") runs out on \(validUntil), \(validUntil - end) days after the cycle's end",
        hint: Bilingual(zh: "在到期之前完成新一轮测评和备案", en: "have the next assessment done and filed before that day"))
    }
  }
}
