import Contract
import Diagnostics

/// Entries of cycle.yaml that explain what cannot be undone (specification: findings, "What happened cannot be undone").
enum Acknowledgements {
  /// Lowers what is acknowledged to a warning, with its reason; an entry that fits nothing is a warning itself.
  static func apply(to findings: inout [Finding], _ examination: Examination) {
    for (number, entry) in examination.settings.acknowledged.enumerated() {
      let fitting = findings.indices.filter {
        findings[$0].kind.acknowledgeable && findings[$0].code == entry.code
          && (findings[$0].record == nil || findings[$0].record == entry.record)
      }
      for index in fitting {
        findings[index].severity = min(findings[index].severity, .warning)
        findings[index].acknowledgement = findings[index].acknowledgement ?? entry.reason
      }
      if fitting.isEmpty { findings.append(unused(entry, number, examination)) }
    }
  }

  private static func unused(
    _ entry: CycleSettings.Acknowledgement, _ number: Int, _ examination: Examination
  ) -> Finding {
    var finding = Finding(
      .contractValue, at: examination.cycleFile("acknowledged[\(number)]", line: entry.line), identity: "\(entry.code) \(entry.record)",
      value: entry.code,
      message: Bilingual(
        zh: "说明 \(entry.code)（\(entry.record)）没有对应的问题", en: "the acknowledgement of \(entry.code) (\(entry.record)) fits no finding"),
      hint: Bilingual(
        zh: "问题已改正就删去这一条；否则核对 code 与 record 是否与检查结果一致，并且该类问题允许说明",
        en:
          "remove it if the matter is mended; otherwise compare its code and record with the check's output, and whether that code may be acknowledged"
      ))
    finding.severity = .warning
    return finding
  }
}
