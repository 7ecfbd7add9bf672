extension FindingKind {
  /// The catalogue as a Markdown table; the README and the documentation hold it, and a test compares them with it.
  public static func markdownTable(_ language: Language) -> String {
    let zh = language == .zh
    let head = zh ? "| 编码 | 级别 | 依据 | 可能扣分 | 规则 |" : "| code | severity | basis | points at risk | rule |"
    let rows = all.map { kind in
      let risk = kind.pointsAtRisk > .zero ? kind.pointsAtRisk.description : "—"
      return "| `\(kind.code)` | \(kind.severity.name[language]) | \(kind.basis?[language] ?? "—") | \(risk) | \(kind.rule[language]) |"
    }
    return ([head, "|---|---|---|---|---|"] + rows).joined(separator: "\n")
  }
}
