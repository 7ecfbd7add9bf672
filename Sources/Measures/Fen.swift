/// An amount of money in whole fen (分), the unit of every sum in the settlement.
public struct Fen: Sendable, Hashable, Comparable {
  public var value: Int

  public init(_ value: Int) { self.value = value }

  /// Reads yuan with at most two decimals: "490500", "490500.00"; anything finer than a fen is `nil`.
  public init?(yuan text: some StringProtocol) {
    guard let value = FixedPoint.parse(text, decimals: 2) else { return nil }
    self.value = value
  }

  public static let zero = Fen(0)

  public static func < (a: Fen, b: Fen) -> Bool { a.value < b.value }
  public static func + (a: Fen, b: Fen) -> Fen { Fen(a.value + b.value) }
  public static func - (a: Fen, b: Fen) -> Fen { Fen(a.value - b.value) }
  public static func += (a: inout Fen, b: Fen) { a.value += b.value }

  /// `self × numerator ÷ denominator`, rounded half up once.
  public func scaled(by numerator: Int, over denominator: Int = 1) -> Fen {
    Fen(FixedPoint.scale(value, by: numerator, over: denominator))
  }

  /// The given share of the sum, rounded half up once.
  public func share(_ percent: Percent) -> Fen { scaled(by: percent.millionths, over: 1_000_000) }
}

extension Fen: CustomStringConvertible {
  /// Yuan with two decimals: "490500.00".
  public var description: String { FixedPoint.text(value, decimals: 2) }

  /// Yuan with two decimals and thousands separators: "490,500.00".
  public var grouped: String { FixedPoint.text(value, decimals: 2, grouped: true) }
}
