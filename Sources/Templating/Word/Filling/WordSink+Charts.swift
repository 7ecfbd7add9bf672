import Diagnostics
import OOXML

extension WordSink {
  /// Fills a chart with its data and titles, while the document is surveyed.
  func chartData(_ index: Int, _ running: Program, _ evaluator: inout Evaluator) throws {
    let slot = program.charts[index]
    defer { chartCount += 1 }
    guard document.surveys else { return }
    var titles: [Int: String] = [:]
    for title in slot.titles { titles[title.piece] = program.lines[title.line].text(&evaluator) }
    guard let bound = slot.expression else { return add(nil, titles, slot, running, &evaluator) }
    let expression = running.expressions[bound]
    let value = evaluator.value(of: expression)
    if case .null = value { return }
    guard let data = ChartData(value) else {
      let reason = Bilingual(zh: "不是图表数据 {categories, series}", en: "is not a chart's data {categories, series}")
      evaluator.report(.type(expression.name, reason), expression)
      return
    }
    add(data, titles, slot, running, &evaluator)
  }

  private func add(_ data: ChartData?, _ titles: [Int: String], _ slot: ChartSlot, _ running: Program, _ evaluator: inout Evaluator) {
    do throws(ChartFault) { try document.addChart(data, titles, program.part, chartCount, slot) } catch {
      guard let bound = slot.expression else { return }
      evaluator.report(.type(running.expressions[bound].name, error.reason), running.expressions[bound])
    }
  }

  /// A text with tags where only text can stand.
  func line(_ index: Int, _ use: LineUse, _ evaluator: inout Evaluator) {
    let line = program.lines[index]
    switch use {
    case .text: buffer.append(text: line.text(&evaluator))
    case .attribute: buffer.append(attribute: line.text(&evaluator))
    case .code: buffer.append(text: line.text(&evaluator, fit: FieldCode.fit))
    case .codeAttribute: buffer.append(attribute: line.text(&evaluator, fit: FieldCode.fit))
    case .bookmark: buffer.append(attribute: BookmarkName.from(line.text(&evaluator)))
    case .address: address(LinkAddress.uri(line.text(&evaluator)), program.lineSites[index], &evaluator)
    }
  }

  private func address(_ address: String, _ site: Site, _ evaluator: inout Evaluator) {
    if !LinkAddress.isHarmless(address) || (address.isEmpty && !evaluator.lenient) {
      let reason =
        address.isEmpty
        ? Bilingual(zh: "链接地址是空的", en: "the address of the link is empty")
        : Bilingual(zh: "链接只能用 http、https、mailto、tel、ftp 或相对地址", en: "a link is http, https, mailto, tel, ftp or relative")
      evaluator.report(.other(.templateReference, reason, hint: reason), source: address, at: site)
    }
    buffer.append(attribute: document.link(to: address.isEmpty ? "about:blank" : address, from: program.part))
  }
}
