import Diagnostics
import Measures

/// The charts of the page, as inline SVG.
struct StatusCharts {
  let report: StatusReport
  let language: Language

  init(_ report: StatusReport, _ language: Language) {
    self.report = report
    self.language = language
  }

  // MARK: Scores

  /// The totals of the cycles with the limits at which they cost money; filled where confirmed.
  var scores: String {
    let (left, right, top, bottom) = (34, 350, 26, 176)
    // From 55 to 100 points; what lies below stands on the ground line.
    func y(_ total: Points) -> Int { bottom - (bottom - top) * max(0, total.halves - 110) / 90 }
    func x(_ index: Int) -> Int { left + 40 + (right - left - 80) * index / 3 }
    var parts: [String] = []
    for limit in [60, 80, 95] {
      parts.append(line((left, y(Points(limit))), (right, y(Points(limit))), "limit"))
      parts.append(label("\(limit)", (left - 6, y(Points(limit)) + 4), anchor: "end", "faint"))
    }
    parts.append(line((left, bottom), (right, bottom), "grid"))
    let scored = report.cycles.enumerated().compactMap { index, status in status.score.map { (index, $0, status.isConfirmed) } }
    let path = scored.map { "\(x($0.0)),\(y($0.1))" }.joined(separator: " ")
    if scored.count > 1 { parts.append(Markup.element("polyline", [("class", "trend"), ("points", path)])) }
    for (index, total, isConfirmed) in scored {
      parts.append(circle((x(index), y(total)), isConfirmed ? "dot" : "own"))
      parts.append(label("\(total)", (x(index), y(total) - 9)))
    }
    for (index, status) in report.cycles.enumerated() { parts.append(label(status.cycle.name.rawValue, (x(index), bottom + 16), "faint")) }
    let words = Bilingual(
      zh: "实心：甲方确认；空心：自评或截至当日。虚线：95、80、60 分界。", en: "Filled: confirmed; hollow: own or so far. Dashed: the limits at 95, 80 and 60.")
    return svg(360, 200, parts, title: Bilingual(zh: "各周期得分", en: "scores by cycle"))
      + Markup.element("p", class: "note", text: words[language])
  }

  // MARK: Money

  /// The year's sum, cut into what is earned, expected, held and gone.
  var money: String {
    let money = report.money
    let assessment = money.assessmentPayable ?? money.assessmentForecast ?? .zero
    let pieces: [(Bilingual, Fen, String)] = [
      (Bilingual(zh: "已确认", en: "earned"), money.earned, "good"), (Bilingual(zh: "预计", en: "forecast"), money.forecast, "main"),
      (Bilingual(zh: "考核金", en: "yearly"), assessment, "soft"), (Bilingual(zh: "暂停", en: "held"), money.held, "warn"),
      (
        Bilingual(zh: "扣减", en: "reduced"), max(.zero, money.annualAmount - money.earned - money.forecast - assessment - money.held),
        "badly"
      ),
    ]
    let width = 340
    var parts: [String] = []
    var (x, labelX) = (10, 10)
    for (name, amount, style) in pieces where amount > .zero && money.annualAmount > .zero {
      let length = max(1, amount.scaled(by: width, over: money.annualAmount.value).value)
      parts.append(rectangle((x, 8), (length, 26), style))
      parts.append(rectangle((labelX, 46), (10, 10), style))
      parts.append(label(name[language], (labelX + 14, 55), anchor: "start"))
      x += length
      labelX += 28 + 6 * TextTable.width(name[language])
    }
    return svg(360, 64, parts, title: Bilingual(zh: "年度合同金额的构成", en: "what the annual amount consists of"))
  }

  // MARK: The year

  /// The cycles on the year's line, with the deadlines and the day of the report. It is as wide as the page, and its letters stay as large
  /// on a phone: places along it are in tenths of a percent.
  var year: String {
    let (first, last) = (report.terms.term.lowerBound, report.terms.term.upperBound + 60)
    func x(_ day: CivilDate) -> Int { 1_000 * min(max(0, day - first), last - first) / max(1, last - first) }
    var parts: [String] = []
    for status in report.cycles {
      let (start, end) = (x(status.cycle.start), x(status.cycle.end + 1))
      parts.append(
        Markup.element(
          "rect", [("class", style(of: status)), ("x", share(start)), ("y", "30"), ("width", share(end - start - 3)), ("height", "16")]))
      let name = "\(status.cycle.name.rawValue) \("\(status.cycle.start)".suffix(5))"
      parts.append(Markup.element("text", [("class", "faint"), ("x", share(start)), ("y", "62")], Markup.escaped(name)))
    }
    for deadline in report.deadlines where deadline.date >= first && deadline.date <= last {
      let style = deadline.daysLeft < 0 ? "badly" : "warn"
      parts.append(Markup.element("circle", [("class", style), ("cx", share(x(deadline.date))), ("cy", "22"), ("r", "4")]))
    }
    let day = x(report.day)
    parts.append(Markup.element("line", [("class", "today"), ("x1", share(day)), ("y1", "12"), ("x2", share(day)), ("y2", "50")]))
    let (anchor, gap) = day > 500 ? ("end", "-6") : ("start", "6")
    parts.append(
      Markup.element(
        "text", [("x", share(day)), ("dx", gap), ("y", "12"), ("text-anchor", anchor)], Markup.escaped("\(report.day)")))
    return svg([("class", "line")], parts, title: Bilingual(zh: "合同年度时间线", en: "the year's line"))
  }

  private func style(of status: CycleStatus) -> String {
    switch status.state {
    case .upcoming: "soft"
    case .open, .submitted: "main"
    case .due: "warn"
    case .overdue: "badly"
    case .confirmed, .paymentPast: "good"
    }
  }

  private func share(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)%" }

  // MARK: Pieces

  private typealias Spot = (x: Int, y: Int)

  private func svg(_ width: Int, _ height: Int, _ parts: [String], title: Bilingual) -> String {
    svg([("viewBox", "0 0 \(width) \(height)")], parts, title: title)
  }

  private func svg(_ attributes: [(String, String)], _ parts: [String], title: Bilingual) -> String {
    let head = Markup.element("title", text: title[language])
    return Markup.element(
      "svg", attributes + [("role", "img"), ("aria-label", title[language])], head + "\n" + parts.joined(separator: "\n"))
  }

  private func line(_ a: Spot, _ b: Spot, _ style: String) -> String {
    Markup.element("line", [("class", style), ("x1", "\(a.x)"), ("y1", "\(a.y)"), ("x2", "\(b.x)"), ("y2", "\(b.y)")])
  }

  private func rectangle(_ corner: Spot, _ size: Spot, _ style: String) -> String {
    Markup.element(
      "rect", [("class", style), ("x", "\(corner.x)"), ("y", "\(corner.y)"), ("width", "\(max(1, size.x))"), ("height", "\(size.y)")])
  }

  private func circle(_ center: Spot, _ style: String) -> String {
    Markup.element("circle", [("class", style), ("cx", "\(center.x)"), ("cy", "\(center.y)"), ("r", "4")])
  }

  private func label(_ text: String, _ spot: Spot, anchor: String = "middle", _ style: String = "") -> String {
    Markup.element("text", [("class", style), ("x", "\(spot.x)"), ("y", "\(spot.y)"), ("text-anchor", anchor)], Markup.escaped(text))
  }
}
