/// How a field shows a number: `\* ARABIC`, `\* CHINESENUM3` and their like.
enum FieldNumber: String, Sendable {
  case arabic = "ARABIC"
  case chineseDigits = "CHINESENUM1"
  case chinese = "CHINESENUM3"
  case capital = "CHINESENUM2"
  case upperRoman = "ROMAN"
  case lowerRoman = "roman"
  case upperLetters = "ALPHABETIC"
  case lowerLetters = "alphabetic"

  /// - Parameter name: as a field's code spells it; case matters where the format has one.
  init?(_ name: String) {
    if let exact = FieldNumber(rawValue: name) ?? FieldNumber(rawValue: name.uppercased()) { self = exact } else { return nil }
  }

  /// The number, from 1, as the format has it.
  func text(_ number: Int) -> String {
    guard number > 0 else { return String(number) }
    switch self {
    case .arabic: return String(number)
    case .chineseDigits: return number < 100 ? Self.chinese(number) : String(number).map { Self.digit($0.wholeNumberValue ?? 0) }.joined()
    case .chinese: return number < 10_000 ? Self.chinese(number) : String(number)
    case .capital: return number < 10_000 ? Self.capital(number) : String(number)
    case .upperRoman: return Self.roman(number)
    case .lowerRoman: return Self.roman(number).lowercased()
    case .upperLetters: return Self.letters(number)
    case .lowerLetters: return Self.letters(number).lowercased()
    }
  }

  private static func digit(_ digit: Int) -> String { ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"][digit] }

  /// 十一, 二十, 一百零五.
  private static func chinese(_ number: Int) -> String {
    var text = ""
    var isGap = false
    for (unit, name) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = number / unit % 10
      if digit == 0 {
        isGap = !text.isEmpty
        continue
      }
      if isGap { text += "零" }
      isGap = false
      text += (unit == 10 && digit == 1 && text.isEmpty ? "" : Self.digit(digit)) + name
    }
    return text
  }

  /// 壹拾壹, 贰拾, 壹佰零伍.
  private static func capital(_ number: Int) -> String {
    let plain = (10..<20 ~= number ? "一" : "") + chinese(number)
    return String(plain.map { capitals[$0] ?? $0 })
  }

  private static let capitals: [Character: Character] = [
    "一": "壹", "二": "贰", "三": "叁", "四": "肆", "五": "伍", "六": "陆", "七": "柒", "八": "捌", "九": "玖", "十": "拾", "百": "佰", "千": "仟",
  ]

  private static func roman(_ number: Int) -> String {
    var (text, rest) = ("", number)
    let steps = [
      (1_000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"),
      (4, "IV"), (1, "I"),
    ]
    for (value, letters) in steps {
      while rest >= value { (text, rest) = (text + letters, rest - value) }
    }
    return text
  }

  /// A … Z, AA, BB, as Word counts.
  private static func letters(_ number: Int) -> String {
    let letter = Character(Unicode.Scalar(UInt8(65 + (number - 1) % 26)))
    return String(repeating: letter, count: (number - 1) / 26 + 1)
  }
}
