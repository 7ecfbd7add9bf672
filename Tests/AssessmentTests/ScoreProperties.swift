import Assessment
import Contract
import Measures
import TestSupport
import Testing

/// Ten thousand random cycles, in batches that run side by side; a failure prints the seed and the number of the cycle that it came from.
@Suite("Properties of scores")
struct ScoreProperties {
  static let seed: UInt64 = 20_251_201

  @Test("The parts add up, row order never matters, a deduction more never raises a score", arguments: 0..<10)
  func cycles(batch: Int) {
    let seed = Self.seed + UInt64(batch)
    var random = SplitMix(seed: seed)
    // One expectation for all: a thousand times a dozen of them would cost more than what they look at.
    var faults: [String] = []
    for number in 0..<1_000 {
      let cycle = DossierBuilder.random(using: &random)
      let sheet = ScoreSheet(own: cycle.build())
      if !Self.addsUp(sheet) { faults.append("cycle \(number): the parts") }

      var more = cycle
      for key in cycle.ledgers.keys.sorted() { more.ledgers[key]?.shuffle(using: &random) }
      if Self.counts(ScoreSheet(own: more.build())) != Self.counts(sheet) { faults.append("cycle \(number): the order") }

      more.addRandomViolation(using: &random)
      let lower = ScoreSheet(own: more.build())
      let isLower = zip(sheet.items, lower.items).allSatisfy { $1.score <= $0.score }
      if !isLower || lower.deductions.count != sheet.deductions.count + 1 { faults.append("cycle \(number): one more") }
    }
    #expect(faults.isEmpty, "seed \(seed)")
  }

  private static func addsUp(_ sheet: ScoreSheet) -> Bool {
    func sum(_ points: [Points]) -> Points { points.reduce(.zero) { $0 + $1 } }
    return sheet.total == sum(sheet.items.map(\.score))
      && sheet.items.allSatisfy { item in
        item.deducted == sum(item.deductions.map(\.points)) && item.score == max(.zero, item.item.full - item.deducted)
          && item.deductions.allSatisfy { cause in
            item.item.rules.contains { $0.code == cause.rule && $0.points * cause.count == cause.points }
          }
      }
  }

  /// Rule, count and date of every cause: all but the row numbers, which are what the order of rows may change.
  private static func counts(_ sheet: ScoreSheet) -> [[Int]] {
    sheet.deductions.map { [Int($0.rule.filter { $0 != "." }) ?? 0, $0.date?.days ?? 0, $0.count] }.sorted {
      $0.lexicographicallyPrecedes($1)
    }
  }

  @Test("Every band boundary: a lower total is never in a better band")
  func bands() {
    let order: [Band] = [.suspended, .minus20, .minus10, .full]
    let bands = (0...200).map { Band(total: Points(halves: $0), policies: Policies()) }
    let ranks = bands.map { order.firstIndex(of: $0) ?? -1 }
    #expect(ranks == ranks.sorted())
    #expect(zip(ranks, ranks.dropFirst()).enumerated().filter { $1.0 != $1.1 }.map { $0.offset + 1 } == [120, 160, 191])
  }
}
