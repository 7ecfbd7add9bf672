extension CheckReport {
  /// `check --format text`: file by file, each finding with its place, what is wrong and how to mend it, then the sum.
  ///
  /// `colour`: whether it goes to a terminal that shows colours.
  public func text(_ language: Language, colour: Bool = false) -> Printout {
    let style = Style(isOn: colour)
    return Printout { receive in
      for (file, findings) in byFile {
        receive(style.bold(Printable.line(file ?? "\(year) \(cycle)")) + "\n")
        for finding in findings { for line in lines(of: finding.told, language, style) { receive(line + "\n") } }
        receive("\n")
      }
      receive("\(year) \(cycle): \(findings.isEmpty ? Self.nothing[language] : counts[language])\n")
      if let cost { receive(cost[language] + "\n") }
    }
  }

  private static let nothing = Bilingual(zh: "没有问题", en: "no findings")

  private func lines(of finding: Finding, _ language: Language, _ style: Style) -> [String] {
    let spot = finding.place.spot(in: language).map { Printable.line($0) + ": " } ?? ""
    let head = "  \(spot)\(style.severity(finding.severity, language)): \(Printable.line(finding.message[language]))"
    var lines = ["\(head) \(style.faint("[\(finding.code)]"))"]
    lines.append("      \(style.hint("→")) \(Printable.line(finding.hint[language]))")
    let details = details(of: finding, language)
    if !details.isEmpty { lines.append("      \(style.faint(Printable.line(details.joined(separator: " · "))))") }
    return lines
  }

  private func details(of finding: Finding, _ language: Language) -> [String] {
    let chinese = language == .zh
    var details: [String] = []
    if let record = finding.record { details.append((chinese ? "记录 " : "record ") + record) }
    if let basis = finding.kind.basis { details.append(basis[language]) }
    if finding.pointsAtRisk > .zero {
      details.append(chinese ? "可能扣 \(finding.pointsAtRisk) 分" : "\(finding.pointsAtRisk.counted) at risk")
    }
    details += finding.related.map { (chinese ? "另见 " : "see ") + $0.label(in: language) }
    if let reason = finding.acknowledgement { details.append((chinese ? "已说明：" : "acknowledged: ") + reason) }
    return details
  }

  /// ANSI colours, or none.
  private struct Style {
    let isOn: Bool

    func bold(_ text: String) -> String { wrap(text, "1") }
    func faint(_ text: String) -> String { wrap(text, "2") }
    func hint(_ text: String) -> String { wrap(text, "32") }
    func severity(_ severity: Severity, _ language: Language) -> String {
      switch severity {
      case .error: wrap(severity.name[language], "1;31")
      case .warning: wrap(severity.name[language], "1;33")
      case .note: wrap(severity.name[language], "1;36")
      }
    }

    private func wrap(_ text: String, _ code: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
  }
}
