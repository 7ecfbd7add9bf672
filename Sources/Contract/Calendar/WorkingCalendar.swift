import Measures

/// Which days are worked, by the State Council's arrangements and the corrections of the year's calendar.csv.
///
/// A year without an arrangement is provisional: weekends, 1 January, 1–2 May and 1–3 October only; holidays that follow
/// the moon or the sun are not guessed (specification: settlement, "Dates").
public struct WorkingCalendar: Sendable {
  /// One line of an arrangement: a day off or a day worked instead.
  public struct Entry: Sendable, Hashable {
    /// Off, or worked instead.
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
  private let arrangedYears: Set<Int>

  /// The built-in arrangements with corrections laid over them, day by day; of two for one day the later stands.
  public init(corrections: [Entry] = []) {
    var entries: [CivilDate: Entry] = [:]
    for entry in Arrangement.builtIn.flatMap(\.entries) + corrections { entries[entry.date] = entry }
    self.entries = entries
    arrangedYears = Set(Arrangement.builtIn.map(\.year)).union(Self.yearsArranged(by: corrections))
  }

  /// Whether the year's arrangement is known; otherwise its days are provisional.
  public func isKnown(_ year: Int) -> Bool { arrangedYears.contains(year) }

  /// Whether any of the days is of a year that is not known.
  public func isProvisional(_ days: ClosedRange<CivilDate>) -> Bool {
    !(days.lowerBound.year...days.upperBound.year).allSatisfy(isKnown)
  }

  /// Whether the day is worked: by its arrangement, else Monday to Friday.
  public func isWorking(_ day: CivilDate) -> Bool {
    switch entry(day)?.kind {
    case .work: true
    case .off: false
    case nil: day.weekday <= 5
    }
  }

  /// The holiday to whose block the day belongs, weekends inside the block included; `nil` on all other days.
  public func holidayName(_ day: CivilDate) -> String? {
    guard let entry = entry(day), entry.kind == .off, !entry.name.isEmpty else { return nil }
    return entry.name
  }

  /// Whether the day is one of a statutory holiday's own days.
  public func isStatutoryHoliday(_ day: CivilDate) -> Bool {
    guard let entry = entry(day) else { return false }
    return entry.kind == .off && entry.isStatutory
  }

  /// Whether the day is a 重大节假日 by the policy `holiday_block`.
  public func isHoliday(_ day: CivilDate, _ block: Policies.HolidayBlock) -> Bool {
    switch block {
    case .full: holidayName(day) != nil || isStatutoryHoliday(day)
    case .statutory: isStatutoryHoliday(day)
    }
  }

  /// The whole stretch of holiday days around a day: 2026-02-15…2026-02-23 for the Spring Festival of 2026.
  public func holidayBlock(around day: CivilDate) -> ClosedRange<CivilDate>? {
    guard isHoliday(day, .full) else { return nil }
    var (first, last) = (day, day)
    while isHoliday(first - 1, .full) { first = first - 1 }
    while isHoliday(last + 1, .full) { last = last + 1 }
    return first...last
  }

  /// The arrangement's or the correction's line for a day; for a year that is not known, its fixed holidays.
  public func entry(_ day: CivilDate) -> Entry? {
    if let entry = entries[day] { return entry }
    let (year, month, dayOfMonth) = day.components
    guard !isKnown(year), let name = Self.fixedHoliday(month: month, day: dayOfMonth) else { return nil }
    return Entry(date: day, kind: .off, name: name, isStatutory: true)
  }

  private static func fixedHoliday(month: Int, day: Int) -> String? {
    switch (month, day) {
    case (1, 1): "元旦"
    case (5, 1...2): "劳动节"
    case (10, 1...3): "国庆节"
    default: nil
    }
  }

  /// Years for which the corrections are a whole arrangement and not single days: they name every holiday that moves days.
  private static func yearsArranged(by corrections: [Entry]) -> [Int] {
    let years = Dictionary(grouping: corrections.filter { $0.kind == .off }, by: \.date.year)
    return years.filter { holidaysMissing(in: $0.value).isEmpty }.map(\.key)
  }

  /// The holidays that a whole arrangement names and these entries do not.
  public static func holidaysMissing(in entries: [Entry]) -> [String] {
    ["元旦", "春节", "清明", "劳动", "端午", "国庆"].filter { holiday in !entries.contains { $0.kind == .off && $0.name.contains(holiday) } }
  }
}
