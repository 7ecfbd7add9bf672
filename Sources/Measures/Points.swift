/// Assessment points, counted in half points: the contract's annex knows no smaller unit.
public struct Points: Sendable, Hashable, Comparable {
  /// How many half points.
  public var halves: Int

  public init(halves: Int) { self.halves = halves }
  public init(_ whole: Int) { halves = whole * 2 }

  /// Reads "93", "0.5", "12.50" or "-1.5"; anything that is not a whole number of half points is `nil`.
  public init?(_ text: some StringProtocol) {
    guard let tenths = FixedPoint.parse(text, decimals: 1), tenths.isMultiple(of: 5) else { return nil }
    halves = tenths / 5
  }

  public static let zero = Points(halves: 0)

  public static func < (a: Points, b: Points) -> Bool { a.halves < b.halves }
  public static func + (a: Points, b: Points) -> Points { Points(halves: a.halves + b.halves) }
  public static func - (a: Points, b: Points) -> Points { Points(halves: a.halves - b.halves) }
  public static func * (a: Points, count: Int) -> Points { Points(halves: a.halves * count) }
  public static func += (a: inout Points, b: Points) { a.halves += b.halves }
}

extension Points: CustomStringConvertible {
  /// The shortest decimal form: "93", "0.5", "-1.5".
  public var description: String {
    let size = halves.magnitude
    return (halves < 0 ? "-" : "") + "\(size / 2)" + (size.isMultiple(of: 2) ? "" : ".5")
  }
}
