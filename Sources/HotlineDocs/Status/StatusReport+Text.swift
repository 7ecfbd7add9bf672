import Diagnostics

extension StatusReport {
  /// One screen of text.
  func text(_ language: Language) -> String {
    var lines = [title[language], ""]
    let heads =
      language == .zh ? ["周期", "状态", "", "得分", "", Self.change.zh, "检查"] : ["cycle", "state", "", "score", "", Self.change.en, "check"]
    lines += TextTable.lines(
      [heads]
        + cycles.map { status in
          [
            status.cycle.name.rawValue, status.state.words[language], status.detail[language], status.score?.description ?? "—",
            status.score == nil ? "" : status.scoreKind[language], change(of: status) ?? "", status.findings?.short[language] ?? "—",
          ]
        }, rightAligned: [3, 5])
    lines += section(Bilingual(zh: "期限", en: "deadlines"), deadlines.map { row(of: $0, language) }, language)
    lines += section(Bilingual(zh: "测评备案", en: "filings"), filings.map { row(of: $0, language) }, language)
    lines += section(
      Bilingual(zh: "金额（元）", en: "money (yuan)"), moneyRows.map { [$0.name[language], $0.amount] }, language, rightAligned: [1])
    if !steps.isEmpty {
      lines += ["", Bilingual(zh: "下一步", en: "next")[language]]
      lines += steps.enumerated().map { "  \($0.offset + 1). \($0.element[language])" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ name: Bilingual, _ rows: [[String]], _ language: Language, rightAligned: Set<Int> = []) -> [String] {
    rows.isEmpty ? [] : ["", name[language]] + TextTable.lines(rows, rightAligned: rightAligned)
  }

  private func row(of deadline: StatusDeadline, _ language: Language) -> [String] {
    [
      "\(deadline.date)", deadline.subject, deadline.kind.words[language],
      deadline.left[language] + (deadline.isProvisional ? Self.provisional[language] : ""),
    ]
  }

  private func row(of filing: FilingStatus, _ language: Language) -> [String] {
    ["\(filing.validUntil)", filing.kind.words[language], filing.system, filing.left[language] + (filing.isShort ? " !" : "")]
  }
}
