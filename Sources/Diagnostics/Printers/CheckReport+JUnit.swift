extension CheckReport {
  /// `check --format junit`: a suite a file, a case a finding. Errors fail; warnings and notes pass and say what they have to say.
  public func junit(_ language: Language) -> Printout {
    let counts = Markup.attributes([
      ("name", "hotline-docs check \(year) \(cycle)"), ("tests", "\(max(1, findings.count))"), ("failures", "\(summary.errors)"),
      ("errors", "0"), ("time", "0"),
    ])
    return Printout { receive in
      receive("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites\(counts)>\n")
      if findings.isEmpty { receive(Self.passed(language)) }
      for (file, findings) in byFile { suite(file, findings, language, receive) }
      receive("</testsuites>\n")
    }
  }

  private static func passed(_ language: Language) -> String {
    let name = language == .zh ? "没有问题" : "no findings"
    return """
        <testsuite name="check" tests="1" failures="0" errors="0" skipped="0" time="0">
          <testcase name="\(name)" classname="check" time="0"/>
        </testsuite>

      """
  }

  private func suite(_ file: String?, _ findings: ArraySlice<Finding>, _ language: Language, _ receive: (String) -> Void) {
    let attributes = Markup.attributes([
      ("name", file ?? "\(year) \(cycle)"), ("tests", "\(findings.count)"), ("failures", "\(findings.count { $0.severity == .error })"),
      ("errors", "0"), ("skipped", "0"), ("time", "0"),
    ])
    receive("  <testsuite\(attributes)>\n")
    for finding in findings { receive(testCase(finding.told, language)) }
    receive("  </testsuite>\n")
  }

  private func testCase(_ finding: Finding, _ language: Language) -> String {
    let name = [finding.place.label(in: language), finding.record ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    let attributes = Markup.attributes([
      ("name", Printable.line(name.isEmpty ? finding.code : name)), ("classname", finding.code), ("file", finding.place.file),
      ("time", "0"),
    ])
    let message = Printable.line(finding.message[language])
    let details = Markup.escaped("\(message)\n\(Printable.line(finding.hint[language]))")
    let body =
      finding.severity == .error
      ? "      <failure\(Markup.attributes([("type", finding.code), ("message", message)]))>\(details)</failure>\n"
      : "      <system-out>\(Markup.escaped(finding.severity.name[language])): \(details)</system-out>\n"
    return "    <testcase\(attributes)>\n\(body)    </testcase>\n"
  }
}
