import Contract
import Measures
import Templating

/// The ledgers of the year and the cycle as lists, each under its Chinese name and its key.
enum LedgerLists {
  static let fields: [Field<CycleView>] = [
    .list(Filing.table.name, Filing.table.key, of: FieldSet(LedgerFields.of(Filing.self)), from: "台账：测评备案") { view in
      view.entries(Filing.self) { $0.isInForce(during: view.dossier.cycle) }
    },
    list(YearDocument.self),
    .list("项目资料统计", "document_counts", of: Count.fields, from: "台账：项目资料") { view in
      var tally = Tally<DocumentKind>()
      for document in view.dossier.records(YearDocument.self) where document.datedOn.map({ $0 <= view.dossier.cycle.end }) ?? true {
        tally.add(document.kind)
      }
      return tally.lines(DocumentKind.allCases, name: \.chinese)
    },
    .list("业务交流会", "meetings", of: meeting, from: "台账：业务交流会") { $0.entries(Meeting.self) },
    list(Proposal.self),
    list(Activity.self),
    list(Guard.self),
    list(Request.self),
    list(Incident.self),
    list(Violation.self),
    list(Outage.self),
    list(Penalty.self),
    .list("需求开发", "demands", of: DemandFields.set, from: "台账：需求开发") { $0.entries(Demand.self) },
    .list("说明需求", "explained_demands", of: DemandFields.set, from: "台账：需求开发") { view in
      view.entries(Demand.self) { $0.explanation != nil }
    },
    .list("人员名册", "staff", of: staff, from: "台账：人员名册") { view in
      view.entries(Person.self) { $0.isInPost(during: view.dossier.cycle) }
    },
    .list("人员变动", "staff_changes", of: staff, from: "台账：人员名册") { view in
      view.entries(Person.self) { $0.changes(during: view.dossier.cycle) }
    },
    .list("安全活动", "security_activities", of: activity, from: "台账：运维活动") { $0.activities([.antivirus, .scan, .training]) },
    .list("备份与演练", "backups_and_drills", of: activity, from: "台账：运维活动") { $0.activities([.backup, .drill]) },
    .list("更新活动", "updates", of: activity, from: "台账：运维活动") { $0.activities([.update, .other]) },
  ]

  static let staff = FieldSet(LedgerFields.of(Person.self))
  static let meeting = FieldSet(
    LedgerFields.of(Meeting.self) + [
      Field("热线办参会人数", "office_count", .number) { .number(Number($0.record.office.count)) },
      Field("运行方参会人数", "operations_count", .number) { .number(Number($0.record.operations.count)) },
      Field("运维方参会人数", "maintenance_count", .number) { .number(Number($0.record.maintenance.count)) },
    ])
  static let activity = FieldSet(LedgerFields.of(Activity.self))

  private static func list<R: LedgerRecord>(_ kind: R.Type) -> Field<CycleView> {
    .list(R.table.name, R.table.key, of: FieldSet(LedgerFields.of(R.self)), from: "台账：\(R.table.name)") { $0.entries(R.self) }
  }
}

extension CycleView {
  fileprivate func activities(_ kinds: Set<ActivityKind>) -> [Entry<Activity>] {
    entries(Activity.self) { $0.kind.map(kinds.contains) ?? false }
  }
}

extension Filing {
  /// A renewal of after the cycle is not the cycle's, and one that had run out before it no longer is.
  fileprivate func isInForce(during cycle: Cycle) -> Bool {
    (filedOn.map { $0 <= cycle.end } ?? true) && (validUntil.map { $0 >= cycle.start } ?? true)
  }
}

extension Person {
  fileprivate func isInPost(during cycle: Cycle) -> Bool {
    guard let startedOn else { return true }
    return startedOn <= cycle.end && (leftOn.map { $0 >= cycle.start } ?? true)
  }

  fileprivate func changes(during cycle: Cycle) -> Bool {
    [startedOn, leftOn].compactMap { $0 }.contains { $0 > cycle.start && $0 <= cycle.end }
  }
}

/// A demand and its third working day (contract clause 4.2).
enum DemandFields {
  static let set = FieldSet(
    LedgerFields.of(Demand.self) + [
      Field("应完成日期", "due_on", .date, mayBeMissing: true, from: "第四条第2项") { Shown.date(due($0)) },
      Field("按期", "in_time", .boolean) { .boolean(isInTime($0)) },
      Field("完成情况", "progress", .text, example: "按期完成") { .text(progress($0)) },
      Field("延期说明", "delay", .text, mayBeMissing: true, from: "未按期说明、替代方案") { Shown.text(ReportSentences.delay($0), in: $0.view) },
    ])

  static func due(_ entry: Entry<Demand>) -> CivilDate? {
    guard entry.record.category == .general, let raised = entry.record.raisedOn else { return nil }
    return entry.view.dossier.calendar.workingDay(after: raised, count: 3)
  }

  /// A general demand completed by its third working day, or any other demand that was completed.
  static func isInTime(_ entry: Entry<Demand>) -> Bool {
    guard let completed = entry.record.completedOn else { return false }
    return due(entry).map { completed <= $0 } ?? true
  }

  /// A general demand that is not completed, and whose third working day lies beyond the cycle.
  static func isPending(_ entry: Entry<Demand>) -> Bool {
    guard entry.record.completedOn == nil, let due = due(entry) else { return false }
    return due > entry.view.dossier.cycle.end
  }

  private static func progress(_ entry: Entry<Demand>) -> String {
    if entry.record.completedOn != nil { return isInTime(entry) ? "按期完成" : "逾期完成" }
    if due(entry) == nil { return "进行中" }
    return isPending(entry) ? "未到期" : "逾期未完成"
  }
}
