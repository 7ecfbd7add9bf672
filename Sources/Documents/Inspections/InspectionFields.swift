import Contract
import Measures
import Templating

/// One inspection with the cycle around it.
struct InspectionEntry: Sendable {
  let inspection: Inspection
  let number: Int
  let view: CycleView
}

/// One inspected object of an inspection.
struct ObjectEntry: Sendable {
  let object: InspectedObject
  let view: CycleView
}

/// An inspection's form: its head, then its items by object.
enum InspectionFields {
  static let set = FieldSet<InspectionEntry>([
    Field("序号", "no", .number, example: "1") { .number(Number($0.number)) },
    Field("巡检编号", "inspection", .text, example: "XJ-20260302-01") { Shown.text($0.inspection.id, in: $0.view) },
    Field("巡检计划", "plan", .text, example: "日巡检") { entry in
      let cell = entry.inspection.plan
      return Shown.text(cell.flatMap { entry.view.dossier.terms.plan($0)?.name } ?? cell, in: entry.view)
    },
    Field("时间窗", "window", .text, mayBeMissing: true, example: "08:30-10:30") { entry in
      let window = entry.inspection.plan.flatMap { entry.view.dossier.terms.plan($0)?.window }
      return window.map { .text("\($0.lowerBound)-\($0.upperBound)") } ?? .null
    },
    Field("日期", "date", .date) { Shown.date($0.inspection.date) },
    Field("星期", "weekday", .text, example: "星期一") { entry in
      entry.inspection.date.map { .text("星期" + $0.weekdayName) } ?? .null
    },
    Field("开始时间", "started_at", .time) { $0.inspection.startedAt.map { .time($0.time) } ?? .null },
    Field("结束时间", "ended_at", .time) { $0.inspection.endedAt.map { .time($0.time) } ?? .null },
    Field("用时", "duration", .duration) { entry in
      guard let start = entry.inspection.startedAt, let end = entry.inspection.endedAt else { return .null }
      return .duration(seconds: max(0, end - start))
    },
    Field("巡检人", "inspector", .text) { Shown.staff($0.inspection.inspector, in: $0.view) },
    Field("项数", "item_count", .number, example: "13") { .number(Number($0.inspection.items.count)) },
    Field("异常数", "abnormal_count", .number, example: "0") { .number(Number($0.inspection.abnormal)) },
    Field("有异常", "has_abnormal", .boolean) { .boolean($0.inspection.abnormal > 0) },
    Field("有扣分", "costs_points", .boolean, from: "评分表的扣分明细") { .boolean(!$0.view.formCauses.of($0.inspection).isEmpty) },
    .list("扣分", "causes", of: AssessmentFormBacklinks.fields, from: "评分表的扣分明细") { $0.view.formCauses.of($0.inspection) },
    Field("书签", "bookmark", .text) { .text(Bookmark.name("巡检", $0.inspection.id, in: $0.view)) },
    Field("链接", "link", .link) {
      .link(text: $0.view.mask($0.inspection.id), target: LinkTarget(anchor: Bookmark.name("巡检", $0.inspection.id, in: $0.view)))
    },
    .list("对象", "objects", of: objects) { entry in
      entry.inspection.objects.map { ObjectEntry(object: $0, view: entry.view) }
    },
    .list("异常项", "abnormal_items", of: items) { entry in
      numbered(entry.inspection.items.filter { $0.result == .abnormal }, entry.view)
    },
  ])

  private static let objects = FieldSet<ObjectEntry>([
    Field("对象名称", "object_name", .text, example: "数据库") { Shown.text($0.object.name, in: $0.view) },
    .list("项目", "items", of: items) { numbered($0.object.items, $0.view) },
  ])

  static let items = FieldSet(columns)

  /// An abnormal item of the report, with how its ticket stands.
  static let abnormal = FieldSet(
    columns + [
      Field("办结情况", "ticket_state", .text, mayBeMissing: true, example: "已办结", from: "关联的运维服务单") { entry in
        guard let ticket = entry.record.ticket, entry.view.dossier.hasTicket(ticket) else { return .null }
        return .text(entry.view.isTicketOpen(ticket) ? "未办结" : "已办结")
      }
    ])

  private static let columns =
    LedgerFields.of(InspectionItem.self) + [
      Field("异常", "abnormal", .boolean) { .boolean($0.record.result == .abnormal) },
      Field("读数与单位", "reading_unit", .text, example: "37%") { entry in
        Shown.text(Wording.reading(entry.record.reading ?? "", unit: entry.record.unit ?? ""), in: entry.view)
      },
      Field("工单链接", "ticket_link", .link, mayBeMissing: true, from: "运维服务单的书签") { entry in
        guard let ticket = entry.record.ticket else { return .null }
        return .link(
          text: entry.view.mask(ticket),
          target: LinkTarget(file: DocumentRecipe.tickets.output, anchor: Bookmark.name("工单", ticket, in: entry.view)))
      },
    ]

  private static func numbered(_ items: [InspectionItem], _ view: CycleView) -> [Entry<InspectionItem>] {
    items.enumerated().map { Entry($1, number: $0 + 1, in: view) }
  }
}
