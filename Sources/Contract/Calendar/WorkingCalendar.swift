import Measures

/// Which days are worked, by the State Council's arrangements and the corrections of the year's calendar.csv.
public struct WorkingCalendar: Sendable {
  /// One line of an arrangement: a day off or a day worked instead.
  public struct Entry: Sendable, Hashable {
    public enum Kind: String, Sendable {
      case off = "休"
      case work = "班"
    }
    public var date: CivilDate
    public var kind: Kind
    /// The holiday whose block it belongs to; "" for a plain day of rest.
    public var name: String
    /// Whether it is one of the statutory holiday's own days.
    public var isStatutory: Bool
    public init(date: CivilDate, kind: Kind, name: String, isStatutory: Bool) {
      self.date = date
      self.kind = kind
      self.name = name
      self.isStatutory = isStatutory
    }
  }

  private let entries: [CivilDate: Entry]

  /// The built-in arrangements with corrections laid over them, day by day.
  public init(corrections: [Entry] = []) {
    var entries: [CivilDate: Entry] = [:]
    for entry in corrections { entries[entry.date] = entry }
    self.entries = entries
  }
}
