import Assessment
import Contract
import Measures
import TestSupport
import Testing

/// The causes of a cycle that is clean but for one change, as "rule ×count record".
func causes(policies: Policies = Policies(), _ change: (inout DossierBuilder) -> Void) -> [String] {
  var cycle = DossierBuilder.clean()
  cycle.terms.policies = policies
  change(&cycle)
  return ScoreSheet(own: cycle.build()).deductions.map { "\($0.rule) ×\($0.count) \($0.record)" }
}

func policies(_ change: (inout Policies) -> Void) -> Policies {
  var policies = Policies()
  change(&policies)
  return policies
}

@Suite("2.2 fault handling")
struct FaultHandlingTests {
  @Test(
    "Fifteen minutes and the hours of each level, to the second",
    arguments: [
      ("普通", "09:15:00", "10:00:00", [String]()),
      ("普通", "09:15:01", "09:59:00", ["2.2.1 ×1 T"]),
      ("普通", "09:05", "10:00:01", ["2.2.2 ×1 T"]),
      ("较大", "09:05", "11:00", []),
      ("较大", "09:05", "11:00:01", ["2.2.3 ×1 T"]),
      ("重大", "09:05", "13:00", []),
      ("重大", "09:16", "13:01", ["2.2.1 ×1 T", "2.2.4 ×1 T"]),
    ])
  func limits(level: String, response: String, solution: String, expected: [String]) {
    let found = causes {
      $0.addTicket("T", level: level, at: "2026-03-09 09:00", response: "2026-03-09 \(response)", solution: "2026-03-09 \(solution)")
    }
    #expect(found == expected)
  }

  @Test(
    "An exemption frees from the solution's limit only, and only with a proof that is a file with content",
    arguments: [
      ("证明.pdf", 100, ["2.2.1 ×1 T"]), ("证明.pdf", 0, ["2.2.1 ×1 T", "2.2.2 ×1 T"]), ("没有.pdf", 100, ["2.2.1 ×1 T", "2.2.2 ×1 T"]),
      ("", 100, ["2.2.1 ×1 T", "2.2.2 ×1 T"]), ("../证明.pdf", 100, ["2.2.1 ×1 T", "2.2.2 ×1 T"]),
    ])
  func exemption(proof: String, bytes: Int, expected: [String]) {
    let late: (inout DossierBuilder) -> Void = {
      $0.addTicket(
        "T", at: "2026-03-09 09:00", response: "2026-03-09 09:20", solution: "2026-03-09 12:00",
        ["exemption": "不可抗力", "exemption_proof": proof])
      $0.addFile("证明.pdf", bytes: bytes)
    }
    #expect(causes(late) == expected)
    let neverExempt = policies { $0.exemptResolution = false }
    #expect(causes(policies: neverExempt, late) == ["2.2.1 ×1 T", "2.2.2 ×1 T"])
    let alwaysExempt = policies { $0.exemptResponse = true }
    #expect(causes(policies: alwaysExempt, late) == expected.filter { _ in expected.count == 2 })
  }

  @Test("What never ended is measured to the end of the cycle")
  func open() {
    let lateInCycle: (inout DossierBuilder) -> Void = {
      $0.addTicket("A", at: "2026-05-31 23:50", response: "", solution: "", ["open": "是"])
      $0.addTicket("B", at: "2026-05-31 22:00", response: "2026-05-31 22:05", solution: "", ["open": "是"])
      $0.addTicket("C", at: "2026-05-31 23:00", response: "2026-05-31 23:05", solution: "", ["open": "是"])
      $0.addTicket("D", at: "2026-05-31 23:44:59", response: "", solution: "", ["open": "是"])
    }
    #expect(causes(lateInCycle) == ["2.2.1 ×1 D", "2.2.2 ×1 B"])
  }

  @Test("Broken and foreign rows count in no rule; of duplicates the first counts")
  func broken() {
    func late(_ id: String, _ more: DossierBuilder.Cells, at reported: String = "2026-03-09 09:00") -> [String] {
      causes { $0.addTicket(id, at: reported, response: "2026-03-09 12:00", solution: "2026-03-09 18:00", more) }
    }
    #expect(late("T", [:]) == ["2.2.1 ×1 T", "2.2.2 ×1 T"])
    #expect(late("T", ["level": ""]) == [])
    #expect(late("T", ["level": "特大"]) == [])
    #expect(late("T", ["kind": ""]) == [])
    #expect(late("T", ["kind": "咨询"]) == [])
    #expect(late("T", ["responded_at": "中午"]) == [])
    #expect(late("T", ["reported_at": ""]) == [])
    #expect(late("T", [:], at: "2026-02-28 23:59:59") == [])
    #expect(late("T", ["reported_at": "2026-06-01 00:00"]) == [])
    #expect(late("YW-20260301-001", [:]) == [])
    #expect(late("", [:]) == ["2.2.1 ×1 tickets:8", "2.2.2 ×1 tickets:8"])
  }

  @Test("Flow anomalies answer within fifteen minutes by policy only")
  func flow() {
    let flow: (inout DossierBuilder) -> Void = {
      $0.addTicket(
        "T", at: "2026-03-09 09:00", response: "2026-03-09 09:20", solution: "2026-03-09 18:00",
        ["kind": "流转异常", "level": "", "flow_kind": "积压"])
    }
    #expect(causes(flow) == [])
    #expect(causes(policies: policies { $0.responseKinds = [.fault, .flowAnomaly] }, flow) == ["2.2.1 ×1 T"])
  }
}

@Suite("2.3 technical capability")
struct CapabilityTests {
  func day(_ cells: DossierBuilder.Cells, policies: Policies = Policies()) -> [String] {
    causes(policies: policies) { cycle in
      for (field, text) in cells { cycle.set("metrics", field, text) { $0["date"] == "2026-03-12" } }
    }
  }

  @Test("The third seat failure and the eleventh login cost, slow responses of our own all")
  func limits() {
    #expect(day(["seat_failures": "2"]) == [])
    #expect(day(["seat_failures": "3"]) == ["2.3.1 ×1 2026-03-12"])
    #expect(day(["repeat_logins": "10"]) == [])
    #expect(day(["repeat_logins": "11"]) == ["2.3.2 ×1 2026-03-12"])
    #expect(day(["slow_responses": "3", "slow_external": "3"]) == [])
    #expect(day(["slow_responses": "3", "slow_external": "1"]) == ["2.3.3 ×2 2026-03-12"])
    // More external ones than there are: the cell is out of its bounds, and the row counts in no rule.
    #expect(day(["slow_responses": "1", "slow_external": "3", "seat_failures": "9", "repeat_logins": "20"]) == [])
  }

  @Test("The allowances are policies")
  func allowances() {
    #expect(day(["seat_failures": "3"], policies: policies { $0.seatFailuresAllowed = 3 }) == [])
    #expect(day(["repeat_logins": "3"], policies: policies { $0.repeatLoginsAllowed = 0 }) == ["2.3.2 ×3 2026-03-12"])
  }

  @Test("A broken cell, a second row of a day and a foreign day count nothing")
  func broken() {
    #expect(day(["seat_failures": "9", "repeat_logins": "x"]) == [])
    #expect(day(["seat_failures": "-9"]) == [])
    #expect(day(["seat_failures": "99999999999999999999"]) == [])
    let more: DossierBuilder.Cells = ["seat_failures": "9", "repeat_logins": "0", "slow_responses": "0", "slow_external": "0"]
    #expect(causes { $0.add("metrics", more.merging(["date": "2026/3/12"]) { $1 }) } == [])
    #expect(causes { $0.add("metrics", more.merging(["date": "2026-06-01"]) { $1 }) } == [])
  }

  @Test("A missing ledger is an empty one")
  func missing() { #expect(causes { $0.ledgers["metrics"] = nil } == []) }
}

@Suite("1.2 and 1.3 attendance")
struct AttendanceTests {
  /// The causes when 王三's row of 16 March (a Monday) reads like this.
  func third(_ cells: DossierBuilder.Cells, policies: Policies = Policies(), _ more: (inout DossierBuilder) -> Void = { _ in }) -> [String]
  {
    causes(policies: policies) { cycle in
      for (field, text) in cells { cycle.set("attendance", field, text) { $0["date"] == "2026-03-16" && $0["person"] == "ZC03" } }
      more(&cycle)
    }
  }

  @Test("Late and early: 1 to 60 minutes, and more than an hour")
  func minutes() {
    #expect(third(["status": "迟到", "minutes": "1"]) == ["1.3.2 ×1 2026-03-16/ZC03"])
    #expect(third(["status": "早退", "minutes": "60"]) == ["1.3.2 ×1 2026-03-16/ZC03"])
    #expect(third(["status": "迟到", "minutes": "61"]) == ["1.3.1 ×1 2026-03-16/ZC03"])
    #expect(third(["status": "迟到", "minutes": "61"], policies: policies { $0.lateOverAnHour = .late }) == ["1.3.2 ×1 2026-03-16/ZC03"])
  }

  @Test("Who left or cannot be reached is on site all the same", arguments: ["擅自离岗", "联系不上"])
  func left(status: String) { #expect(third(["status": status]) == ["1.3.1 ×1 2026-03-16/ZC03"]) }

  @Test("Who is away is missing, unless somebody else stands in")
  func substitutes() {
    let missing = ["1.2.1 ×1 2026-03-16"]
    #expect(third(["status": "请假"]) == missing)
    #expect(third(["status": "缺岗"]) == missing)
    #expect(third(["status": "请假", "substitute": "外援甲"]) == [])
    #expect(third(["status": "请假", "substitute": "赵四"]) == [])
    #expect(third(["status": "请假", "substitute": "李二"]) == missing, "he is there already")
    #expect(third(["person": "ZX01"]) == missing, "a support engineer is no on-site engineer")
    #expect(third([:]) { $0.set("staff", "left_on", "2026-03-15") { $0["id"] == "ZC03" } }.first == missing.first)
    #expect(third([:]) { $0.set("staff", "left_on", "2026-03-16") { $0["id"] == "ZC03" } }.first == "1.2.1 ×1 2026-03-17")
  }

  @Test("A day without rows is no deduction; neither is a Sunday")
  func days() {
    #expect(causes { $0.remove("attendance") { $0["date"] == "2026-03-16" } } == [])
    #expect(causes { $0.add("attendance", ["date": "2026-03-15", "person": "ZC01", "status": "在岗"]) } == [])
    #expect(causes { $0.remove("attendance") { $0["date"] == "2026-03-16" && $0["person"] != "ZC01" } } == ["1.2.1 ×2 2026-03-16"])
    #expect(causes { $0.ledgers["attendance"] = nil } == [])
  }

  @Test("A second row of a person and day counts only as the early half of a late one")
  func duplicates() {
    let early: DossierBuilder.Cells = ["date": "2026-03-16", "person": "王三", "status": "早退", "minutes": "5"]
    #expect(causes { $0.add("attendance", early) } == [])
    #expect(
      third(["status": "迟到", "minutes": "5"]) { $0.add("attendance", early, early) } == [
        "1.3.2 ×1 2026-03-16/ZC03", "1.3.2 ×1 2026-03-16/王三",
      ])
  }
}

@Suite("2.1 inspections")
struct InspectionsTests {
  func changed(_ field: String, _ text: String, item: String? = nil) -> [String] {
    causes { cycle in cycle.set("inspections", field, text) { $0["date"] == "2026-03-16" && (item == nil || $0["item"] == item) } }
  }

  @Test("None is 2.1.2; the wrong time or content 2.1.1, once for both")
  func faults() {
    let faulty = ["2.1.1 ×1 daily@2026-03-16"]
    #expect(causes { $0.remove("inspections") { $0["date"] == "2026-03-16" } } == ["2.1.2 ×1 daily@2026-03-16"])
    #expect(causes { $0.remove("inspections") { $0["date"] == "2026-03-16" && $0["item"] == "连接数" } } == faulty)
    #expect(changed("started_at", "08:30") == [])
    #expect(changed("started_at", "10:30") == [])
    #expect(changed("started_at", "10:30:01") == faulty)
    #expect(changed("started_at", "08:29") == faulty)
    #expect(changed("started_at", "2026-03-17 09:00") == faulty)
    #expect(changed("plan", "日巡检") == [])
    #expect(
      causes { cycle in
        cycle.remove("inspections") { $0["date"] == "2026-03-16" && $0["item"] == "连接数" }
        cycle.set("inspections", "started_at", "12:00") { $0["date"] == "2026-03-16" }
      } == faulty)
  }

  @Test("All inspections of a day count together, and the earliest start")
  func together() {
    #expect(changed("started_at", "16:00", item: "连接数") == [])
    #expect(changed("started_at", "07:00", item: "连接数") == ["2.1.1 ×1 daily@2026-03-16"])
    #expect(changed("inspection", "另一次", item: "连接数") == [])
  }

  @Test("A row that cannot be read is not there")
  func broken() {
    #expect(changed("started_at", "早上") == ["2.1.2 ×1 daily@2026-03-16"])
    #expect(changed("object", "", item: "连接数") == ["2.1.1 ×1 daily@2026-03-16"])
    #expect(changed("plan", "夜巡") == ["2.1.2 ×1 daily@2026-03-16"])
    #expect(causes { $0.ledgers["inspections"] = nil }.count == 62)
  }

  @Test("Inspections on other days cost nothing")
  func notDue() {
    #expect(
      causes { cycle in
        cycle.add(
          "inspections",
          [
            "inspection": "X", "plan": "daily", "date": "2026-03-15", "started_at": "23:00", "object": "数据库", "item": "连接数",
          ])
      } == [])
  }
}

@Suite("Violations")
struct ViolationTests {
  func violation(_ rule: String, _ more: DossierBuilder.Cells = [:]) -> [String] {
    causes {
      $0.add("violations", ["date": "2026-03-17", "rule": rule, "summary": "事由", "source": "甲方检查"].merging(more) { $1 })
    }
  }

  @Test("Every rule of the annex, when the office found it", arguments: AnnexRule.sources.map(\.code))
  func every(rule: String) { #expect(violation(rule) == ["\(rule) ×1 violations:2"]) }

  @Test("A derived rule counts from nobody else")
  func derived() {
    #expect(violation("2.3.1", ["source": "自查"]) == [])
    #expect(violation("2.3.1", ["source": ""]) == [])
    #expect(violation("1.1.1", ["source": "自查"]) == ["1.1.1 ×1 violations:2"])
  }

  @Test("Counts, and rows that count nothing")
  func counts() {
    #expect(violation("1.1.1", ["count": "3"]) == ["1.1.1 ×3 violations:2"])
    #expect(violation("1.1.1", ["count": "0"]) == [])
    #expect(violation("1.1.1", ["count": "三"]) == [])
    #expect(violation("9.9.9") == [])
    #expect(violation("1.1.1", ["date": "2026-06-01"]) == [])
    #expect(violation("1.1.1", ["date": ""]) == [])
  }

  @Test("An item ends at 0, unless the policy lets it go below")
  func floor() throws {
    var cycle = DossierBuilder.clean()
    cycle.add("violations", ["date": "2026-03-17", "rule": "3.2.2", "count": "3", "summary": "泄露", "source": "甲方检查"])
    let floored = try #require(ScoreSheet(own: cycle.build())["3.2"])
    #expect(floored.deducted == Points(15) && floored.score == .zero)
    cycle.terms.policies.itemFloorZero = false
    #expect(ScoreSheet(own: cycle.build()).total == Points(85))
  }
}
