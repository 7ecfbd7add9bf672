import Contract
import Diagnostics
import Measures
import TestSupport

@testable import Validation

/// Defects that can be planted into a generated clean cycle wherever there is room, each with the finding that it must bring.
///
/// Every plant takes rows of its own, so that several in one cycle do not get into one another's way.
struct Planting {
  var builder: DossierBuilder
  var random: SplitMix
  private(set) var expected: [String] = []
  private var taken: [String: Set<Int>] = [:]
  private(set) var names: [String] = []

  /// A clean cycle of some of its ledgers: what is missing has no consequences, and the rest is sooner checked.
  init(seed: UInt64) {
    random = SplitMix(seed: seed)
    let cycle = Cycle.Name.allCases[random.pick(0...3)]
    builder = .clean(cycle)
    for key in ["inspections", "metrics", "attendance", "duty"] where !random.once(in: 3) { builder.ledgers[key] = nil }
    addMore()
  }

  /// Records of the kinds that a clean cycle does without.
  private mutating func addMore() {
    let start = builder.cycle.start
    for number in 1...random.pick(2...5) {
      let day = start + random.pick(5...60)
      builder.add(
        "demands",
        [
          "id": "XQ-\(number)", "title": "需求\(number)", "category": "一般", "raised_by": "督办组", "raised_on": "\(day)",
          "completed_on": "\(day + 1)", "confirmed_by": "周七",
        ])
      builder.add(
        "requests",
        [
          "id": "DY-\(number)", "kind": "检查意见", "raised_on": "\(day)", "due_on": "\(day + 7)", "summary": "整改", "answered_on": "\(day + 6)",
          "answer": "优化方案.pdf",
        ])
    }
  }

  mutating func plant() {
    let defects: [(String, (inout Planting) -> Bool)] = [
      ("value", { $0.plantBrokenCell() }), ("required", { $0.plantBlankCell() }), ("reference", { $0.plantUnknownPerson() }),
      ("evidence", { $0.plantMissingFile() }), ("order", { $0.plantBackwardTimes() }), ("duplicate", { $0.plantDuplicate() }),
      ("day", { $0.plantMissingDay() }), ("inspection", { $0.plantMissingInspection() }), ("gap", { $0.plantDutyGap() }),
      ("late", { $0.plantLateAnswer() }), ("privacy", { $0.plantPhoneNumber() }), ("open", { $0.plantOpenTicket() }),
    ]
    let (name, plant) = defects[random.pick(0...defects.count - 1)]
    if plant(&self) { names.append(name) }
  }

  /// A row that no other plant has; its number in the file.
  private mutating func take(_ key: String, where holds: (DossierBuilder.Cells) -> Bool = { _ in true }) -> Int? {
    let rows = builder.ledgers[key] ?? []
    let free = rows.indices.filter { !taken[key, default: []].contains($0) && holds(rows[$0]) }
    guard let row = free.randomElement(using: &random) else { return nil }
    taken[key, default: []].insert(row)
    return row
  }

  private func record(_ key: String, _ row: Int) -> String {
    guard let table = LedgerTable.named(key) else { return key }
    return builder.build().ledger(table)[row].record
  }

  private mutating func expect(_ code: String, _ key: String, _ row: Int, _ column: String) {
    expected.append("\(code) \(record(key, row)) \(column)")
  }

  private mutating func one(of fields: [(String, String)]) -> (key: String, field: String)? {
    fields.filter { builder.ledgers[$0.0] != nil }.randomElement(using: &random).map { (key: $0.0, field: $0.1) }
  }

  private mutating func plantBrokenCell() -> Bool {
    let fields = [
      ("tickets", "responded_at"), ("tickets", "escalated"), ("metrics", "seat_failures"), ("metrics", "repeat_logins"),
      ("attendance", "checked_in"), ("demands", "completed_on"), ("requests", "kind"), ("activities", "date"), ("metrics", "availability"),
    ]
    guard let (key, field) = one(of: fields), let row = take(key, where: { ($0[field] ?? "") != "" }) else { return false }
    builder.set(key, row: row, field, "待定")
    expect("record.value", key, row, field)
    return true
  }

  private mutating func plantBlankCell() -> Bool {
    let fields = [
      ("tickets", "summary"), ("tickets", "handler"), ("tickets", "action"), ("metrics", "monitor"), ("inspections", "reading"),
      ("inspections", "inspector"), ("demands", "title"), ("requests", "summary"), ("meetings", "topic"), ("proposals", "summary"),
      ("activities", "result"), ("assessments", "certificate"),
    ]
    guard let (key, field) = one(of: fields), let row = take(key) else { return false }
    builder.set(key, row: row, field, "")
    expect("record.required", key, row, field)
    return true
  }

  private mutating func plantUnknownPerson() -> Bool {
    let fields = [
      ("tickets", "handler"), ("metrics", "monitor"), ("inspections", "inspector"), ("activities", "operator"), ("duty", "backup"),
    ]
    guard let (key, field) = one(of: fields), let row = take(key) else { return false }
    builder.set(key, row: row, field, "查无此人\(row)")
    expect("record.reference", key, row, field)
    return true
  }

  private mutating func plantMissingFile() -> Bool {
    let fields = [
      ("tickets", "evidence"), ("meetings", "minutes"), ("proposals", "document"), ("requests", "answer"), ("documents", "file"),
    ]
    guard let (key, field) = one(of: fields), let row = take(key) else { return false }
    builder.set(key, row: row, field, "不在的文件-\(row).pdf")
    expect("record.evidence", key, row, field)
    return true
  }

  private mutating func plantBackwardTimes() -> Bool {
    guard let row = take("tickets"), let reported = builder.ledgers["tickets"]?[row]["reported_at"] else { return false }
    builder.set("tickets", row: row, "responded_at", "\(reported.prefix(10)) 00:01")
    expect("record.order", "tickets", row, "responded_at")
    return true
  }

  private mutating func plantDuplicate() -> Bool {
    guard let key = ["demands", "requests", "metrics"].filter({ builder.ledgers[$0] != nil }).randomElement(using: &random),
      let row = take(key), let cells = builder.ledgers[key]?[row]
    else { return false }
    builder.add(key, cells)
    let last = (builder.ledgers[key]?.count ?? 1) - 1
    taken[key, default: []].insert(last)
    expect("record.duplicate", key, last, key == "metrics" ? "date" : "id")
    return true
  }

  /// Days are taken away by their rows' cells, so that the numbers of other rows stay what they were.
  private mutating func plantMissingDay() -> Bool {
    guard let row = take("metrics"), let date = builder.ledgers["metrics"]?[row]["date"],
      builder.ledgers["metrics"]?.filter({ $0["date"] == date }).count == 1
    else { return false }
    builder.set("metrics", row: row, "date", "2024-01-\(10 + row % 20)")
    guard builder.ledgers["metrics"]?.filter({ $0["date"] == "2024-01-\(10 + row % 20)" }).count == 1 else {
      builder.set("metrics", row: row, "date", date)
      return false
    }
    builder.set("metrics", row: row, "monitor", "")
    expect("record.required", "metrics", row, "monitor")
    expect("record.period", "metrics", row, "date")
    expected.append("metrics.day-missing \(date) -")
    return true
  }

  private mutating func plantMissingInspection() -> Bool {
    guard let row = take("inspections"), let date = builder.ledgers["inspections"]?[row]["date"],
      let rows = builder.ledgers["inspections"]?.indices.filter({ builder.ledgers["inspections"]?[$0]["date"] == date }),
      rows.allSatisfy({ $0 == row || !taken["inspections", default: []].contains($0) })
    else { return false }
    taken["inspections", default: []].formUnion(rows)
    builder.set("inspections", row: row, "item", "另一项")
    expected.append("inspection.incomplete daily@\(date) -")
    return true
  }

  private mutating func plantDutyGap() -> Bool {
    guard let row = take("duty", where: { ($0["start"] ?? "").hasSuffix("08:00") }), let start = builder.ledgers["duty"]?[row]["start"]
    else { return false }
    builder.set("duty", row: row, "start", "\(start.prefix(10)) 08:30")
    expected.append("duty.gap \(start.prefix(10))T08:00/\(start.prefix(10))T08:30 -")
    return true
  }

  private mutating func plantLateAnswer() -> Bool {
    guard let row = take("requests"), let due = builder.ledgers["requests"]?[row]["due_on"], let date = CivilDate(iso: due),
      date <= builder.cycle.end
    else { return false }
    builder.set("requests", row: row, "answered_on", "\(date + 1)")
    expect("request.late", "requests", row, "answered_on")
    return true
  }

  private mutating func plantPhoneNumber() -> Bool {
    let fields = [("tickets", "action"), ("inspections", "remark"), ("demands", "title"), ("meetings", "resolutions")]
    guard let (key, field) = one(of: fields), let row = take(key) else { return false }
    builder.set(key, row: row, field, "请回电 139\(10_000_000 + random.pick(0...89_999_999))")
    expect("privacy.phone", key, row, field)
    return true
  }

  private mutating func plantOpenTicket() -> Bool {
    guard let row = take("tickets") else { return false }
    builder.set("tickets", row: row, "open", "是")
    expect("ticket.unresolved", "tickets", row, "open")
    return true
  }
}
