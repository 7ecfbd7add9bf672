import Diagnostics

/// `status --format html`: one page that needs nothing beside itself, good on a phone and on paper.
struct StatusPage {
  let report: StatusReport
  let language: Language

  init(_ report: StatusReport, _ language: Language) {
    self.report = report
    self.language = language
  }

  var html: String {
    let name = Bilingual(zh: "12345热线运维合同年度看板", en: "12345 hotline operation: the contract year")[language]
    let body = [
      Markup.element("header", [], Markup.element("h1", text: name) + Markup.element("p", [], unbroken(report.title[language]))),
      Markup.element("div", [("class", "cards")], report.cycles.map(card).joined(separator: "\n")),
      section(Bilingual(zh: "下一步", en: "What next"), steps),
      Markup.element(
        "div", [("class", "pair")],
        section(Bilingual(zh: "得分", en: "Scores"), StatusCharts(report, language).scores)
          + section(Bilingual(zh: "金额", en: "Money"), StatusCharts(report, language).money + moneyTable)),
      section(Bilingual(zh: "全年", en: "The year"), StatusCharts(report, language).year),
      Markup.element(
        "div", [("class", "pair")],
        section(Bilingual(zh: "期限", en: "Deadlines"), deadlines)
          + section(Bilingual(zh: "测评备案", en: "Filings"), filings)),
    ]
    return """
      <!DOCTYPE html>
      <html lang="\(language == .zh ? "zh-CN" : "en")">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="generator" content="hotline-docs \(Version.text)"/>
      \(Markup.element("title", text: name + " · " + report.year))
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      \(body.joined(separator: "\n"))
      </body>
      </html>

      """
  }

  private func section(_ name: Bilingual, _ content: String) -> String {
    content.isEmpty ? "" : Markup.element("section", [], Markup.element("h2", text: name[language]) + "\n" + content)
  }

  private func card(_ status: CycleStatus) -> String {
    let change = report.change(of: status).map { "\(StatusReport.change[language])\u{A0}\($0)" }
    let score = status.score.map { total in
      Markup.element(
        "p", [("class", "score")],
        ([Markup.element("b", text: "\(total)")] + [status.scoreKind[language], change].compactMap { $0 }.map { unbroken($0) }).joined(
          separator: " "))
    }
    let findings = status.findings.map { Markup.element("p", class: $0.errors > 0 ? "bad" : nil, text: checked($0)) }
    return Markup.element(
      "article", [("class", "card \(status.state.rawValue)")],
      Markup.element("h3", text: status.cycle.name.rawValue)
        + Markup.element("p", class: "state", text: status.state.words[language])
        + Markup.element("p", [], unbroken(status.detail[language]))
        + (score ?? "") + (findings ?? ""))
  }

  /// Text of which no date is broken at its hyphens.
  private func unbroken(_ text: String) -> String {
    text.replacing("，", with: "， ").split(separator: " ").map { Markup.element("span", class: "whole", text: String($0)) }.joined(
      separator: " ")
  }

  private func checked(_ summary: CheckSummary) -> String {
    Bilingual(zh: "检查：\(summary.short.zh)", en: "check: \(summary.short.en)")[language]
  }

  private var steps: String {
    report.steps.isEmpty
      ? "" : Markup.element("ol", [], report.steps.map { Markup.element("li", text: $0[language]) }.joined(separator: "\n"))
  }

  private var moneyTable: String {
    Markup.table(head: [], rows: report.moneyRows.map { [$0.name[language], $0.amount] }, numbers: [1])
  }

  private var deadlines: String {
    guard !report.deadlines.isEmpty else { return "" }
    return Markup.table(
      head: Bilingual.list(language, ["日期", "对象", "事项", "剩余"], ["date", "for", "what", "left"]),
      rows: report.deadlines.map {
        [
          "\($0.date)", $0.subject, $0.kind.words[language],
          $0.left[language] + ($0.isProvisional ? StatusReport.provisional[language] : ""),
        ]
      })
  }

  private var filings: String {
    guard !report.filings.isEmpty else { return "" }
    return Markup.table(
      head: Bilingual.list(language, ["有效期至", "类型", "系统", "剩余"], ["valid until", "kind", "system", "left"]),
      rows: report.filings.map { ["\($0.validUntil)", $0.kind.words[language], $0.system, $0.left[language] + ($0.isShort ? " ⚠" : "")] })
  }

  private static let style = """
    :root{--paper:#fff;--ink:#1c2430;--faint:#5d6b7c;--line:#d9e0e8;--fill:#f4f7fa;--main:#1f5fa8;--good:#23804a;--warn:#b06a00;--bad:#b3261e}
    @media(prefers-color-scheme:dark){:root{--paper:#12171e;--ink:#e4eaf1;--faint:#9aa8b8;--line:#2d3947;--fill:#1a222c;--main:#6aa9f0;--good:#57bd80;\
    --warn:#e0a23c;--bad:#f2877f}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:64rem;padding:1rem;font:16px/1.5 system-ui,"Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",sans-serif;\
    background:var(--paper);color:var(--ink)}
    h1{font-size:1.4rem;margin:0}h2{font-size:1.05rem;margin:0 0 .5rem;border-bottom:2px solid var(--main)}h3{margin:0;font-size:1.2rem}p{margin:.15rem 0}
    header p{color:var(--faint)}
    .cards,.pair{display:grid;gap:1rem;margin:1rem 0}
    .cards{grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr))}.pair{grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr))}
    .pair section{margin:0}section{margin:1rem 0;min-width:0}
    .card{background:var(--fill);border-left:.35rem solid var(--line);border-radius:.3rem;padding:.7rem .9rem;font-size:.92rem}
    .card.open,.card.submitted{border-color:var(--main)}.card.confirmed,.card.payment-past{border-color:var(--good)}
    .card.due{border-color:var(--warn)}.card.overdue{border-color:var(--bad)}
    .state{font-weight:600}.score b{font-size:1.8rem;line-height:1.2}.score span{color:var(--faint)}.bad{color:var(--bad);font-weight:600}
    table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{text-align:left;padding:.25rem .5rem .25rem 0;border-bottom:1px solid var(--line);\
    vertical-align:top}
    th{color:var(--faint);font-weight:600}.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}td:first-child{white-space:nowrap}
    .number~.number,td.number{padding-right:0}tr:has(.number) td:first-child{white-space:normal}
    .whole{white-space:nowrap}.note{color:var(--faint);font-size:.85rem}
    ol{margin:0;padding-left:1.4rem}li{margin:.2rem 0;overflow-wrap:anywhere}
    svg{display:block;width:100%;height:auto;font-size:12px;fill:var(--ink)}
    svg .grid{stroke:var(--line);stroke-width:1}svg .limit{stroke:var(--warn);stroke-width:1;stroke-dasharray:4 3}
    svg .trend{stroke:var(--main);stroke-width:2;fill:none}svg .dot{fill:var(--main)}svg .own{fill:var(--paper);stroke:var(--main);stroke-width:2}
    svg .faint{fill:var(--faint)}svg .main{fill:var(--main)}svg .good{fill:var(--good)}svg .warn{fill:var(--warn)}svg .badly{fill:var(--bad)}
    svg text{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}svg.line{height:68px}svg .soft{fill:var(--line)}svg .today{stroke:var(--bad);stroke-width:2}
    @media print{html{font-size:12px}body{max-width:none;padding:0;font-size:9.5pt}.card,section{break-inside:avoid}.card{border:1px solid var(--line);border-left-width:.35rem}\
    .cards{grid-template-columns:repeat(4,1fr)}.pair{grid-template-columns:1fr 1fr}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
    @page{size:A4;margin:15mm}
    """
}

extension Bilingual {
  static func list(_ language: Language, _ zh: [String], _ en: [String]) -> [String] { language == .zh ? zh : en }
}
