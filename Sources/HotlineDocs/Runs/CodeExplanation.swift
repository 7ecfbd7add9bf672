import Assessment
import Contract
import Diagnostics

/// A finding code, a rule or an item of the annex: what it means, on what it rests, what it costs.
struct CodeExplanation {
  let code: String
  let facts: [(key: String, name: Bilingual, value: Bilingual)]

  init(_ kind: FindingKind) {
    code = kind.code
    var facts: [(String, Bilingual, Bilingual)] = [
      ("rule", Bilingual(zh: "规则", en: "rule"), kind.rule),
      ("severity", Bilingual(zh: "级别", en: "severity"), kind.severity.name),
    ]
    if !kind.bad.zh.isEmpty {
      facts += [("bad", Bilingual(zh: "不对", en: "bad"), kind.bad), ("good", Bilingual(zh: "正确", en: "good"), kind.good)]
    }
    if let basis = kind.basis { facts.append(("clause", Bilingual(zh: "合同依据", en: "clause"), basis)) }
    let quotes = (kind.clause.map(ClauseText.quotes) ?? []).map { "\($0.name)：\($0.words)" }.joined(separator: " ")
    if !quotes.isEmpty { facts.append(("words", Bilingual(zh: "合同原文", en: "the contract's words"), Bilingual(zh: quotes, en: quotes))) }
    facts.append(
      (
        "pointsAtRisk", Bilingual(zh: "可能扣分（附件3.1）", en: "points at risk (annex 3.1)"),
        Bilingual(zh: "\(kind.risk.points)", en: "\(kind.risk.points)")
      ))
    if kind.acknowledgeable {
      facts.append(
        (
          "acknowledgeable", Bilingual(zh: "无法补救时", en: "where it cannot be mended"),
          Bilingual(
            zh: "可在 cycle.yaml 的 acknowledged 中说明原因，降为警告", en: "cycle.yaml may acknowledge it with a reason, which lowers it to a warning")
        ))
    }
    self.facts = facts.map { (key: $0.0, name: $0.1, value: $0.2) }
  }

  init(_ rule: AssessmentRule) {
    code = rule.code
    facts = [
      (key: "rule", name: Bilingual(zh: "规则", en: "rule"), value: rule.title),
      (key: "wording", name: Bilingual(zh: "合同附件原文", en: "the annex's words"), value: Bilingual(zh: rule.wording, en: rule.wording)),
      (key: "points", name: Bilingual(zh: "每次扣分", en: "points each"), value: Bilingual(zh: "\(rule.points)", en: "\(rule.points)")),
      (key: "ledger", name: Bilingual(zh: "数据来源", en: "ledger"), value: Bilingual(zh: rule.ledger, en: rule.ledger)),
    ]
  }

  init(_ item: AssessmentItem) {
    code = item.code
    facts =
      [
        (key: "item", name: Bilingual(zh: "考核内容", en: "item"), value: item.name),
        (key: "full", name: Bilingual(zh: "考核分值", en: "full score"), value: Bilingual(zh: "\(item.full)", en: "\(item.full)")),
      ]
      + item.rules.map { rule in
        (key: rule.code, name: Bilingual(zh: rule.code, en: rule.code), value: Bilingual(zh: rule.wording, en: rule.wording))
      }
  }

  func text(_ language: Language) -> String {
    "\(code)\n" + facts.map { "  \($0.name[language])\(language == .zh ? "：" : ": ")\($0.value[language])\n" }.joined()
  }

  func json(_ language: Language) -> JSONValue {
    .object([(key: "code", value: .string(code))] + facts.map { (key: $0.key, value: .string($0.value[language])) })
  }
}
