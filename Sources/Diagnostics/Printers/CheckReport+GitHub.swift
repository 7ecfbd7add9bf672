extension CheckReport {
  /// GitHub shows ten annotations of each kind a step; what is beyond is counted.
  private static let limit = 10

  /// `check --format github`: workflow commands that GitHub shows at the lines of a change.
  ///
  /// `root`: the year's folder within the repository ("Data/2025"), before every file.
  public func github(_ language: Language, root: String = "") -> Printout {
    var lines: [String] = []
    var left: [String] = []
    for severity in [Severity.error, .warning, .note] {
      lines += findings.lazy.filter { $0.severity == severity }.prefix(Self.limit).map { annotation($0.told, language, root: root) }
      let rest = summary.count(severity) - Self.limit
      if rest > 0 {
        left.append(language == .zh ? "\(rest) 个\(severity.name.zh)" : "\(rest) more \(severity.name.en)\(rest == 1 ? "" : "s")")
      }
    }
    if !left.isEmpty {
      lines.append(language == .zh ? "另有 \(left.joined(separator: "、"))没有列为批注" : "not annotated: " + left.joined(separator: ", "))
    }
    lines.append("\(year) \(cycle): \(counts[language])")
    if let cost { lines.append(cost[language]) }
    let text = lines.map { $0.split(separator: "\n").joined(separator: " ") + "\n" }.joined()
    return Printout { $0(text) }
  }

  private func annotation(_ finding: Finding, _ language: Language, root: String) -> String {
    let command =
      switch finding.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var properties: [(String, String)] = []
    if let file = finding.place.file { properties.append(("file", file.under(root))) }
    if let row = finding.place.row, finding.place.file != nil { properties.append(("line", "\(row)")) }
    properties.append(("title", [finding.code, finding.record].compactMap { $0 }.joined(separator: " ")))
    let list = properties.map { "\($0)=\(Self.escapedProperty(Printable.line($1)))" }.joined(separator: ",")
    let spot = finding.place.spot(in: language).map { "\($0): " } ?? ""
    let message = "\(Printable.line(spot + finding.message[language]))\n\(Printable.line(finding.hint[language]))"
    return "::\(command) \(list)::\(Self.escapedData(message))"
  }

  private static func escapedData(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func escapedProperty(_ text: String) -> String {
    escapedData(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
