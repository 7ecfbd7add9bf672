/// Amounts in capital numerals, 人民币大写 (《正确填写票据和结算凭证的基本规定》, rules 1 to 3).
public enum CapitalNumerals {
  /// The canonical form with its prefix: 人民币肆拾玖万零伍佰元整. No optional 零, 整 after 元 only, no 零元 before 角 and 分.
  ///
  /// `nil` for a negative amount, which has no such form.
  public static func text(_ amount: Fen) -> String? {
    guard amount.value >= 0 else { return nil }
    return prefix + variants(of: amount)[0]
  }

  /// The amount that a text stands for, with or without the prefix and in any form that the rules admit: optional 零,
  /// 整 after 角, 圆 for 元, 正 for 整, the traditional characters. `nil` when it is not such a form of any amount.
  public static func amount(_ text: some StringProtocol) -> Fen? {
    var plain = String(text.unicodeScalars.filter { $0 != " " && $0 != "\u{3000}" }.map { Character(alternatives[$0] ?? $0) })
    if plain.hasPrefix(prefix) { plain.removeFirst(prefix.count) }
    // The longest form of any amount is shorter; text from outside must not decide how deep the reading goes.
    guard plain.unicodeScalars.count <= 100 else { return nil }
    // Read the value without its zeros, then ask whether it may be written like this.
    guard let value = value(plain.filter { $0 != "零" && $0 != "整" }) else { return nil }
    let amount = Fen(value)
    return variants(of: amount).contains(plain) ? amount : nil
  }

  static let prefix = "人民币"
  private static let digits: [Character] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"]
  /// What the rules admit beside the usual characters.
  private static let alternatives: [Unicode.Scalar: Unicode.Scalar] = [
    "圆": "元", "圓": "元", "正": "整", "貳": "贰", "陸": "陆", "億": "亿", "萬": "万",
  ]
  /// Where a number is cut in two: the part above the unit, the unit, and the part below it.
  private static let units: [(size: Int, name: Character)] = [
    (100_000_000, "亿"), (10_000, "万"), (1_000, "仟"), (100, "佰"), (10, "拾"),
  ]
}

// MARK: - Writing

extension CapitalNumerals {
  /// Every admitted form without the prefix, the canonical one first.
  private static func variants(of amount: Fen) -> [String] {
    let (yuan, cents) = (amount.value / 100, amount.value % 100)
    let (jiao, fen) = (cents / 10, cents % 10)
    if cents == 0 { return (yuan == 0 ? ["零"] : whole(yuan)).map { $0 + "元整" } }
    let heads = yuan == 0 ? [""] : whole(yuan).map { $0 + "元" }
    var zeros = [""]
    if yuan > 0, jiao == 0 { zeros = ["零"] } else if yuan > 0, yuan.isMultiple(of: 10) { zeros = ["", "零"] }
    let small = (jiao > 0 ? "\(digits[jiao])角" : "") + (fen > 0 ? "\(digits[fen])分" : "")
    return (fen == 0 ? [small, small + "整"] : [small]).flatMap { tail in
      heads.flatMap { head in zeros.map { head + $0 + tail } }
    }
  }

  /// A positive whole number, canonical form first.
  private static func whole(_ number: Int) -> [String] {
    guard let unit = units.first(where: { number >= $0.size }) else { return ["\(digits[number])"] }
    let (high, low) = (number / unit.size, number % unit.size)
    let heads = whole(high).map { $0 + String(unit.name) }
    guard low > 0 else { return heads }
    return zeros(high: high, low: low, below: unit.size).flatMap { zero in
      whole(low).flatMap { tail in heads.map { $0 + zero + tail } }
    }
  }

  /// What may stand between the parts above and below a unit: 零 where a digit is skipped, 零 or nothing where the part
  /// above a 万 or 亿 ends in nought (rule 3), else nothing.
  private static func zeros(high: Int, low: Int, below unit: Int) -> [String] {
    if low < unit / 10 { return ["零"] }
    return unit >= 10_000 && high.isMultiple(of: 10) ? ["", "零"] : [""]
  }
}

// MARK: - Reading

extension CapitalNumerals {
  /// The fen of a text without 零 and 整, read generously; `nil` for what is no number at all.
  private static func value(_ text: String) -> Int? {
    var rest = Substring(text)
    var total = 0
    for (name, size) in [("元", 100), ("角", 10), ("分", 1)] as [(Character, Int)] {
      guard let end = rest.firstIndex(of: name) else { continue }
      guard let part = end == rest.startIndex ? 0 : number(rest[..<end]), let sum = sum(part, size, total) else { return nil }
      total = sum
      rest = rest[rest.index(after: end)...]
    }
    return rest.isEmpty && !text.isEmpty ? total : nil
  }

  private static func number(_ text: Substring) -> Int? {
    if text.count == 1, let digit = text.first.flatMap(digits.firstIndex(of:)) { return digit }
    for unit in units {
      guard let cut = text.lastIndex(of: unit.name) else { continue }
      let below = text[text.index(after: cut)...]
      guard let high = number(text[..<cut]), let low = below.isEmpty ? 0 : number(below) else { return nil }
      return sum(high, unit.size, low)
    }
    return nil
  }

  /// `value × size + rest`, or `nil` when that is too large.
  private static func sum(_ value: Int, _ size: Int, _ rest: Int) -> Int? {
    let (product, overflowed) = value.multipliedReportingOverflow(by: size)
    let (sum, carried) = product.addingReportingOverflow(rest)
    return overflowed || carried ? nil : sum
  }
}
