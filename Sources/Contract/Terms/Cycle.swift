import Measures

/// One of the four cycles of a contract year (clause 35): three calendar months.
public struct Cycle: Sendable, Hashable {
  /// The four cycles of three months.
  public enum Name: String, Sendable, CaseIterable, Comparable {
    case q1 = "Q1"
    case q2 = "Q2"
    case q3 = "Q3"
    case q4 = "Q4"
    /// 0 for Q1.
    public var index: Int { Self.allCases.firstIndex(of: self)! }
    public static func < (a: Name, b: Name) -> Bool { a.index < b.index }
  }

  public let name: Name
  public let start: CivilDate
  public let end: CivilDate

  /// The cycle of a year whose term begins on `termStart`.
  public init(_ name: Name, termStart: CivilDate) {
    self.name = name
    start = termStart.adding(months: 3 * name.index)
    end = termStart.adding(months: 3 * name.index + 3) - 1
  }

  public var days: ClosedRange<CivilDate> { start...end }
  /// From 00:00 of the first day to 24:00 of the last.
  public var span: Range<Moment> { Moment(start)..<Moment(end + 1) }
  /// The first days of its calendar months.
  public var months: [CivilDate] { (0..<3).map { start.adding(months: $0) } }
}
