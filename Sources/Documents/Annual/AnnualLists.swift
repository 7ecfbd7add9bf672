import Assessment
import Contract
import Measures
import Templating

/// The records of the whole year that the yearly report shows: sums by kind, scores by item, people, filings.
enum AnnualLists {
  static let fields: [Field<YearView>] = [
    .list("人员名册", "staff", of: LedgerLists.staff, from: "台账：人员名册") { $0.last.entries(Person.self) },
    .list("测评备案", "assessments", of: filing, from: "台账：测评备案") { $0.last.entries(Filing.self) },
    .list("项目资料", "documents", of: document, from: "台账：项目资料") { $0.last.entries(YearDocument.self) },
    .list("安全事件", "incidents", of: incident, from: "台账：安全事件") { $0.gathered(Incident.self) },
    .list("重大活动保障", "guards", of: guarded, from: "台账：重大活动保障") { $0.gathered(Guard.self) },
    .list("优化方案", "proposals", of: proposal, from: "台账：优化方案") { $0.gathered(Proposal.self) },
    .list("服务中断", "outages", of: outage, from: "台账：服务中断") { $0.gathered(Outage.self) },
    .list("各项得分", "item_scores", of: itemLine) { view in AssessmentItem.all.map { ItemLine(item: $0, view: view) } },
    .object("总分", "totals", of: FieldSet(totals)) { $0 },
    .object("年度合计", "sums", of: sums) { $0 },
    .list("工单类别", "kind_counts", of: kindLine) { view in TicketKind.allCases.map { KindLine(kind: $0, view: view) } },
    .list("活动统计", "activity_counts", of: Count.fields) { view in
      var tally = Tally<ActivityKind>()
      for entry in view.gathered(Activity.self) { tally.add(entry.record.kind) }
      return tally.lines(ActivityKind.allCases, name: \.chinese)
    },
    .object("末周期", "last_cycle", of: FieldSet(NarrativeFields.texts), from: "最后一个周期的 cycle.yaml：report") { $0.last },
    Field("工单总数", "ticket_total", .number) { .number(Number($0.total { $0.tickets.total })) },
    Field("故障总数", "fault_total", .number) { .number(Number($0.total { $0.tickets.faults.count })) },
    Field("应巡总数", "due_total", .number) { .number(Number($0.total { $0.inspections.due })) },
    Field("会议总数", "meeting_total", .number) { .number(Number($0.gathered(Meeting.self).count)) },
    Field("需求总数", "demand_total", .number) { .number(Number($0.gathered(Demand.self).count)) },
  ]

  private static let filing = FieldSet(LedgerFields.of(Filing.self))
  private static let document = FieldSet(LedgerFields.of(YearDocument.self))
  private static let incident = FieldSet(LedgerFields.of(Incident.self))
  private static let guarded = FieldSet(LedgerFields.of(Guard.self))
  private static let proposal = FieldSet(LedgerFields.of(Proposal.self))
  private static let outage = FieldSet(LedgerFields.of(Outage.self))

  /// An item's score in each cycle.
  private struct ItemLine: Sendable {
    let item: AssessmentItem
    let view: YearView
  }

  private static let itemLine = FieldSet<ItemLine>(
    [
      Field("代码", "code", .text, example: "2.2") { .text($0.item.code) },
      Field("考核内容", "content", .text) { .text($0.item.content) },
      Field("分值", "full", .number) { .number(Number($0.item.full)) },
    ]
      + Cycle.Name.allCases.map { name in
        Field(name.chinese, name.rawValue, .number, mayBeMissing: true) { line in
          Shown.points(line.view.cycle(name)?.score[line.item.code]?.score)
        }
      })

  /// The total of each cycle.
  private static let totals = Cycle.Name.allCases.map { name in
    Field<YearView>(name.chinese, name.rawValue, .number, mayBeMissing: true) { Shown.points($0.cycle(name)?.score.total) }
  }

  /// The year as a whole, beside its cycles.
  private static let sums = FieldSet<YearView>([
    Field("工单数", "ticket_count", .number) { .number(Number($0.total { $0.tickets.total })) },
    Field("故障数", "fault_count", .number) { .number(Number($0.faults.count)) },
    Field("响应率", "response_share", .number, mayBeMissing: true) { Shown.share($0.faults.respondedInTime, of: $0.faults.count) },
    Field("解决率", "resolution_share", .number, mayBeMissing: true) { Shown.share($0.faults.resolvedInTime, of: $0.faults.count) },
    Field("主动发现率", "proactive_share", .number, mayBeMissing: true) { view in
      Shown.share(view.total { $0.tickets.foundProactively }, of: view.total { $0.tickets.discoveries })
    },
    Field("应巡次数", "due_count", .number) { .number(Number($0.total { $0.inspections.due })) },
    Field("按时次数", "done_count", .number) { .number(Number($0.total { $0.inspections.count(.done) })) },
    Field("超时次数", "late_count", .number) { .number(Number($0.total { $0.inspections.count(.late) })) },
    Field("不全次数", "incomplete_count", .number) { .number(Number($0.total { $0.inspections.count(.incomplete) })) },
    Field("未巡次数", "missing_count", .number) { .number(Number($0.total { $0.inspections.count(.missing) })) },
    Field("完成率", "completed_share", .number, mayBeMissing: true) { view in
      Shown.share(view.total { $0.inspections.completed }, of: view.total { $0.inspections.due })
    },
    Field("可用率", "availability", .number, mayBeMissing: true) { Shown.percent($0.metrics.availability) },
    Field("自身超时响应数", "own_slow_count", .number) { .number(Number($0.metrics.ownSlow)) },
  ])

  /// How many tickets of a kind there were in each cycle.
  private struct KindLine: Sendable {
    let kind: TicketKind
    let view: YearView
  }

  private static let kindLine = FieldSet<KindLine>(
    [Field("名称", "name", .text, example: "故障") { .text($0.kind.chinese) }]
      + Cycle.Name.allCases.map { name in
        Field(name.chinese, name.rawValue, .number, mayBeMissing: true) { line in
          Shown.number(line.view.cycle(name)?.tickets.kinds[line.kind])
        }
      } + [
        Field("合计", "total", .number) { line in .number(Number(line.view.total { $0.tickets.kinds[line.kind] })) }
      ])
}

extension YearView {
  func cycle(_ name: Cycle.Name) -> CycleView? { cycles.first { $0.dossier.cycle.name == name } }
  func total(_ count: (CycleView) -> Int) -> Int { cycles.reduce(0) { $0 + count($1) } }
  var faults: TicketFigures.LevelFigures { cycles.reduce(TicketFigures.LevelFigures()) { $0 + $1.tickets.faults } }
  /// The daily figures of all cycles together.
  var metrics: MetricsFigures {
    MetricsFigures(cycles.flatMap { Array($0.dossier.records(DailyMetrics.self)) }, policies: last.dossier.terms.policies)
  }

  /// The records of a kind of all cycles, numbered through.
  func gathered<R: LedgerRecord>(_ kind: R.Type) -> [Entry<R>] {
    cycles.flatMap { $0.entries(kind) }.enumerated().map { Entry($1.record, number: $0 + 1, in: $1.view) }
  }
}
