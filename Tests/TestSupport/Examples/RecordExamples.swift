import Contract
import Diagnostics

extension Example {
  static let recordValues: [Example] = [
    .bad(.recordValue, "a date-time that is none", "record.value YW-20260301-001 reported_at") {
      $0.set("tickets", row: 0, "reported_at", "2026-02-30 09:00")
    },
    .bad(.recordValue, "a word that is none of its list", "record.value YW-20260301-001 level") {
      $0.set("tickets", row: 0, "level", "严重")
    },
    .bad(.recordValue, "a number below its bound", "record.value 2026-03-01 seat_failures") {
      $0.set("metrics", row: 0, "seat_failures", "-1")
    },
    .bad(.recordValue, "a fraction where a whole number stands", "record.value 2026-03-02 repeat_logins") {
      $0.set("metrics", row: 1, "repeat_logins", "2.5")
    },
    .bad(.recordValue, "more external slow responses than there are", "record.value 2026-03-01 slow_external") {
      $0.set("metrics", row: 0, "slow_external", "1")
    },
    .bad(.recordValue, "an availability above 100 %", "record.value 2026-03-01 availability") {
      $0.set("metrics", row: 0, "availability", "100.01%")
    },
    .bad(.recordValue, "a broken date does not make its day missing", "record.value 2026-3-32 date") {
      $0.set("metrics", row: 5, "date", "2026-3-32")
    },
    .bad(.recordValue, "a broken attendance date does not make the day short", "record.value 2 Mar/ZC01 date") {
      $0.set("attendance", row: 0, "date", "2 Mar")
    },
    .bad(.recordValue, "a broken end of a shift leaves no gap", "record.value duty:4 end") { $0.set("duty", row: 2, "end", "晚八点") },
    .bad(.recordValue, "a rule that the annex does not have", "record.value violations:2 rule") {
      $0.add("violations", ["date": "2026-03-05", "rule": "4.1.1", "summary": "甲方指出", "source": "甲方检查"])
    },
    .bad(.recordValue, "a negative amount", "record.value penalties:2 amount") {
      $0.add("penalties", ["date": "2026-03-05", "clause": "40", "amount": "-1", "summary": "损失", "decision": "认定书.pdf"])
      $0.addFile("认定书.pdf")
    },
    .fine(.recordValue, "every spelling of a day and a time") {
      $0.set("tickets", row: 0, "reported_at", "2026年3月1日 9时0分")
      $0.set("tickets", row: 0, "responded_at", "20260301 09:05:30")
      $0.set("tickets", row: 0, "resolved_at", "2026/3/1 9:40")
      $0.set("metrics", row: 0, "date", "2026.3.1")
    },
    .fine(.recordValue, "full-width digits, the keys of words, all slow responses external") {
      $0.set("metrics", row: 0, "slow_responses", "４")
      $0.set("metrics", row: 0, "slow_external", "4")
      $0.set("tickets", row: 0, "level", "major")
      $0.set("tickets", row: 0, "escalated", "No")
    },
  ]

  static let requiredCells: [Example] = [
    .bad(.recordRequired, "a field that is always required", "record.required YW-20260301-001 summary") {
      $0.set("tickets", row: 0, "summary", "")
    },
    .bad(.recordRequired, "a fault without its level", "record.required YW-20260301-001 level") { $0.set("tickets", row: 0, "level", "") },
    .bad(.recordRequired, "a row without its id is called by its row", "record.required tickets:2 id") {
      $0.set("tickets", row: 0, "id", "")
    },
    .bad(.recordRequired, "an escalation without the expert's time", "record.required YW-20260301-001 arrived_at") {
      $0.set("tickets", row: 0, "escalated", "是")
    },
    .bad(.recordRequired, "lateness without its minutes", "record.required 2026-03-02/ZC01 minutes") {
      $0.set("attendance", row: 0, "status", "迟到")
    },
    .bad(.recordRequired, "an abnormal item without its ticket", "record.required XJ-daily-20260302 ticket") {
      $0.set("inspections", row: 0, "result", "异常")
    },
    .bad(.recordRequired, "a human incident without what became of the person", "record.required AQ-1 personnel_result") {
      $0.addIncident(human: "是")
    },
    .bad(.recordRequired, "clause 38 without its days", "record.required penalties:2 days") { $0.addPenalty("38") },
    .bad(.recordRequired, "a vendor's outage without the agreed end", "record.required outages:2 agreed_end") {
      $0.addOutage(cause: "乙方升级维护")
    },
    .bad(.recordRequired, "a third party's outage without its proof", "record.required outages:2 proof") { $0.addOutage(cause: "第三方") },
    .bad(.recordRequired, "a pledge of nobody", "record.required documents:2 person") { $0.set("documents", row: 0, "person", "") },
    .fine(.recordRequired, "what only other rows must have") {
      $0.set("tickets", row: 0, "source", "巡检")
      $0.set("tickets", row: 0, "reporter", "")
      $0.set("tickets", row: 1, "cause", "")
    },
    .fine(.recordRequired, "an incident nobody caused") { $0.addIncident(human: "否") },
  ]

  static let duplicates: [Example] = [
    .bad(.recordDuplicate, "a ticket's number", "record.duplicate YW-20260301-002 id") { builder in
      builder.addTicket("YW-20260301-002", at: "2026-03-02 09:00", response: "2026-03-02 09:05", solution: "2026-03-02 09:30")
    },
    .bad(.recordDuplicate, "a ticket's number of another cycle", "record.duplicate YW-20260301-001 id") {
      $0.otherTickets["YW-20260301-001"] = Place(ledger: "tickets", file: "Q1/tickets.csv", row: 9)
    },
    .bad(.recordDuplicate, "a staff id", "record.duplicate GL01 id") {
      $0.add(
        "staff",
        ["id": "GL01", "name": "冯十", "post": "管理", "backbone": "否", "nda_on": "2025-11-01", "started_on": "2025-11-02"])
      $0.add("documents", ["kind": "保密承诺书", "dated_on": "2025-11-01", "person": "冯十", "file": "承诺书-GL01.pdf"])
    },
    .bad(.recordDuplicate, "a day's figures, however the day is spelt", "record.duplicate 2026-03-01 date") { builder in
      builder.add("metrics", (builder.ledgers["metrics"]?[0] ?? [:]).merging(["date": "2026/3/1"]) { $1 })
    },
    .bad(.recordDuplicate, "a person's second row of a day, by name", "record.duplicate 2026-03-02/张一 person") {
      $0.add("attendance", ["date": "2026-03-02", "person": "张一", "status": "在岗"])
    },
    .bad(.recordDuplicate, "late twice", "record.duplicate 2026-03-02/ZC01 person") {
      $0.set("attendance", row: 0, "status", "迟到")
      $0.set("attendance", row: 0, "minutes", "5")
      $0.add("attendance", ["date": "2026-03-02", "person": "ZC01", "status": "迟到", "minutes": "7"])
    },
    .bad(
      .recordDuplicate, "a demand, a request, an incident", "record.duplicate XQ-1 id", "record.duplicate AQ-1 id",
      "record.duplicate DY-1 id"
    ) {
      for _ in 0..<2 {
        $0.addDemand(raised: "2026-03-10", completed: "2026-03-11")
        $0.addRequest(due: "2026-04-10", answered: "2026-04-09")
        $0.addIncident(human: "否")
      }
    },
    .fine(.recordDuplicate, "late and early on one day") {
      $0.set("attendance", row: 0, "status", "迟到")
      $0.set("attendance", row: 0, "minutes", "5")
      $0.add("attendance", ["date": "2026-03-02", "person": "ZC01", "status": "早退", "minutes": "7"])
    },
    .fine(.recordDuplicate, "an inspection's number on all of its rows; two people of one name") {
      $0.add(
        "staff",
        ["id": "GL02", "name": "孙六", "post": "管理", "backbone": "否", "nda_on": "2025-11-01", "started_on": "2025-11-02"])
      $0.add("documents", ["kind": "保密承诺书", "dated_on": "2025-11-01", "person": "GL02", "file": "承诺书-GL01.pdf"])
    },
  ]

  static let references: [Example] = [
    .bad(.recordReference, "a handler nobody knows", "record.reference YW-20260301-001 handler") {
      $0.set("tickets", row: 0, "handler", "ZC09")
    },
    .bad(.recordReference, "one of several on duty", "record.reference guards:2 on_duty") { $0.addGuard(onDuty: "ZC01；某人") },
    .bad(.recordReference, "a ticket that is not there", "record.reference XJ-daily-20260302 ticket") {
      $0.set("inspections", row: 0, "result", "异常")
      $0.set("inspections", row: 0, "ticket", "YW-20260301-009")
    },
    .bad(.recordReference, "a plan that is not there", "record.reference XJ-daily-20260302 plan") {
      $0.set("inspections", row: 0, "plan", "weekly")
    },
    .bad(.recordReference, "an on-site engineer on a support shift", "record.reference duty:2 person") {
      $0.set("duty", row: 0, "person", "ZC01")
    },
    .bad(.recordReference, "a name that two people have", "record.reference activities:2 operator") {
      $0.add(
        "staff",
        ["id": "GL02", "name": "孙六", "post": "管理", "backbone": "否", "nda_on": "2025-11-01", "started_on": "2025-11-02"])
      $0.add("documents", ["kind": "保密承诺书", "dated_on": "2025-11-01", "person": "GL02", "file": "承诺书-GL01.pdf"])
      $0.set("activities", row: 0, "operator", "孙六")
    },
    .bad(.recordReference, "a person without an id is not thereby unknown wherever it is named", "record.required staff:2 id") {
      $0.set("staff", row: 0, "id", "")
      $0.remove("documents") { $0["person"] == "ZC01" }
      $0.add("documents", ["kind": "保密承诺书", "dated_on": "2025-11-01", "person": "张一", "file": "承诺书-ZC01.pdf"])
    },
    .fine(.recordReference, "a unique name, a plan's name, a ticket of another cycle, a substitute from outside") {
      $0.set("tickets", row: 0, "handler", "张一")
      $0.set("inspections", row: 0, "plan", "日巡检")
      $0.set("inspections", row: 0, "result", "异常")
      $0.set("inspections", row: 0, "ticket", "YW-20260228-007")
      $0.otherTickets["YW-20260228-007"] = Place(ledger: "tickets", file: "Q1/tickets.csv", row: 9)
      $0.set("attendance", row: 0, "status", "请假")
      $0.set("attendance", row: 0, "substitute", "外单位支援人员")
    },
  ]

  static let periods: [Example] = [
    .bad(.recordPeriod, "a ticket of the day before", "record.period YW-20260301-001 reported_at") {
      $0.set("tickets", row: 0, "reported_at", "2026-02-28 23:59")
    },
    .bad(.recordPeriod, "a row of figures of the day after", "record.period 2026-06-01 date") { builder in
      builder.add("metrics", (builder.ledgers["metrics"]?[0] ?? [:]).merging(["date": "2026-06-01"]) { $1 })
    },
    .bad(.recordPeriod, "an incident of last year", "record.period AQ-1 occurred_at") {
      $0.addIncident(human: "否")
      $0.set("incidents", row: 0, "occurred_at", "2025-05-06 10:00")
    },
    .bad(.recordPeriod, "a violation of the next cycle", "record.period violations:2 date") {
      $0.add("violations", ["date": "2026-06-01", "rule": "1.1.4", "summary": "投诉", "source": "投诉"])
    },
    .fine(.recordPeriod, "the first and the last moment; a demand of the cycle before") {
      $0.set("tickets", row: 0, "reported_at", "2026-03-01 00:00")
      $0.set("tickets", row: 0, "responded_at", "2026-03-01 00:05")
      $0.addDemand(raised: "2026-02-27", completed: "2026-03-03")
      $0.add("violations", ["date": "2026-05-31", "rule": "1.1.4", "summary": "投诉", "source": "投诉"])
    },
  ]

  static let orders: [Example] = [
    .bad(.recordOrder, "answered before it was reported", "record.order YW-20260301-001 responded_at") {
      $0.set("tickets", row: 0, "responded_at", "2026-03-01 08:59")
    },
    .bad(.recordOrder, "confirmed before it was solved", "record.order YW-20260301-001 confirmed_at") {
      $0.set("tickets", row: 0, "confirmed_at", "2026-03-01 09:39:59")
    },
    .bad(.recordOrder, "an inspection that ends before it starts, by times of its day", "record.order XJ-daily-20260302 ended_at") {
      $0.set("inspections", row: 0, "ended_at", "08:29")
    },
    .bad(.recordOrder, "a guarded event, an outage, backwards", "record.order guards:2 end", "record.order outages:2 end") {
      $0.addGuard(onDuty: "ZC01")
      $0.set("guards", row: 0, "end", "2026-03-04 07:00")
      $0.addOutage(cause: "不可抗力", proof: "优化方案.pdf")
      $0.set("outages", row: 0, "end", "2026-04-18 22:00")
    },
    .bad(.recordOrder, "a certificate that runs out before it is filed", "record.order assessments:2 valid_until") {
      $0.set("assessments", row: 0, "valid_until", "2025-10-01")
      $0.add("assessments", ($0.ledgers["assessments"]?[0] ?? [:]).merging(["filed_on": "2025-10-01", "valid_until": "2027-06-01"]) { $1 })
    },
    .bad(.recordOrder, "left before starting", "record.order GL01 left_on") { $0.set("staff", row: 5, "left_on", "2025-11-01") },
    .bad(
      .recordOrder, "completed, answered, reported too early", "record.order XQ-1 completed_on", "record.order AQ-1 reported_on",
      "record.order DY-1 answered_on"
    ) {
      $0.addDemand(raised: "2026-03-10", completed: "2026-03-09")
      $0.addRequest(due: "2026-04-10", answered: "2026-03-31")
      $0.addIncident(human: "否")
      $0.set("incidents", row: 0, "reported_on", "2026-05-17")
    },
    .fine(.recordOrder, "everything in one minute; an incident reported the same day") {
      for field in ["responded_at", "resolved_at", "confirmed_at"] { $0.set("tickets", row: 0, field, "2026-03-01 09:00") }
      $0.set("inspections", row: 0, "ended_at", "08:30")
      $0.addIncident(human: "否")
      $0.set("incidents", row: 0, "reported_on", "2026-05-18")
    },
  ]

  static let evidence: [Example] = [
    .bad(.recordEvidence, "a file that is not there", "record.evidence meetings:2 minutes") {
      $0.set("meetings", row: 0, "minutes", "没有.pdf")
    },
    .bad(.recordEvidence, "an empty file", "record.evidence proposals:2 document") { $0.addFile("优化方案.pdf", bytes: 0) },
    .bad(.recordEvidence, "one of a list, outside", "record.evidence YW-20260301-001 evidence") {
      $0.set("tickets", row: 0, "evidence", "优化方案.pdf；../contract.yaml")
    },
    .bad(.recordEvidence, "a file of the year in the cycle's folder", "record.evidence assessments:2 report") {
      $0.set("assessments", row: 0, "report", "优化方案.pdf")
    },
    .bad(.recordEvidence, "the invoice's file", "record.evidence - invoice.file") {
      $0.settings.invoice = CycleSettings.Invoice(line: 4)
      $0.settings.invoice?.file = "invoice.pdf"
    },
    .fine(.recordEvidence, "a list of files, and one in a folder") {
      $0.addFile("照片/现场.jpg")
      $0.set("tickets", row: 0, "evidence", "优化方案.pdf；照片/现场.jpg")
    },
  ]
}

extension DossierBuilder {
  public mutating func addIncident(human: String) {
    add(
      "incidents",
      [
        "id": "AQ-1", "occurred_at": "2026-05-18 16:20", "kind": "信息外发", "summary": "截图外发", "human": human, "report": "分析报告.pdf",
        "reported_on": "2026-05-20", "rectification": "已整改",
      ])
    addFile("分析报告.pdf")
  }

  public mutating func addPenalty(_ clause: String, _ more: Cells = [:]) {
    add("penalties", ["date": "2026-05-28", "clause": clause, "summary": "认定", "decision": "认定书.pdf"].merging(more) { $1 })
    addFile("认定书.pdf")
  }

  public mutating func addOutage(cause: String, proof: String = "") {
    add("outages", ["start": "2026-04-18 23:00", "end": "2026-04-19 05:00", "cause": cause, "summary": "升级", "proof": proof])
  }

  public mutating func addGuard(onDuty: String) {
    add("guards", ["start": "2026-03-04 08:00", "end": "2026-03-12 18:00", "event": "两会保障", "on_duty": onDuty, "roster": "值班表.pdf"])
    addFile("值班表.pdf")
  }

  public mutating func addDemand(raised: String, completed: String = "", _ more: Cells = [:]) {
    add(
      "demands",
      [
        "id": "XQ-1", "title": "督办提醒", "category": "一般", "raised_by": "督办组", "raised_on": raised, "completed_on": completed,
        "confirmed_by": completed.isEmpty ? "" : "周七",
      ].merging(more) { $1 })
  }

  public mutating func addRequest(due: String, answered: String = "") {
    add(
      "requests",
      [
        "id": "DY-1", "kind": "资料调阅", "raised_on": "2026-04-01", "due_on": due, "summary": "调阅值班表", "answered_on": answered,
        "answer": answered.isEmpty ? "" : "优化方案.pdf",
      ])
  }
}
