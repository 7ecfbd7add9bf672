import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Percentages that the clause does not allow. A blank one that clauses 41 and 42 need is ``recordRequired``'s, under the same code.
  static let penaltyRange = each(.penaltyRange, of: Penalty.self) { penalty, _ in
    guard let percent = penalty.percent, let complaint = complaint(penalty, percent) else { return [] }
    return [
      penalty.row.finding(
        .penaltyRange, Penalty.Field.percent, zh: "比例 \(percent)% 不对：\(complaint.zh)", en: "\(percent) % is not allowed: \(complaint.en)",
        hint: Bilingual(zh: "按认定文件改正比例", en: "correct the percentage by the written decision"))
    ]
  }

  private static func complaint(_ penalty: Penalty, _ percent: Percent) -> Bilingual? {
    switch penalty.clause {
    case .clause41, .clause42:
      guard !(Percent(millionths: 5_000)...Percent(points: 3)).contains(percent) else { return nil }
      return Bilingual(zh: "第 41、42 条为 0.5% 至 3%", en: "clauses 41 and 42 take 0.5 to 3 %")
    case .clause38:
      if percent < Percent(points: 5) { return Bilingual(zh: "第 38 条解除合同的违约金不少于 5%", en: "clause 38 takes 5 % or more") }
      guard let days = penalty.days, days <= 15 else { return nil }
      return Bilingual(zh: "逾期 \(days) 天，超过 15 天才可按比例计算", en: "\(days) days; a percentage applies from the 16th day on")
    default: return nil
    }
  }
}
