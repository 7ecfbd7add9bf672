import Templating

/// One line of a count: how many of a kind, and which share of all.
public struct Count: Sendable, Equatable {
  public var name: String
  public var count: Int
  public var total: Int

  static let fields = FieldSet<Count>([
    Field("名称", "name", .text, example: "故障") { .text($0.name) },
    Field("数量", "count", .number, example: "42") { .number(Number($0.count)) },
    Field("占比", "share", .number, mayBeMissing: true, example: "0.14") { Shown.share($0.count, of: $0.total) },
  ])
}

/// A count with the part of each month of the cycle.
struct MonthCount: Sendable {
  var count: Count
  /// One figure for each of the cycle's three months.
  var months: [Int]

  static let fields = FieldSet([Field("名称", "name", .text, example: "故障") { .text($0.count.name) }] + figures)

  /// Of all that are counted, which have no name in common.
  static let figures = [
    Field<MonthCount>("首月", "month1", .number, example: "13") { .number(Number($0.months[0])) },
    Field("次月", "month2", .number, example: "14") { .number(Number($0.months[1])) },
    Field("末月", "month3", .number, example: "15") { .number(Number($0.months[2])) },
    Field("数量", "count", .number, example: "42") { .number(Number($0.count.count)) },
    Field("占比", "share", .number, mayBeMissing: true, example: "0.14") { Shown.share($0.count.count, of: $0.count.total) },
  ]

  /// A tally's lines, in the order given, zeros included.
  static func lines<Key>(
    _ view: CycleView, _ tally: KeyPath<TicketFigures, Tally<Key>>, _ keys: [Key], name: (Key) -> String
  ) -> [MonthCount] {
    zip(view.tickets[keyPath: tally].lines(keys, name: name), keys).map { count, key in
      MonthCount(count: count, months: view.ticketMonths.map { $0[keyPath: tally][key] })
    }
  }
}

/// How often things happened, in a given order of names.
struct Tally<Key: Hashable & Sendable>: Sendable {
  private(set) var counts: [Key: Int] = [:]
  private(set) var total = 0

  mutating func add(_ key: Key?, _ count: Int = 1) {
    guard let key else { return }
    counts[key, default: 0] += count
    total += count
  }

  subscript(key: Key) -> Int { counts[key] ?? 0 }

  /// In the order given, zeros included.
  func lines(_ keys: [Key], name: (Key) -> String) -> [Count] {
    keys.map { Count(name: name($0), count: self[$0], total: total) }
  }
}

extension Tally<String> {
  /// The most frequent first; equals by their UTF-8 bytes.
  func ranked() -> [Count] {
    counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { Count(name: $0.key, count: $0.value, total: total) }
  }

  /// The same as documents show it: what people wrote into a name is masked where it is private.
  func ranked(in view: CycleView) -> [Count] {
    ranked().map { Count(name: view.mask($0.name), count: $0.count, total: $0.total) }
  }
}
