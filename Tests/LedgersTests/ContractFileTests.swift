import Contract
import Diagnostics
import Measures
import Testing

@testable import Ledgers

@Suite struct ContractFileTests {
  @Test func theSpecificationsExampleReadsWithoutAFinding() throws {
    let year = try TestYear()
    let loaded = try year.load()
    #expect(loaded.findings.filter { $0.code == "contract.value" }.isEmpty)
    let terms = loaded.dossier.terms
    #expect(terms.annualAmount == Fen(218_000_000))
    #expect(terms.cycleShare == Percent(millionths: 225_000))
    #expect(terms.vendor.account == "411060400018001856562")
    #expect(terms.client.contact == "张主任")
    #expect(terms.inspectionPlans.map(\.days) == [.working, .weekly(1)])
    #expect(terms.inspectionPlans[0].objects.map(\.name) == ["应用服务器", "数据库"])
    #expect(terms.inspectionPlans[1].window == nil && terms.inspectionPlans[1].skipHolidays)
    #expect(loaded.dossier.cycle.start == CivilDate(iso: "2026-03-01") && loaded.dossier.cycle.end == CivilDate(iso: "2026-05-31"))
    #expect(loaded.dossier.looseTexts.contains { $0.text == "张主任" && $0.place.column == "client.contact" && $0.place.row == 3 })
  }

  @Test func everyMistakeComesOutAtOnceWithItsLineAndPath() throws {
    let broken = TestYear.contract
      .replacing("signed_on: 2025-10-21", with: "signed_on: 2025-02-30")
      .replacing("project: ", with: "projct: ")
      .replacing("cycle_share: 22.5%", with: "cycle_share: viel")
      .replacing("on_site: 3", with: "on_site: drei")
      .replacing("end: 2026-11-30", with: "end: 2026-11-29")
      .replacing("days: weekly:1", with: "days: weekly:8")
      .replacing(
        "policies: {}",
        with: "policies: {seat_failures_allowed: 4, boundary_80: full, agreed_fee: cycle, expected_activities: [drill, fly]}")
    let year = try TestYear(contract: broken)
    let findings = try year.findings(in: "contract.yaml")
    #expect(
      findings.words == [
        "contract.value@1:project", "contract.value@2:projct", "contract.value@5:signed_on", "contract.value@6:term.end",
        "contract.value@9:cycle_share", "contract.value@11:staffing.on_site", "contract.value@24:inspection_plan[1].days",
        "contract.value@29:policies.boundary_80", "contract.value@29:policies.expected_activities[1]",
        "contract.value@29:policies.seat_failures_allowed",
      ])
    #expect(findings[1].hint.en == "did you mean project?")
    #expect(findings[2].value == "2025-02-30")
    let terms = try year.load().dossier.terms
    #expect(terms.policies.agreedFee == .cycle && terms.policies.seatFailuresAllowed == 2)
    #expect(terms.cycleShare == Percent(millionths: 225_000), "reading goes on with the signed figure")
    #expect(terms.inspectionPlans.map(\.id) == ["daily"])
  }

  @Test func aBlankContractLacksEveryRequiredKey() throws {
    let findings = try TestYear(contract: "# nothing yet\n").findings(in: "contract.yaml")
    #expect(
      findings.compactMap(\.place.column) == [
        "annual_amount", "assessment_share", "client", "cycle_share", "inspection_plan", "number", "project", "signed_on", "staffing",
        "term", "total_amount", "vendor", "working_hours",
      ])
    #expect(findings.allSatisfy { $0.code == "contract.value" && $0.severity == .error })
  }

  @Test func everyPolicyOfTheTablesIsUnderstood() throws {
    let policies = """
      policies:
        seat_failures_allowed: 3
        repeat_logins_allowed: 12
        item_floor_zero: false
        late_over_an_hour: late
        exempt_resolution: false
        exempt_response: true
        response_kinds: [fault, flow_anomaly]
        holiday_block: statutory
        boundary_95: full
        boundary_80: minus20
        boundary_60: suspended
        penalty_set_off: true
        agreed_fee: cycle
        security_penalty_base: annual
        submit_working_days: 5
        expected_activities: [backup, update|antivirus, 应急演练]
      """
    let loaded = try TestYear(contract: TestYear.contract.replacing("policies: {}", with: policies)).load()
    #expect(loaded.findings.filter { $0.code == "contract.value" }.isEmpty)
    let read = loaded.dossier.terms.policies
    #expect(read.seatFailuresAllowed == 3 && read.repeatLoginsAllowed == 12 && !read.itemFloorZero && read.lateOverAnHour == .late)
    #expect(
      !read.exemptResolution && read.exemptResponse && read.responseKinds == [.fault, .flowAnomaly] && read.holidayBlock == .statutory)
    #expect(read.boundary95 == .full && read.boundary80 == .minus20 && read.boundary60 == .suspended && read.penaltySetOff)
    #expect(read.agreedFee == .cycle && read.securityPenaltyBase == .annual && read.submitWorkingDays == 5)
    #expect(read.expectedActivities == [[.backup], [.update, .antivirus], [.drill]])
  }

  @Test(arguments: ["a: b: c\n", "number: \"open\n", "x: [1, 2\n", "number: 1\nnumber: 2\n", "a: *nowhere\n"])
  func whatIsNoYAMLStopsEverything(_ text: String) throws {
    let year = try TestYear(contract: text)
    let error = #expect(throws: WorkspaceError.self) { try year.load() }
    guard case .notYAML? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.exitCode == 65)
  }

  @Test func aliasesThatMultiplyAreBounded() throws {
    let wide = (0..<300).map { "\($0)" }.joined(separator: ", ")
    let text = """
      items: &items [\(wide)]
      objects: &objects {\((0..<300).map { "o\($0): *items" }.joined(separator: ", "))}
      inspection_plan: [\((0..<300).map { "{id: p\($0), name: n\($0), days: all, objects: *objects}" }.joined(separator: ", "))]
      """
    let findings = try TestYear(contract: text).findings(in: "contract.yaml")
    #expect(findings.contains { $0.identity == "size" })
    #expect(findings.count < 50)
  }

  @Test func nestingWithoutEndIsNoCrash() throws {
    let year = try TestYear(contract: "policies: " + String(repeating: "[", count: 20_000))
    #expect(throws: WorkspaceError.self) { try year.load() }
  }

  @Test func aBrokenPlanIsKnownToBeThere() throws {
    let broken = try TestYear(contract: TestYear.contract.replacing("days: weekly:1", with: "days: weekly:8")).load().dossier.terms
    #expect(broken.hasBrokenPlans && broken.inspectionPlans.map(\.id) == ["daily"])
    #expect(try !TestYear().load().dossier.terms.hasBrokenPlans)
  }
}
