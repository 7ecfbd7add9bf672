extension CheckReport {
  /// `check --format html`: one page that needs nothing else: the sum, charts, filters, and every finding; on paper, too.
  public func html(_ language: Language) -> Printout {
    Printout { receive in
      receive(htmlHead(language))
      for (file, findings) in byFile { htmlFile(file, findings, language, receive) }
      receive("</main>\n<script>\(HTMLAssets.script)</script>\n</body>\n</html>\n")
    }
  }

  private func htmlHead(_ language: Language) -> String {
    let zh = language == .zh
    let title = zh ? "提交前检查 \(year) 年度 \(cycle)" : "Pre-submit check \(year) \(cycle)"
    return """
      <!doctype html>
      <html lang="\(zh ? "zh-CN" : "en")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
      <title>\(Markup.escaped(title))</title>
      <style>\(HTMLAssets.style)</style>
      </head>
      <body>
      <header><h1>\(Markup.escaped(title))</h1>
      \(htmlSummary(language))</header>
      \(htmlCharts(language))\(findings.isEmpty ? "" : htmlFilters(language))<main>

      """
  }

  private func htmlSummary(_ language: Language) -> String {
    let cards = [Severity.error, .warning, .note].map { severity in
      "<div class=\"card \(severity.rawValue)\"><b>\(summary.count(severity))</b>\(severity.name[language])</div>"
    }
    let risk = language == .zh ? "可能扣分" : "points at risk"
    let verdict = cost.map { "<p class=\"cost\">\(Markup.escaped($0[language]))</p>" } ?? ""
    return "<div class=\"cards\">\(cards.joined())<div class=\"card\"><b>\(summary.pointsAtRisk)</b>\(risk)</div></div>\n\(verdict)\n"
  }

  private func htmlFilters(_ language: Language) -> String {
    let zh = language == .zh
    let boxes = [Severity.error, .warning, .note].map { severity in
      "<label><input type=\"checkbox\" value=\"\(severity.rawValue)\" checked> \(severity.name[language])</label>"
    }
    let codes = Set(findings.lazy.map(\.code)).sorted().map { "<option>\(Markup.escaped($0))</option>" }
    return """
      <form class="filters" hidden>\(boxes.joined(separator: " "))
      <label>\(zh ? "问题" : "code") <select><option value="">\(zh ? "全部" : "all")</option>\(codes.joined())</select></label>
      <label>\(zh ? "查找" : "find") <input type="search" placeholder="\(zh ? "记录、文件、内容" : "record, file, text")"></label>
      <output></output></form>

      """
  }

  private func htmlFile(_ file: String?, _ findings: ArraySlice<Finding>, _ language: Language, _ receive: (String) -> Void) {
    let zh = language == .zh
    let heads = zh ? ["级别", "位置", "问题", "记录", "依据", "扣分"] : ["severity", "place", "finding", "record", "basis", "points"]
    receive(
      """
      <section><h2>\(Markup.escaped(file ?? "\(year) \(cycle)"))</h2>
      <table><thead><tr>\(heads.map { "<th>\($0)</th>" }.joined())</tr></thead>
      <tbody>

      """)
    for finding in findings { receive(htmlRow(finding.told, language)) }
    receive("</tbody></table></section>\n")
  }

  private func htmlRow(_ finding: Finding, _ language: Language) -> String {
    func cell(_ text: String?) -> String { "<td>\(Markup.escaped(text ?? ""))</td>" }
    let related = finding.related.map { Markup.escaped((language == .zh ? "另见 " : "see ") + $0.label(in: language)) }
    let reason = finding.acknowledgement.map { Markup.escaped((language == .zh ? "已说明：" : "acknowledged: ") + $0) }
    let extra = (related + [reason].compactMap { $0 }).map { "<div class=\"more\">\($0)</div>" }.joined()
    let risk = finding.pointsAtRisk > .zero ? finding.pointsAtRisk.description : ""
    return """
      <tr class="\(finding.severity.rawValue)" data-code="\(Markup.escaped(finding.code))"><td><span class="tag">\(finding.severity.name[language])</span></td>\
      \(cell(finding.place.spot(in: language)))<td><div class="what">\(Markup.escaped(finding.message[language]))</div>\
      <div class="hint">\(Markup.escaped(finding.hint[language]))</div>\(extra)<code>\(Markup.escaped(finding.code))</code></td>\
      \(cell(finding.record))\(cell(finding.kind.basis?[language]))\(cell(risk))</tr>

      """
  }
}
