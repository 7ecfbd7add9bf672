import Contract
import Diagnostics
import TestSupport
import Testing

@testable import Validation

@Suite("Planted defects")
struct PlantingTests {
  /// A thousand seeds, in parts so that they run side by side.
  @Test("are all found, and nothing else", arguments: 0..<20)
  func allFound(part: Int) {
    for seed in (part * 50)..<(part * 50 + 50) {
      var planting = Planting(seed: UInt64(seed))
      for _ in 0..<planting.random.pick(0...6) { planting.plant() }
      let found = check(planting.builder).sorted()
      guard found != planting.expected.sorted() else { continue }
      let (missed, extra) = (Set(planting.expected).subtracting(found), Set(found).subtracting(planting.expected))
      Issue.record("seed \(seed) \(planting.names): missed \(missed.sorted()), not planted \(extra.sorted())")
    }
  }

  @Test("are found whatever the order of the rows", arguments: UInt64(0)..<25)
  func anyOrder(seed: UInt64) {
    var planting = Planting(seed: seed)
    for _ in 0..<5 { planting.plant() }
    var shuffled = planting.builder
    for key in shuffled.ledgers.keys.sorted() { shuffled.ledgers[key]?.shuffle(using: &planting.random) }
    #expect(marks(findings(planting.builder)) == marks(findings(shuffled)), "seed \(seed)")
  }

  @Test("keep their fingerprints when rows are put before them", arguments: UInt64(100)..<125)
  func stableFingerprints(seed: UInt64) {
    var planting = Planting(seed: seed)
    for _ in 0..<5 { planting.plant() }
    var longer = planting.builder
    let first = longer.cycle.start
    longer.ledgers["tickets"]?.insert(
      [
        "id": "前-1", "kind": "咨询", "system": "工单系统", "summary": "咨询", "reported_at": "\(first) 08:00", "responded_at": "\(first) 08:01",
        "resolved_at": "\(first) 08:02", "handler": "ZC01", "action": "答复", "result": "已答复", "confirmed_by": "周七",
        "confirmed_at": "\(first) 08:03",
      ], at: 0)
    longer.ledgers["meetings"]?.insert(
      [
        "date": "\(first)", "topic": "加开", "office": "周七", "operations": "郑九", "maintenance": "孙六", "resolutions": "无",
        "minutes": "优化方案.pdf",
      ], at: 0)
    let before = findings(planting.builder).map(\.fingerprint).sorted()
    #expect(before == findings(longer).map(\.fingerprint).sorted(), "seed \(seed)")
  }

  /// What a finding says without saying in which row.
  private func marks(_ findings: [Finding]) -> [String] {
    findings.map { "\($0.code) \($0.fingerprint) \($0.value ?? "-")" }.sorted()
  }
}
