/// What a number format makes of a number: enough to tell a date from an amount.
public struct NumberFormat: Hashable, Sendable {
  /// What a number stands for under its format.
  public enum Kind: Hashable, Sendable {
    case general
    case number
    case percent
    case date
    case time
    case dateTime
    case text
  }

  /// The format's code, "yyyy-mm-dd".
  public var code: String
  public var kind: Kind
  /// Digits shown after the decimal point; `nil` for General and for what is no number.
  public var decimals: Int?

  public static let general = NumberFormat("General")

  /// Reads a code by its first section (the one for positive numbers).
  public init(_ code: String) {
    self.code = code
    var scan = FormatScan(code)
    scan.run()
    kind = scan.kind
    decimals = kind == .number || kind == .percent ? scan.decimals : nil
  }

  /// A format that Excel has without being told (ECMA-376 part 1, 18.8.30), with the East Asian ones (27–36, 50–58).
  public init(builtIn id: Int) {
    switch id {
    case 1: self.init("0")
    case 2: self.init("0.00")
    case 3: self.init("#,##0")
    case 4: self.init("#,##0.00")
    case 5, 6: self.init("\"¥\"#,##0")
    case 7, 8: self.init("\"¥\"#,##0.00")
    case 9: self.init("0%")
    case 10: self.init("0.00%")
    case 11: self.init("0.00E+00")
    case 12: self.init("# ?/?")
    case 13: self.init("# ??/??")
    case 14: self.init("yyyy/m/d")
    case 15: self.init("d-mmm-yy")
    case 16: self.init("d-mmm")
    case 17: self.init("mmm-yy")
    case 18: self.init("h:mm AM/PM")
    case 19: self.init("h:mm:ss AM/PM")
    case 20: self.init("h:mm")
    case 21: self.init("h:mm:ss")
    case 22: self.init("yyyy/m/d h:mm")
    case 27...31, 36, 50...54, 57, 58: self.init("yyyy\"年\"m\"月\"d\"日\"")
    case 32...35, 55, 56: self.init("h\"时\"mm\"分\"")
    case 37, 38: self.init("#,##0;-#,##0")
    case 39, 40: self.init("#,##0.00;-#,##0.00")
    case 41, 42: self.init("_ * #,##0_ ")
    case 43, 44: self.init("_ * #,##0.00_ ")
    case 45: self.init("mm:ss")
    case 46: self.init("[h]:mm:ss")
    case 47: self.init("mm:ss.0")
    case 48: self.init("##0.0E+0")
    case 49: self.init("@")
    default: self.init("General")
    }
  }
}

/// One walk over a format's first section, skipping what is only shown.
private struct FormatScan {
  private let characters: [Character]
  private var hasDate = false
  private var hasTime = false
  private var hasMonthOrMinute = false
  private var hasDigit = false
  private var isPercent = false
  private var isText = false
  private var afterPoint = false
  private(set) var decimals = 0
  private let isGeneral: Bool

  init(_ code: String) {
    characters = Array(code)
    let lower = code.lowercased()
    isGeneral = lower.isEmpty || lower.hasPrefix("general") || lower.hasPrefix("g/通用格式")
  }

  var kind: NumberFormat.Kind {
    if isGeneral { return .general }
    if hasTime { return hasDate ? .dateTime : .time }
    if hasDate || hasMonthOrMinute { return .date }
    if isPercent { return .percent }
    if isText { return .text }
    return hasDigit ? .number : .general
  }

  mutating func run() {
    guard !isGeneral else { return }
    var index = 0
    while index < characters.count {
      let character = characters[index]
      switch character {
      case ";": return
      case "\"": index = skip(to: "\"", from: index)
      case "[":
        let end = skip(to: "]", from: index)
        let inside = characters[(index + 1)..<max(index + 1, min(end, characters.count))]
        // [h], [mm], [ss]: elapsed time; colours, locales and conditions only colour.
        if let first = inside.first, "hmsHMS".contains(first), inside.allSatisfy({ $0.lowercased() == first.lowercased() }) {
          hasTime = true
        }
        index = end
      case "\\", "_", "*": index += 1
      case "E", "e":
        if index + 1 < characters.count, characters[index + 1] == "+" || characters[index + 1] == "-" { index += 1 } else { hasDate = true }
      case "A", "a":
        if let length = meridian(at: index) {
          hasTime = true
          index += length - 1
        } else {
          hasDate = true
        }
      default: read(character)
      }
      index += 1
    }
  }

  private mutating func read(_ character: Character) {
    switch character {
    case "y", "Y", "d", "D", "b", "B", "g", "G": hasDate = true
    case "h", "H", "s", "S": hasTime = true
    case "m", "M": hasMonthOrMinute = true
    case "%": isPercent = true
    case "@": isText = true
    case ".": afterPoint = true
    case "0", "#", "?":
      hasDigit = true
      if afterPoint { decimals += 1 }
    default: break
    }
  }

  private func skip(to end: Character, from index: Int) -> Int {
    characters[(index + 1)...].firstIndex(of: end) ?? characters.count
  }

  private func meridian(at index: Int) -> Int? {
    for mark in ["am/pm", "a/p"] where characters[index...].prefix(mark.count).map({ $0.lowercased() }).joined() == mark {
      return mark.count
    }
    return nil
  }
}
