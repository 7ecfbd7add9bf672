import Measures

/// A number format, as cells and TEXT have it: sections for positive, negative and zero, digits, grouping, percent, dates and times.
///
/// Fractions, exponents, colours and conditions are not read: such a format is `nil`.
struct NumberFormat {
  private enum Item: Equatable {
    case literal(String)
    case digits
    case general
    case text
    case year(Int)
    case month(Int)
    case day(Int)
    case hour(Int)
    case minute(Int)
    case second(Int)
    case elapsedHours
    case elapsedMinutes
    /// Before or after noon, as AM/PM or 上午/下午 say it.
    case half(String, String)
    /// The day of the week: 二, 星期二.
    case weekday(Int)
  }

  private struct Section {
    var items: [Item] = []
    var leastWhole = 0
    var leastDecimals = 0
    var mostDecimals = 0
    var isGrouped = false
    var percents = 0
    var thousands = 0
    var isDate = false
    /// Hours are those of the half of the day.
    var isTwelve: Bool { items.contains { if case .half = $0 { true } else { false } } }
  }

  private let sections: [Section]

  init?(_ pattern: String) {
    var sections: [Section] = []
    for part in Self.split(pattern) {
      guard let section = Self.section(part) else { return nil }
      sections.append(section)
    }
    guard (1...4).contains(sections.count) else { return nil }
    self.sections = sections
  }

  /// Whether numbers appear as days or times of day.
  var isDate: Bool { sections[0].isDate }

  private static func split(_ pattern: String) -> [[Character]] {
    var parts: [[Character]] = [[]]
    var quoted = false
    var escaped = false
    for character in pattern {
      if !escaped, character == "\"" { quoted.toggle() }
      if character == ";", !quoted, !escaped { parts.append([]) } else { parts[parts.count - 1].append(character) }
      escaped = !escaped && character == "\\"
    }
    return parts
  }

  private static func section(_ pattern: [Character]) -> Section? {
    if String(pattern).lowercased() == "general" { return Section(items: [.general]) }
    var section = Section()
    var index = 0
    var decimals = false
    func run(_ character: Character) -> Int {
      var length = 1
      while index + length < pattern.count, pattern[index + length].lowercased() == character.lowercased() { length += 1 }
      return length
    }
    func stands(_ word: String) -> Bool {
      pattern[index...].count >= word.count && String(pattern[index..<(index + word.count)]).lowercased() == word.lowercased()
    }
    while index < pattern.count {
      let character = pattern[index]
      if let (word, item) = words.first(where: { stands($0.word) }) {
        section.items.append(item)
        index += word.count
        continue
      }
      switch character {
      case "\"":
        guard let end = pattern[(index + 1)...].firstIndex(of: "\"") else { return nil }
        section.items.append(.literal(String(pattern[(index + 1)..<end])))
        index = end + 1
        continue
      case "\\":
        guard index + 1 < pattern.count else { return nil }
        section.items.append(.literal(String(pattern[index + 1])))
        index += 2
        continue
      case "_", "*":
        if character == "_" { section.items.append(.literal(" ")) }
        index += 2
        continue
      case "[":
        guard let end = pattern[index...].firstIndex(of: "]") else { return nil }
        switch String(pattern[(index + 1)..<end]).lowercased() {
        case "h", "hh": section.items.append(.elapsedHours)
        case "m", "mm": section.items.append(.elapsedMinutes)
        case let other where other.hasPrefix("$-"): break
        case "red", "black", "blue", "green", "white", "yellow", "cyan", "magenta": break
        default: return nil
        }
        if section.items.last == .elapsedHours || section.items.last == .elapsedMinutes { section.isDate = true }
        index = end + 1
        continue
      case "0", "#":
        if section.items.last != .digits {
          guard !section.items.contains(.digits) else { return nil }
          section.items.append(.digits)
        }
        if decimals {
          section.mostDecimals += 1
          if character == "0" { section.leastDecimals = section.mostDecimals }
        } else if character == "0" {
          section.leastWhole += 1
        }
      case "." where section.items.last == .digits && !decimals: decimals = true
      case ",":
        if section.items.last == .digits {
          let more = pattern[(index + 1)...].first { $0 != "," }
          if more == "0" || more == "#" { section.isGrouped = true } else { section.thousands += 1 }
        } else {
          section.items.append(.literal(","))
        }
      case "%":
        section.percents += 1
        section.items.append(.literal("%"))
      case "@": section.items.append(.text)
      case "y", "Y", "e":
        section.items.append(.year(run(character)))
        index += run(character) - 1
      case "m", "M":
        section.items.append(.month(run(character)))
        index += run(character) - 1
      case "d", "D":
        section.items.append(.day(run(character)))
        index += run(character) - 1
      case "h", "H":
        section.items.append(.hour(run(character)))
        index += run(character) - 1
      case "s", "S":
        section.items.append(.second(run(character)))
        index += run(character) - 1
      case "a", "A":
        guard run(character) == 3 || run(character) == 4 else { return nil }
        section.items.append(.weekday(run(character)))
        index += run(character) - 1
      // Fractions, exponents, eras, and letters that mean something elsewhere.
      case "?": return nil
      case let letter where letter.isASCII && letter.isLetter: return nil
      default: section.items.append(.literal(String(character)))
      }
      index += 1
    }
    settleMinutes(&section)
    return section
  }

  private static let words: [(word: String, item: Item)] = [
    ("General", .general), ("AM/PM", .half("AM", "PM")), ("A/P", .half("A", "P")), ("上午/下午", .half("上午", "下午")),
  ]

  /// "m" beside hours or seconds is minutes.
  private static func settleMinutes(_ section: inout Section) {
    func isTime(_ item: Item?) -> Bool {
      switch item {
      case .hour, .elapsedHours, .second: true
      default: false
      }
    }
    let marks = section.items.indices.filter { if case .literal = section.items[$0] { false } else { true } }
    for (order, index) in marks.enumerated() {
      switch section.items[index] {
      case .year, .day, .hour, .second, .weekday, .half: section.isDate = true
      case .month(let width):
        section.isDate = true
        let before = order > 0 ? section.items[marks[order - 1]] : nil
        let after = order + 1 < marks.count ? section.items[marks[order + 1]] : nil
        var follows = false
        if case .second? = after { follows = true }
        if width <= 2, isTime(before) && !isSecond(before) || follows { section.items[index] = .minute(width) }
      default: break
      }
    }
  }

  private static func isSecond(_ item: Item?) -> Bool { if case .second? = item { true } else { false } }

  /// A text in the format's text section.
  func text(_ text: String) -> String {
    guard let section = sections.count == 4 ? sections[3] : sections.first(where: { $0.items.contains(.text) }) else { return text }
    return section.items.map { item in
      switch item {
      case .literal(let literal): literal
      case .text: text
      default: ""
      }
    }.joined()
  }

  func text(_ number: Double) -> String {
    let index = number < 0 && sections.count > 1 ? 1 : number == 0 && sections.count > 2 ? 2 : 0
    let section = sections[index]
    if section.isDate { return dated(number, section) }
    var digits = DecimalDigits(number.magnitude)
    digits.exponent += digits.digits.isEmpty ? 0 : 2 * section.percents - 3 * section.thousands
    digits.round(significant: 15)
    digits.round(decimals: section.mostDecimals)
    let sign = number < 0 && index == 0 && !(digits.digits.isEmpty && section.items.contains(.digits)) ? "-" : ""
    return sign
      + section.items.map { item in
        switch item {
        case .literal(let literal): literal
        case .digits: Self.figures(digits, section)
        case .general, .text: NumberText.general(number.magnitude)
        default: ""
        }
      }.joined()
  }

  private static func figures(_ number: DecimalDigits, _ section: Section) -> String {
    var whole = number.whole
    while whole.count < section.leastWhole { whole.insert(0, at: 0) }
    var text = ""
    for (index, digit) in whole.enumerated() {
      if section.isGrouped, index > 0, (whole.count - index).isMultiple(of: 3) { text += "," }
      text += String(digit)
    }
    guard section.mostDecimals > 0 else { return text }
    var fraction = number.fraction
    while fraction.count < section.leastDecimals { fraction.append(0) }
    return text + "." + DecimalDigits.text(fraction)
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]
  private static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  /// Dec, December, D.
  private static func shortened(_ name: String, _ width: Int) -> String {
    width == 3 ? String(name.prefix(3)) : width == 5 ? String(name.prefix(1)) : name
  }

  private func dated(_ number: Double, _ section: Section) -> String {
    let seconds = SerialDate.seconds(number)
    guard number >= 0, let date = SerialDate.date(seconds == 86_400 ? number.rounded(.up) : number) else { return "#" }
    let clock = seconds % 86_400
    func padded(_ value: Int, _ width: Int) -> String { width >= 2 && value < 10 ? "0\(value)" : "\(value)" }
    return section.items.map { item in
      switch item {
      case .literal(let literal): literal
      case .year(let width): width <= 2 ? padded(date.year % 100, 2) : "\(date.year)"
      case .month(let width): width > 2 ? Self.shortened(Self.months[date.month - 1], width) : padded(date.month, width)
      case .day(let width):
        width > 2 ? Self.shortened(Self.days[date.weekday - 1], width) : padded(date.day, width)
      case .weekday(let width): (width > 3 ? "星期" : "") + date.weekdayName
      case .half(let before, let after): clock < 43_200 ? before : after
      case .hour(let width): padded(section.isTwelve ? (clock / 3_600 + 11) % 12 + 1 : clock / 3_600, width)
      case .minute(let width): padded(clock / 60 % 60, width)
      case .second(let width): padded(clock % 60, width)
      case .elapsedHours: "\(Int(number) * 24 + clock / 3_600)"
      case .elapsedMinutes: "\(Int(number) * 1_440 + clock / 60)"
      default: ""
      }
    }.joined()
  }
}
