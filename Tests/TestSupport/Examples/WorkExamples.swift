import Contract
import Diagnostics
import Measures

extension Example {
  static let tickets: [Example] = [
    .bad(.ticketExemptionUnproven, "an exemption without its proof", "ticket.exemption-unproven YW-20260301-001 exemption_proof") {
      $0.set("tickets", row: 0, "exemption", "第三方")
    },
    .bad(.ticketExemptionUnproven, "of another cause", "ticket.exemption-unproven YW-20260401-001 exemption_proof") {
      $0.set("tickets", row: 2, "exemption", "不可抗力")
    },
    .bad(.ticketExemptionUnproven, "by its key", "ticket.exemption-unproven YW-20260301-001 exemption_proof") {
      $0.set("tickets", row: 0, "exemption", "external_network")
    },
    .fine(.ticketExemptionUnproven, "an exemption with its proof") {
      $0.set("tickets", row: 0, "exemption", "电子政务外网")
      $0.set("tickets", row: 0, "exemption_proof", "优化方案.pdf")
    },
    .bad(.ticketExpertLate, "an hour and a second", "ticket.expert-late YW-20260301-001 arrived_at") {
      $0.set("tickets", row: 0, "escalated", "是")
      $0.set("tickets", row: 0, "arrived_at", "2026-03-01 10:00:01")
    },
    .bad(.ticketExpertLate, "the next day", "ticket.expert-late YW-20260301-001 arrived_at") {
      $0.set("tickets", row: 0, "escalated", "是")
      $0.set("tickets", row: 0, "arrived_at", "2026-03-02 00:10")
    },
    .bad(
      .ticketExpertLate, "reported before midnight, the expert an hour and a minute later", "ticket.expert-late YW-20260310-001 arrived_at"
    ) {
      $0.addTicket(
        "YW-20260310-001", at: "2026-03-10 23:30", response: "2026-03-10 23:31", solution: "2026-03-11 00:31",
        ["escalated": "√", "arrived_at": "2026-03-11 00:31"])
    },
    .fine(.ticketExpertLate, "an hour; or a late visit without an escalation") {
      $0.set("tickets", row: 0, "escalated", "是")
      $0.set("tickets", row: 0, "arrived_at", "2026-03-01 10:00")
      $0.set("tickets", row: 2, "arrived_at", "2026-04-01 15:00")
    },
    .bad(.ticketUnresolved, "an open ticket, of which nothing more is required", "ticket.unresolved YW-20260301-001 open") {
      $0.set("tickets", row: 0, "open", "是")
      for field in ["resolved_at", "result", "confirmed_by", "confirmed_at"] { $0.set("tickets", row: 0, field, "") }
    },
    .bad(.ticketUnresolved, "marked as people mark", "ticket.unresolved YW-20260301-001 open") { $0.set("tickets", row: 0, "open", "√") },
    .bad(.ticketUnresolved, "by key, and another kind", "ticket.unresolved YW-20260301-002 open") {
      $0.set("tickets", row: 1, "open", "TRUE")
      $0.set("tickets", row: 1, "result", "")
    },
    .fine(.ticketUnresolved, "a ticket that is not open") { $0.set("tickets", row: 0, "open", "否") },
    .bad(.ticketNumberGap, "003 and 004 are missing", "ticket.number-gap YW-20260301-005 id") {
      $0.addTicket("YW-20260301-005", at: "2026-03-01 11:00", response: "2026-03-01 11:05", solution: "2026-03-01 11:30")
    },
    .bad(.ticketNumberGap, "a number of the cycle before leaves the gap", "ticket.number-gap XX-20260301-07 id") {
      $0.otherTickets["XX-20260301-05"] = Place(file: "Q1/tickets.csv", row: 3)
      $0.addTicket("XX-20260301-07", at: "2026-03-01 11:00", response: "2026-03-01 11:05", solution: "2026-03-01 11:30")
    },
    .bad(
      .ticketNumberGap, "two gaps in one day, in whatever order", "ticket.number-gap YW-20260310-009 id",
      "ticket.number-gap YW-20260310-003 id"
    ) {
      for serial in ["009", "001", "003"] {
        $0.addTicket("YW-20260310-\(serial)", at: "2026-03-10 11:00", response: "2026-03-10 11:05", solution: "2026-03-10 11:30")
      }
    },
    .fine(.ticketNumberGap, "a day that begins at 7, another prefix, a number without a serial") {
      $0.addTicket("YW-20260305-007", at: "2026-03-05 11:00", response: "2026-03-05 11:05", solution: "2026-03-05 11:30")
      $0.addTicket("XT-20260301-009", at: "2026-03-01 11:00", response: "2026-03-01 11:05", solution: "2026-03-01 11:30")
      $0.addTicket("2026第1号", at: "2026-03-01 12:00", response: "2026-03-01 12:05", solution: "2026-03-01 12:30")
    },
    .bad(.discoveryBelowTarget, "eight of nine", "discovery.below-target - -") { $0.addFaults(own: 5, users: 1) },
    .bad(.discoveryBelowTarget, "89 of 100", "discovery.below-target - -") { $0.addFaults(own: 86, users: 11) },
    .bad(.discoveryBelowTarget, "flow anomalies count, too", "discovery.below-target - -") {
      $0.set("tickets", row: 0, "kind", "流转异常")
      $0.set("tickets", row: 0, "level", "")
      $0.set("tickets", row: 0, "flow_kind", "积压")
      $0.set("tickets", row: 0, "source", "用户报修")
      $0.set("tickets", row: 0, "reporter", "周七")
    },
    .fine(.discoveryBelowTarget, "nine of ten") { $0.addFaults(own: 6, users: 1) },
    .fine(.discoveryBelowTarget, "no fault at all") { $0.set("tickets", "kind", "变更") { _ in true } },
  ]

  static let inspections: [Example] = [
    .bad(.inspectionMissing, "a working day without an inspection", "inspection.missing daily@2026-04-09 -") {
      $0.remove("inspections") { $0["date"] == "2026-04-09" }
    },
    .bad(.inspectionMissing, "a make-up Saturday is a working day", "inspection.missing daily@2026-05-09 -") {
      $0.remove("inspections") { $0["date"] == "2026-05-09" }
    },
    .bad(.inspectionMissing, "a Monday's inspection that the holiday moved to Tuesday", "inspection.missing weekly@2026-04-07 -") {
      var plan = $0.terms.inspectionPlans[0]
      plan.id = "weekly"
      plan.name = "周巡检"
      plan.days = .weekly(1)
      $0.terms.inspectionPlans.append(plan)
      for due in plan.dueDays(in: $0.cycle, calendar: $0.calendar) where due != day("2026-04-07") { $0.addInspection(plan, on: due) }
    },
    .fine(.inspectionMissing, "a holiday needs none, and one on a Sunday is nobody's loss") {
      $0.addInspection($0.terms.inspectionPlans[0], on: day("2026-03-08"))
    },
    .bad(.inspectionIncomplete, "one item missing", "inspection.incomplete daily@2026-04-09 -") {
      $0.remove("inspections") { $0["date"] == "2026-04-09" && $0["item"] == "连接数" }
    },
    .bad(.inspectionIncomplete, "an item by another name", "inspection.incomplete daily@2026-03-02 -") {
      $0.set("inspections", row: 0, "item", "CPU")
    },
    .bad(.inspectionIncomplete, "a blank item is not another's absence", "record.required XJ-daily-20260302 item") {
      $0.set("inspections", row: 0, "item", "")
    },
    .bad(
      .inspectionIncomplete, "a broken date hides nothing on another day", "inspection.incomplete daily@2026-04-09 -",
      "record.value XJ-daily-20260302 date"
    ) {
      $0.set("inspections", row: 0, "date", "三月二日")
      $0.remove("inspections") { $0["date"] == "2026-04-09" && $0["item"] == "连接数" }
    },
    .fine(.inspectionIncomplete, "two inspections make one day") {
      $0.set("inspections", "inspection", "XJ-2") { $0["date"] == "2026-04-09" && $0["item"] == "连接数" }
    },
    .bad(.inspectionTime, "a minute after the window", "inspection.time daily@2026-03-02 started_at") {
      $0.set("inspections", "ended_at", "11:00") { $0["date"] == "2026-03-02" }
      $0.set("inspections", "started_at", "10:31") { $0["date"] == "2026-03-02" }
    },
    .bad(.inspectionTime, "the day after, by date and time", "inspection.time daily@2026-03-02 started_at") {
      $0.set("inspections", "ended_at", "2026-03-03 10:00") { $0["date"] == "2026-03-02" }
      $0.set("inspections", "started_at", "2026-03-03 09:00") { $0["date"] == "2026-03-02" }
    },
    .bad(.inspectionTime, "a minute before the window", "inspection.time daily@2026-03-02 started_at") {
      $0.set("inspections", "started_at", "８:２９") { $0["date"] == "2026-03-02" }
    },
    .fine(.inspectionTime, "the window's last minute; a second round in the evening") {
      $0.set("inspections", "ended_at", "11:00") { $0["date"] == "2026-03-02" }
      $0.set("inspections", "started_at", "10:30") { $0["date"] == "2026-03-02" }
      $0.set("inspections", row: 4, "ended_at", "20:00")
      $0.set("inspections", row: 4, "started_at", "19:30")
    },
  ]

  static let days: [Example] = [
    .bad(.metricsDayMissing, "a Sunday counts, too", "metrics.day-missing 2026-03-08 -", "metrics.day-missing 2026-03-09 -") {
      $0.remove("metrics") { ["2026-03-08", "2026-03-09"].contains($0["date"]) }
    },
    .bad(
      .metricsDayMissing, "a broken date hides no other day", "metrics.day-missing 2026-03-02 -", "metrics.day-missing 2026-03-09 -",
      "record.value 3月2 date"
    ) {
      $0.remove("metrics") { $0["date"] == "2026-03-09" }
      $0.set("metrics", row: 1, "date", "3月2")
    },
    .bad(
      .metricsDayMissing, "the first day and the last, a leap day in a cycle that has one", in: .q1, "metrics.day-missing 2025-12-01 -",
      "metrics.day-missing 2025-12-31 -", "metrics.day-missing 2026-01-01 -", "metrics.day-missing 2026-02-28 -"
    ) {
      $0.remove("metrics") { ["2025-12-01", "2025-12-31", "2026-01-01", "2026-02-28"].contains($0["date"]) }
    },
    .fine(.metricsDayMissing, "days in any order and spelling") {
      $0.ledgers["metrics"]?.reverse()
      $0.set("metrics", row: 0, "date", "2026年5月31日")
    },
    .bad(.metricsSlowUnexplained, "a slow response of our own", "metrics.slow-unexplained 2026-03-01 slow_report") {
      $0.set("metrics", row: 0, "slow_responses", "3")
      $0.set("metrics", row: 0, "slow_external", "2")
    },
    .bad(.metricsSlowUnexplained, "every one our own", "metrics.slow-unexplained 2026-05-31 slow_report") {
      $0.set("metrics", row: 91, "slow_responses", "1")
    },
    .bad(
      .metricsSlowUnexplained, "two days, full-width", "metrics.slow-unexplained 2026-03-01 slow_report",
      "metrics.slow-unexplained 2026-03-02 slow_report"
    ) {
      $0.set("metrics", row: 0, "slow_responses", "１，０００")
      $0.set("metrics", row: 1, "slow_responses", "2")
      $0.set("metrics", row: 1, "slow_external", "１")
    },
    .fine(.metricsSlowUnexplained, "explained, or all external") {
      $0.set("metrics", row: 0, "slow_responses", "1")
      $0.set("metrics", row: 0, "slow_report", "优化方案.pdf")
      $0.set("metrics", row: 1, "slow_responses", "2")
      $0.set("metrics", row: 1, "slow_external", "2")
    },
    .bad(.attendanceDayMissing, "a working day without rows", "attendance.day-missing 2026-04-09 -") {
      $0.remove("attendance") { $0["date"] == "2026-04-09" }
    },
    .bad(.attendanceDayMissing, "a make-up Saturday without rows", "attendance.day-missing 2026-05-09 -") {
      $0.remove("attendance") { $0["date"] == "2026-05-09" }
    },
    .bad(
      .attendanceDayMissing, "the first and the last working day", "attendance.day-missing 2026-03-02 -",
      "attendance.day-missing 2026-05-29 -"
    ) {
      $0.remove("attendance") { ["2026-03-02", "2026-05-29"].contains($0["date"]) }
    },
    .fine(.attendanceDayMissing, "no rows on holidays, some on a Sunday") {
      $0.add("attendance", ["date": "2026-03-08", "person": "ZC01", "status": "在岗"])
    },
    .bad(.attendanceUnderstaffed, "leave without a substitute", "attendance.understaffed 2026-03-02 -") {
      $0.set("attendance", row: 0, "status", "请假")
    },
    .bad(.attendanceUnderstaffed, "a substitute who is there already", "attendance.understaffed 2026-03-02 -") {
      $0.set("attendance", row: 0, "status", "缺岗")
      $0.set("attendance", row: 0, "substitute", "李二")
    },
    .bad(.attendanceUnderstaffed, "support staff are not on site", "attendance.understaffed 2026-03-02 -") {
      $0.set("attendance", row: 0, "person", "ZX01")
    },
    .bad(
      .attendanceUnderstaffed, "a broken date hides nothing on another day", "attendance.understaffed 2026-04-09 -",
      "record.value 3月2日/ZC01 date"
    ) {
      $0.set("attendance", row: 0, "date", "3月2日")
      $0.set("attendance", "status", "请假") { $0["date"] == "2026-04-09" && $0["person"] == "ZC01" }
    },
    .bad(.attendanceUnderstaffed, "a broken date is not another's absence", "record.value 3月2日/ZC01 date") {
      $0.set("attendance", row: 0, "date", "3月2日")
    },
    .bad(
      .attendanceUnderstaffed, "who has left is not there, whatever the row says", "attendance.understaffed 2026-05-29 -",
      "staff.not-in-post 2026-05-29/ZC03 person", "staff.below-minimum on_site@2026-05-29 -"
    ) { $0.set("staff", row: 2, "left_on", "2026-05-28") },
    .fine(.attendanceUnderstaffed, "a substitute; late, gone and out of reach are present") {
      $0.set("attendance", row: 0, "status", "请假")
      $0.set("attendance", row: 0, "substitute", "GL01")
      $0.set("attendance", row: 1, "status", "擅自离岗")
      $0.set("attendance", row: 2, "status", "联系不上")
    },
  ]

  static let duty: [Example] = [
    .bad(.dutyGap, "a shift that is not there", "duty.gap 2026-03-03T20:00/2026-03-04T08:00 -") {
      $0.remove("duty") { $0["start"] == "2026-03-03 20:00" }
    },
    .bad(
      .dutyGap, "the beginning and the end of the cycle", "duty.gap 2026-03-01T00:00/2026-03-01T08:00 -",
      "duty.gap 2026-05-31T20:00/2026-06-01T00:00 -"
    ) { $0.remove("duty") { $0["start"] == "2026-03-01 00:00" || $0["start"] == "2026-05-31 20:00" } },
    .bad(.dutyGap, "a minute", "duty.gap 2026-03-01T08:00/2026-03-01T08:01 -") { $0.set("duty", row: 1, "start", "2026-03-01 08:01") },
    .fine(.dutyGap, "shifts that overlap, and one past the cycle's end") {
      $0.set("duty", row: 1, "end", "2026-03-01 22:00")
      $0.set("duty", row: 0, "start", "2026-02-28 20:00")
    },
  ]

  static let demands: [Example] = [
    .bad(
      .demandUnexplained, "neither explanation nor alternative", "demand.unexplained XQ-1 alternative",
      "demand.unexplained XQ-1 explanation"
    ) { $0.addDemand(raised: "2026-05-25") },
    .bad(.demandUnexplained, "an explanation without an alternative", "demand.unexplained XQ-1 alternative") {
      $0.addDemand(raised: "2026-05-25", ["explanation": "接口待批复"])
    },
    .bad(.demandUnexplained, "an alternative without an explanation", "demand.unexplained XQ-1 explanation") {
      $0.addDemand(raised: "2026-03-02", ["alternative": "人工导出"])
    },
    .fine(.demandUnexplained, "its third working day is the cycle's last, or it is substantial") {
      $0.addDemand(raised: "2026-05-27")
      $0.addDemand(raised: "2026-03-02", ["id": "XQ-2", "category": "重大"])
      $0.addDemand(raised: "2026-03-02", ["id": "XQ-3", "explanation": "接口待批复", "alternative": "人工导出"])
    },
    .bad(.demandLate, "completed on the fourth working day", "demand.late XQ-1 completed_on") {
      $0.addDemand(raised: "2026-04-02", completed: "2026-04-09")
    },
    .bad(.demandLate, "a month late", "demand.late XQ-1 completed_on") { $0.addDemand(raised: "2026-03-02", completed: "2026-04-02") },
    .bad(.demandLate, "raised on a Saturday, three working days over", "demand.late XQ-1 completed_on") {
      $0.addDemand(raised: "2026-03-07", completed: "2026-03-12")
    },
    .fine(.demandLate, "completed on the third, a holiday between") { $0.addDemand(raised: "2026-04-02", completed: "2026-04-08") },
  ]

  static let meetings: [Example] = [
    .bad(.meetingMonthMissing, "no meeting in April", "meeting.month-missing 2026-04 -") {
      $0.remove("meetings") { $0["date"] == "2026-04-11" }
    },
    .bad(
      .meetingMonthMissing, "none at all", "meeting.month-missing 2026-03 -", "meeting.month-missing 2026-04 -",
      "meeting.month-missing 2026-05 -"
    ) { $0.ledgers["meetings"] = [] },
    .bad(.meetingMonthMissing, "two in one month are not one in each", "meeting.month-missing 2026-05 -") {
      $0.set("meetings", row: 2, "date", "2026-04-30")
    },
    .fine(.meetingMonthMissing, "the first day and the last") {
      $0.set("meetings", row: 0, "date", "2026-03-01")
      $0.set("meetings", row: 2, "date", "2026-05-31")
    },
    .bad(.meetingPartyMissing, "nobody from operations", "meeting.party-missing meetings:2 operations") {
      $0.set("meetings", row: 0, "operations", "")
    },
    .bad(.meetingPartyMissing, "a list of nobody", "meeting.party-missing meetings:2 office") {
      $0.set("meetings", row: 0, "office", "；、")
    },
    .bad(
      .meetingPartyMissing, "nobody of ours, nobody of the office", "meeting.party-missing meetings:3 maintenance",
      "meeting.party-missing meetings:3 office"
    ) {
      $0.set("meetings", row: 1, "maintenance", "")
      $0.set("meetings", row: 1, "office", "　")
    },
    .fine(.meetingPartyMissing, "one of each") { $0.set("meetings", row: 0, "office", "周七") },
    .bad(.proposalMissing, "no proposal", "proposal.missing - -") { $0.ledgers["proposals"] = [] },
    .bad(.proposalMissing, "one of another cycle only", "proposal.missing - -", "record.period proposals:2 date") {
      $0.set("proposals", row: 0, "date", "2026-02-28")
    },
    .bad(.proposalMissing, "of the cycle after only", "proposal.missing - -", "record.period proposals:2 date") {
      $0.set("proposals", row: 0, "date", "2026-06-01")
    },
    .fine(.proposalMissing, "two") { $0.add("proposals", $0.ledgers["proposals"]?[0] ?? [:]) },
  ]

  static let activities: [Example] = [
    .bad(.activityMissing, "no drill", "activity.missing drill -") { $0.remove("activities") { $0["kind"] == "应急演练" } },
    .bad(.activityMissing, "neither update nor antivirus", "activity.missing update|antivirus -") {
      $0.remove("activities") { $0["kind"] == "系统更新" }
    },
    .bad(
      .activityMissing, "nothing at all", "activity.missing backup -", "activity.missing drill -", "activity.missing training -",
      "activity.missing update|antivirus -"
    ) { $0.ledgers["activities"] = [] },
    .fine(.activityMissing, "antivirus stands for an update") { $0.set("activities", "kind", "病毒库升级") { $0["kind"] == "系统更新" } },
    .fine(.activityMissing, "the policy expects less") {
      $0.terms.policies.expectedActivities = [[.backup]]
      $0.remove("activities") { $0["kind"] != "安全备份" }
    },
    .bad(.guardUnstaffed, "nobody on duty", "guard.unstaffed guards:2 on_duty") { $0.addGuard(onDuty: "") },
    .bad(.guardUnstaffed, "a list of nobody", "guard.unstaffed guards:2 on_duty") { $0.addGuard(onDuty: "、") },
    .bad(.guardUnstaffed, "one of two events", "guard.unstaffed guards:3 on_duty") {
      $0.addGuard(onDuty: "张一")
      $0.addGuard(onDuty: " ")
    },
    .fine(.guardUnstaffed, "one on duty") { $0.addGuard(onDuty: "张一") },
  ]
}

extension DossierBuilder {
  /// More faults, found by our own monitoring and by users.
  public mutating func addFaults(own: Int, users: Int) {
    for number in 1...(own + users) {
      let cells: Cells = number <= own ? [:] : ["source": "用户报修", "reporter": "周七"]
      addTicket("GZ-20260316-\(number)", at: "2026-03-16 11:00", response: "2026-03-16 11:05", solution: "2026-03-16 11:30", cells)
    }
  }
}
