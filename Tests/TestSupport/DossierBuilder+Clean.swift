import Contract
import Measures

extension DossierBuilder {
  /// A complete cycle in which nothing is wrong: every ledger that must be there, a row for every day, no deduction, no finding.
  public static func clean(_ name: Cycle.Name = .q2) -> DossierBuilder { cleanCycles[name] ?? made(name) }

  private static let cleanCycles = Dictionary(uniqueKeysWithValues: Cycle.Name.allCases.map { ($0, made($0)) })

  private static func made(_ name: Cycle.Name) -> DossierBuilder {
    var builder = DossierBuilder(name)
    builder.addYear()
    builder.addTickets()
    builder.addInspections()
    builder.addDays()
    builder.addDuty()
    builder.addWork()
    return builder
  }

  private mutating func addYear() {
    let people = [
      ("ZC01", "张一", "驻场"), ("ZC02", "李二", "驻场"), ("ZC03", "王三", "驻场"), ("ZX01", "赵四", "支撑"), ("ZX02", "钱五", "支撑"), ("GL01", "孙六", "管理"),
    ]
    let start = terms.term.lowerBound
    for (id, name, post) in people {
      add(
        "staff",
        [
          "id": id, "name": name, "post": post, "backbone": post == "支撑" ? "是" : "否", "nda_on": "\(start - 30)",
          "started_on": "\(start - 20)",
        ])
      add("documents", ["kind": "保密承诺书", "dated_on": "\(start - 30)", "person": id, "file": "承诺书-\(id).pdf"])
      addFile("承诺书-\(id).pdf", in: .year)
    }
    add("documents", ["kind": "交接记录", "dated_on": "\(terms.signedOn + 2)", "file": "交接记录.pdf"])
    add("documents", ["kind": "保密管理制度", "dated_on": "\(start)", "file": "保密管理制度.pdf"])
    for file in ["交接记录.pdf", "保密管理制度.pdf", "测评报告.pdf"] { addFile(file, in: .year) }
    for (index, kind) in ["等保测评", "风险评估", "密码应用安全性评估"].enumerated() {
      add(
        "assessments",
        [
          "kind": kind, "system": "12345热线平台", "certificate": "证书-\(index + 1)", "filed_on": "\(start - 60)",
          "valid_until": "\(terms.term.upperBound + 200)", "report": "测评报告.pdf",
        ])
    }
  }

  private mutating func addTickets() {
    for (index, day) in cycle.months.enumerated() {
      addTicket("YW-\(compact(day))-001", at: "\(day) 09:00", response: "\(day) 09:05", solution: "\(day) 09:40")
      add(
        "tickets",
        [
          "id": "YW-\(compact(day))-002", "kind": "咨询", "system": "工单系统", "summary": "咨询报表口径", "reported_at": "\(day) 10:0\(index)",
          "responded_at": "\(day) 10:10", "resolved_at": "\(day) 10:30", "handler": "ZC02", "action": "电话答复", "result": "已答复",
          "confirmed_by": "周七", "confirmed_at": "\(day) 11:00",
        ])
    }
  }

  /// A fault that breaks no rule but by the times that it is given.
  public mutating func addTicket(
    _ id: String, level: String = "普通", at reported: String, response: String, solution: String, _ more: Cells = [:]
  ) {
    let row: Cells = [
      "id": id, "kind": "故障", "level": level, "system": "话务系统", "summary": "座席掉线", "source": "主动监控", "reported_at": reported,
      "responded_at": response, "escalated": "否", "resolved_at": solution, "handler": "ZC01", "cause": "网络抖动", "action": "重启交换机",
      "result": "已恢复", "confirmed_by": "周七", "confirmed_at": solution,
    ]
    add("tickets", row.merging(more) { $1 })
  }

  private mutating func addInspections() {
    for plan in terms.inspectionPlans {
      for day in plan.dueDays(in: cycle, calendar: calendar) { addInspection(plan, on: day) }
    }
  }

  /// An inspection with all the items of its plan, at the beginning of its window.
  public mutating func addInspection(_ plan: InspectionPlan, on day: CivilDate) {
    let start = plan.window?.lowerBound ?? ClockTime(seconds: 9 * 3_600)
    for object in plan.objects {
      for item in object.items {
        add(
          "inspections",
          [
            "inspection": "XJ-\(plan.id)-\(compact(day))", "plan": plan.id, "date": "\(day)", "started_at": "\(start)",
            "ended_at": "\(ClockTime(seconds: start.seconds + 1_800))", "inspector": "ZC01", "object": object.name, "item": item,
            "reading": "42", "unit": "%", "result": "正常",
          ])
      }
    }
  }

  private mutating func addDays() {
    for day in cycle.days {
      add(
        "metrics",
        [
          "date": "\(day)", "seat_failures": "0", "repeat_logins": "0", "slow_responses": "0", "slow_external": "0",
          "average_response": "1.2", "availability": "99.99%", "monitor": "ZX01",
        ])
    }
    for day in calendar.workingDays(in: cycle.days) {
      for person in ["ZC01", "ZC02", "ZC03"] {
        add("attendance", ["date": "\(day)", "person": person, "status": "在岗", "checked_in": "08:55", "checked_out": "18:05"])
      }
    }
  }

  private mutating func addDuty() {
    add("duty", ["start": "\(cycle.start) 00:00", "end": "\(cycle.start) 08:00", "person": "ZX02"])
    for day in cycle.days {
      add("duty", ["start": "\(day) 08:00", "end": "\(day) 20:00", "person": "ZX01", "backup": "ZX02"])
      add("duty", ["start": "\(day) 20:00", "end": "\(day + 1) 08:00", "person": "ZX02", "backup": "ZX01"])
    }
  }

  private mutating func addWork() {
    for day in cycle.months {
      add(
        "meetings",
        [
          "date": "\(day + 10)", "topic": "运行现状与优化", "office": "周七；吴八", "operations": "郑九", "maintenance": "孙六", "resolutions": "按计划推进",
          "minutes": "会议纪要-\(day).pdf",
        ])
      addFile("会议纪要-\(day).pdf")
    }
    add(
      "proposals",
      ["date": "\(cycle.start + 40)", "title": "检索优化方案", "summary": "缩短检索时间", "submitted_to": "热线办", "document": "优化方案.pdf"])
    addFile("优化方案.pdf")
    for (offset, kind) in ["安全备份", "系统更新", "应急演练", "保密培训"].enumerated() {
      add("activities", ["date": "\(cycle.start + 20 + offset)", "kind": kind, "title": "例行\(kind)", "operator": "ZC02", "result": "完成"])
    }
    for ledger in ["demands", "guards", "requests", "incidents", "violations", "outages", "penalties"] { ledgers[ledger] = [] }
  }

  private func compact(_ day: CivilDate) -> String { day.description.filter { $0 != "-" } }
}
