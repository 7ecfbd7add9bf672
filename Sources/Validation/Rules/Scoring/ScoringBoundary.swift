import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// A total on the very boundary of two bands, which the contract leaves to be read.
  static let scoringBoundary = ValidationRule(.scoringBoundary) { examination in
    guard let total = examination.outcome?.total, [Points(95), Points(80), Points(60)].contains(total) else { return [] }
    return [
      .of(
        .scoringBoundary, at: Place(), value: total.description, zh: "总分恰为 \(total) 分，正在两档的分界上",
        en: "the total is exactly \(total), the boundary of two bands",
        hint: Bilingual(
          zh: "与甲方书面确认分界归哪一档；contract.yaml 的 policies 可以按确认的读法设置",
          en: "agree in writing which band it falls into; contract.yaml's policies can say so"))
    ]
  }
}
