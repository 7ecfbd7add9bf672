import Diagnostics
import Measures
import OOXML

/// What a cell with tags shows for the present data.
enum CellOutput {
  case blank
  /// As a file holds it, and the kind of format that it needs where the cell has none.
  case number(String, SheetStyles.Kind?)
  case boolean(Bool)
  /// In one font: the cell's own where there are no properties.
  case plain(String, properties: XMLElement?)
  case text([(properties: XMLElement?, text: String)])
  case link(text: String, LinkTarget)

  /// The longest text that a cell can hold.
  static let longest = 32_767

  /// - Parameter format: the cell's own: one that shows days takes the text of a day, which JSON has no other way to say, for one.
  init(_ content: CellTemplate.Content, _ evaluator: inout Evaluator, _ format: SheetStyles.Format, epoch: SheetEpoch) {
    switch content {
    case .fixed, .formula, .part: self = .blank
    case .value(let cell):
      self.init(evaluator.value(of: cell.expression), cell.expression, cell.properties, &evaluator, epoch)
      if format.isDate, case .plain(let text, _) = self, let serial = epoch.serial(text) { self = .number(serial, nil) }
    case .text(let nodes, let properties):
      let texts = Self.runs(nodes, &evaluator).filter { !$0.text.isEmpty }.map { (properties: properties[$0.run], text: $0.text) }
      self = texts.isEmpty ? .blank : .text(texts)
    }
  }

  private init(_ value: Value, _ expression: Expression, _ properties: XMLElement?, _ evaluator: inout Evaluator, _ epoch: SheetEpoch) {
    switch value {
    case .null: self = .blank
    case .number(let number): self = .number(number.shortest.description, nil)
    case .boolean(let flag): self = .boolean(flag)
    case .date(let date): self = epoch.number(date).map { .number(String($0), .date) } ?? .plain(date.description, properties: properties)
    case .moment(let moment):
      guard let day = epoch.number(moment.date) else {
        self = .plain(moment.spaced, properties: properties)
        return
      }
      self = .number(NumberText.stored(Double(day) + Double(moment.time.seconds) / 86_400), .moment)
    case .time(let time): self = .number(NumberText.stored(Double(time.seconds) / 86_400), .time)
    case .duration(let seconds): self = .number(NumberText.stored(Double(seconds) / 86_400), .duration)
    case .link(let text, let target): self = .link(text: text, target)
    case .text(let text), .prose(let text): self = text.isEmpty ? .blank : .plain(text, properties: properties)
    case .list, .object, .chart, .picture:
      evaluator.report(.type(expression.name, value.kindWords), expression)
      self = .blank
    }
  }

  /// The text of a page's header or footer, whose `&` begins a code: in a value it is doubled.
  static func margin(_ nodes: [TextNode], _ evaluator: inout Evaluator) -> String {
    var runs: [(run: Int, text: String)] = []
    run(nodes, &evaluator, &runs) { $0.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&&") }
    return runs.map(\.text).joined()
  }

  /// The text of a sheet's name.
  static func text(_ nodes: [TextNode], _ evaluator: inout Evaluator) -> String { runs(nodes, &evaluator).map(\.text).joined() }

  /// A text in its runs.
  static func runs(_ nodes: [TextNode], _ evaluator: inout Evaluator) -> [(run: Int, text: String)] {
    var runs: [(run: Int, text: String)] = []
    run(nodes, &evaluator, &runs)
    return runs
  }

  private static func run(
    _ nodes: [TextNode], _ evaluator: inout Evaluator, _ runs: inout [(run: Int, text: String)], shown: (String) -> String = { $0 }
  ) {
    func add(_ text: String, _ run: Int) {
      if runs.last?.run == run { runs[runs.count - 1].text += text } else { runs.append((run, text)) }
    }
    for node in nodes {
      switch node {
      case .literal(let text, let run): add(text, run)
      case .value(let expression, let run): add(shown(evaluator.text(of: expression)), run)
      case .section(let section, let inverted, let inner):
        switch (evaluator.repetition(of: section), inverted) {
        case (.never, false), (.once, true), (.each, true): break
        case (.never, true):
          evaluator.push(.null)
          Self.run(inner, &evaluator, &runs, shown: shown)
          evaluator.pop()
        case (.once(let value), false):
          evaluator.push(value)
          Self.run(inner, &evaluator, &runs, shown: shown)
          evaluator.pop()
        case (.each(let list), false):
          for index in 0..<list.count {
            evaluator.push(list[index], position: (index, list.count))
            Self.run(inner, &evaluator, &runs, shown: shown)
            evaluator.pop()
          }
        }
      }
    }
  }

  /// As formulas see it.
  var value: FormulaValue {
    switch self {
    case .blank: .blank
    case .number(let text, _): Double(text).map { .number($0) } ?? .text(text)
    case .boolean(let flag): .boolean(flag)
    case .plain(let text, _): .text(text)
    case .text(let runs): .text(runs.map(\.text).joined())
    case .link(let text, _): .text(text)
    }
  }
}

/// The day that a workbook counts its dates from: 1900, or 1904 in files that old programs made.
struct SheetEpoch: Sendable {
  var is1904 = false

  /// `nil` for days before the count, which only a text can show.
  func number(_ date: CivilDate) -> Int? {
    let number = SerialDate.number(date) - (is1904 ? 1_462 : 0)
    return number >= (is1904 ? 0 : 61) && number <= SerialDate.last ? number : nil
  }
}

extension SheetEpoch {
  /// "2026-03-05", "2026-03-05 14:30", "2026-03-05T14:30:00" or "14:30" as a file holds it; `nil` for every other text.
  func serial(_ text: String) -> String? {
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == " " || $0 == "T" }
    guard parts.count == 2 else {
      guard let number = SerialDate.parse(Substring(text)) else { return nil }
      guard text.contains("-") else { return NumberText.stored(number) }
      return shifted(number).map { NumberText.stored($0) }
    }
    guard parts[0].contains("-"), parts[1].contains(":"), let day = SerialDate.parse(parts[0]).flatMap(shifted),
      let time = SerialDate.parse(parts[1]), time < 1
    else { return nil }
    return NumberText.stored(day + time)
  }

  private func shifted(_ number: Double) -> Double? { SerialDate.date(number).flatMap { self.number($0) }.map(Double.init) }
}

extension LinkTarget {
  /// As HYPERLINK takes it; `#` leads within the same file.
  var address: String { (file ?? "") + (anchor.map { "#" + $0 } ?? "") }

  /// The formula of a cell that leads there. A text within a formula is at most 255 characters long, so a longer one is joined.
  func formula(showing text: String) -> String { "HYPERLINK(\(Self.literal(address)),\(Self.literal(text)))" }

  private static func literal(_ text: String) -> String {
    var pieces: [String] = []
    var rest = Substring(text)
    repeat {
      // Counted as the format counts, with surrogates; quotes are doubled.
      var piece = ""
      var length = 0
      while let next = rest.first, length + String(next).utf16.count <= 255 {
        piece.append(next)
        length += String(next).utf16.count
        rest.removeFirst()
      }
      pieces.append("\"" + piece.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"")
    } while !rest.isEmpty
    return pieces.joined(separator: "&")
  }
}
