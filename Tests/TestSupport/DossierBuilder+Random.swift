import Contract
import Measures

extension DossierBuilder {
  /// A small cycle with faults, days, absences, violations, outages and penalties at random, every key once, no inspection plan.
  public static func random(using random: inout SplitMix) -> DossierBuilder {
    var builder = DossierBuilder(.q2)
    builder.terms.inspectionPlans = []
    builder.addFile("证明.pdf")
    for (index, name) in ["甲", "乙", "丙"].enumerated() {
      builder.add("staff", ["id": "P\(index)", "name": name, "post": "驻场", "started_on": "2025-12-01"])
    }
    for index in 0..<random.pick(0...6) { builder.addRandomTicket("T\(index)", using: &random) }
    for offset in 0..<random.pick(0...4) { builder.addRandomDays(offset * random.pick(1...20), using: &random) }
    for _ in 0..<random.pick(0...3) { builder.addRandomViolation(using: &random) }
    for _ in 0..<random.pick(0...2) { builder.addRandomMoney(using: &random) }
    return builder
  }

  private mutating func addRandomTicket(_ id: String, using random: inout SplitMix) {
    let reported = Moment(cycle.start + random.pick(0...91), ClockTime(seconds: random.pick(0...86_399)))
    let responded = reported + random.pick(0...1_800)
    let isOpen = random.once(in: 10)
    add(
      "tickets",
      [
        "id": id, "kind": random.once(in: 4) ? "咨询" : "故障", "level": ["普通", "较大", "重大"][random.pick(0...2)],
        "reported_at": reported.spaced, "responded_at": responded.spaced,
        "resolved_at": isOpen ? "" : (responded + random.pick(0...20_000)).spaced, "exemption": random.once(in: 5) ? "第三方" : "",
        "exemption_proof": random.once(in: 2) ? "证明.pdf" : "",
      ])
  }

  private mutating func addRandomDays(_ offset: Int, using random: inout SplitMix) {
    let day = cycle.start + offset
    guard ledgers["metrics"]?.contains(where: { $0["date"] == "\(day)" }) != true else { return }
    let slow = random.pick(0...6)
    add(
      "metrics",
      [
        "date": "\(day)", "seat_failures": "\(random.pick(0...6))", "repeat_logins": "\(random.pick(0...16))", "slow_responses": "\(slow)",
        "slow_external": "\(random.pick(0...slow))",
      ])
    for person in ["P0", "P1", "P2"] where !random.once(in: 8) {
      let status = ["在岗", "在岗", "迟到", "早退", "请假", "缺岗", "擅自离岗", "联系不上"][random.pick(0...7)]
      add(
        "attendance",
        [
          "date": "\(day)", "person": person, "status": status, "minutes": "\(random.pick(1...120))",
          "substitute": random.once(in: 3) ? "替班" : "",
        ])
    }
  }

  /// Of a rule at random, as the office reports it.
  public mutating func addRandomViolation(using random: inout SplitMix) {
    let rules = AnnexRule.sources.map(\.code)
    add(
      "violations",
      [
        "date": "\(cycle.start + random.pick(0...91))", "rule": rules[random.pick(0...rules.count - 1)], "count": "\(random.pick(1...4))",
        "summary": "检查", "source": "甲方检查",
      ])
  }

  /// An outage of ours, or a written decision, that costs money.
  public mutating func addRandomMoney(using random: inout SplitMix) {
    guard random.once(in: 2) else { return addRandomPenalty(using: &random) }
    let start = Moment(cycle.start + random.pick(0...80), ClockTime(seconds: random.pick(0...86_399)))
    add(
      "outages",
      [
        "start": start.spaced, "agreed_end": (start + 3_600).spaced, "end": (start + random.pick(3_601...900_000)).spaced,
        "cause": "vendor",
        "summary": "升级",
      ])
  }

  private mutating func addRandomPenalty(using random: inout SplitMix) {
    let clause = random.pick(38...42)
    let figures: Cells =
      switch clause {
      case 38: ["days": "\(random.pick(1...40))"]
      case 39: [:]
      case 40: ["amount": "\(Fen(random.pick(0...5_000_000)))"]
      default: ["percent": "\(Percent(millionths: random.pick(5_000...30_000)))"]
      }
    add("penalties", ["date": "\(cycle.start)", "clause": "\(clause)", "summary": "事由", "decision": "认定书.pdf"].merging(figures) { $1 })
  }
}
