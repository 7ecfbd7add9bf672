import Contract
import Diagnostics
import Measures

/// One line of a settlement: a clause, an amount, how it came about, and what it rests on.
public struct SettlementLine: Sendable {
  /// An amount by the reading of the contract that the policies did not choose.
  public struct OtherReading: Sendable {
    public let words: Bilingual
    public let amount: Fen
    public let formula: Bilingual
  }

  /// "39".
  public let clause: String
  public let title: Bilingual
  /// Never negative; the kind of line says whether it adds or takes away.
  public let amount: Fen
  /// The whole calculation with its numbers: "2 180 000.00 ÷ 12 ÷ 30 × 2 天 = 12 111.11".
  public let formula: Bilingual
  /// Days of an outage or a delay.
  public let days: Int?
  /// `nil` for a line that rests on the contract alone.
  public let record: String?
  public let place: Place?
  /// Which reading of the contract was applied, where it has two.
  public let reading: Bilingual?
  public let otherReading: OtherReading?

  public init(
    clause: String, title: Bilingual, amount: Fen, formula: Bilingual, days: Int? = nil, row: Row? = nil, reading: Bilingual? = nil,
    otherReading: OtherReading? = nil
  ) {
    self.clause = clause
    self.title = title
    self.amount = amount
    self.formula = formula
    self.days = days
    self.record = row?.record
    self.place = row?.place()
    self.reading = reading
    self.otherReading = otherReading
  }
}

extension Fen {
  /// Yuan with two decimals, groups of three parted by spaces: "2 180 000.00".
  public var spaced: String { String(grouped.map { $0 == "," ? " " : $0 }) }
}
