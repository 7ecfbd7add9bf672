/// A share, held in millionths of the whole: 22.5 % is 225 000.
public struct Percent: Sendable, Hashable, Comparable {
  public var millionths: Int

  public init(millionths: Int) { self.millionths = millionths }
  public init(points: Int) { millionths = points * 10_000 }

  /// Reads percent points, with or without the sign: "22.5%", "22.5", "6 %"; four decimals at most.
  public init?(_ text: some StringProtocol) {
    var trimmed = Substring(text)
    while let last = trimmed.last, last == "%" || last == "％" || last == " " { trimmed.removeLast() }
    guard let value = FixedPoint.parse(trimmed, decimals: 4) else { return nil }
    millionths = value
  }

  public static func < (a: Percent, b: Percent) -> Bool { a.millionths < b.millionths }
}

extension Percent: CustomStringConvertible {
  /// Percent points in their shortest form, without the sign: "22.5", "10".
  public var description: String {
    var text = FixedPoint.text(millionths, decimals: 4)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }
}
