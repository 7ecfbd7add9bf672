import Measures

extension CheckReport {
  /// Two bar charts as inline SVG: findings by ledger, and the points at risk by ledger.
  func htmlCharts(_ language: Language) -> String {
    let groups = byLedger(language)
    guard !groups.isEmpty else { return "" }
    let zh = language == .zh
    let counts = groups.map { name, findings in
      Bar(
        name: name,
        parts: [Severity.error, .warning, .note].map { severity in
          let count = findings.count { $0.severity == severity }
          return (severity.rawValue, count, "\(severity.name[language]) \(count)")
        }, label: "\(findings.count)")
    }
    let risks = groups.compactMap { name, findings -> Bar? in
      let risk = CheckSummary(findings).pointsAtRisk
      return risk > .zero ? Bar(name: name, parts: [("risk", risk.halves, "\(risk)")], label: "\(risk)") : nil
    }
    return """
      <div class="charts">\(chart(zh ? "各台账的问题数" : "Findings by ledger", counts))\(chart(zh ? "各台账可能扣的分" : "Points at risk by ledger", risks))</div>

      """
  }

  /// One bar: its parts, each with its class, its length and what it stands for.
  private struct Bar {
    let name: String
    let parts: [(style: String, length: Int, title: String)]
    let label: String
    var length: Int { parts.reduce(0) { $0 + $1.length } }
  }

  private func chart(_ title: String, _ bars: [Bar]) -> String {
    guard let longest = bars.map(\.length).max(), longest > 0 else { return "" }
    let (left, width, step) = (150, 330, 26)
    var body = ""
    for (index, bar) in bars.enumerated() {
      let top = 6 + index * step
      body += "<text x=\"\(left - 8)\" y=\"\(top + 14)\" text-anchor=\"end\">\(Markup.escaped(bar.name))</text>"
      var start = 0
      for part in bar.parts where part.length > 0 {
        let (x, end) = (start * width / longest, (start + part.length) * width / longest)
        body += """
          <rect class="\(part.style)" x="\(left + x)" y="\(top)" width="\(max(1, end - x))" height="18"><title>\(Markup.escaped(part.title))</title></rect>
          """
        start += part.length
      }
      body += "<text x=\"\(left + bar.length * width / longest + 6)\" y=\"\(top + 14)\">\(Markup.escaped(bar.label))</text>"
    }
    let height = 12 + bars.count * step
    return """
      <figure><figcaption>\(Markup.escaped(title))</figcaption><svg viewBox="0 0 540 \(height)" width="540" height="\(height)" role="img" \
      aria-label="\(Markup.escaped(title))">\(body)</svg></figure>
      """
  }

  /// By ledger, or by the file of what is in none; most findings first.
  private func byLedger(_ language: Language) -> [(name: String, findings: [Finding])] {
    let groups = Dictionary(grouping: findings) { $0.place.ledger ?? $0.place.file ?? cycle }
    return groups.sorted { a, b in
      a.value.count != b.value.count ? a.value.count > b.value.count : a.key.utf8.lexicographicallyPrecedes(b.key.utf8)
    }.map { (ledgerNames[$0.key]?[language] ?? $0.key, $0.value) }
  }
}
