import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Kinds of assessment of which the year's list has no filing.
  static let assessmentMissing = ValidationRule(.assessmentMissing) { examination in
    guard examination.canMiss(Filing.table, without: Filing.Field.kind) else { return [] }
    let kinds = examination.records(Filing.self).map(\.kind)
    let missing = AssessmentKind.allCases.filter { !kinds.contains($0) }
    guard !Examination.explains(unknown: kinds.count { $0 == nil }, missing: missing.count) else { return [] }
    return missing.map { kind in
      .of(
        .assessmentMissing, at: examination.place(of: Filing.table), record: kind.rawValue, zh: "没有\(kind.chinese)的备案",
        en: "no filing of the assessment \(kind.rawValue)",
        hint: Bilingual(zh: "完成\(kind.chinese)并登记备案证书和报告", en: "have the assessment done, and enter its certificate and report"))
    }
  }
}
