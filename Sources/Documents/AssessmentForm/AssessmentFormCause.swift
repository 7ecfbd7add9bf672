import Assessment
import Contract
import Measures
import Templating

/// One of the vendor's own causes on the form, with the office's decision where there is one.
struct AssessmentFormCause: Sendable {
  let own: Deduction
  let decision: Review.Decision?
  /// What people call its record: beside the date, which is not said twice.
  let name: String
  /// The sentence that explains it, likewise.
  let reason: String
  /// The ledger, and the rows of it that the cause rests on.
  let source: String
  /// The page of the other documents that shows its record.
  let link: Value
  let view: CycleView

  /// In the order of the assessment; of several causes of one rule and record, decisions go to them in their order.
  static func all(of view: CycleView) -> [AssessmentFormCause] {
    var decisions: [String: [Review.Decision]] = [:]
    for decision in view.scores.confirmed == nil ? [] : view.dossier.review?.decisions ?? [] where decision.kind != .added {
      decisions[key(decision.rule, decision.record), default: []].append(decision)
    }
    return view.scores.own.deductions.map { own in
      let key = key(own.rule, own.record)
      let decision = decisions[key]?.first
      if decision != nil { decisions[key]?.removeFirst() }
      return AssessmentFormCause(
        own: own, decision: decision, name: Wording.record(own.record, ledger: own.ledger, said: own.date, in: view),
        reason: reason(of: own),
        source: source(of: own), link: link(of: own, in: view), view: view)
    }
  }

  /// The sentence as the form prints it.
  static func reason(of own: Deduction) -> String { Wording.printed(own.cause.zh, without: own.date) }

  private static func key(_ rule: String, _ record: String) -> String { rule + "\u{0}" + record }

  static let fields = FieldSet<AssessmentFormCause>([
    Field("条款", "rule", .text, example: "2.2.1") { .text($0.own.rule) },
    Field("扣分项", "title", .text, example: "15分钟内未响应") { .text(AssessmentRule.coded($0.own.rule)?.title.zh ?? $0.own.rule) },
    Field("日期", "date", .date, mayBeMissing: true) { Shown.date($0.own.date) },
    Field("记录", "record", .text, example: "YW-20260309-003") { Shown.text($0.own.record, in: $0.view) },
    Field("记录名称", "record_name", .text, example: "日巡检") { Shown.text($0.name, in: $0.view) },
    Field("来源", "source", .text, example: "运维服务单第14行") { .text($0.source) },
    Field("原因", "cause", .text) { Shown.text($0.reason, in: $0.view) },
    Field("次数", "count", .number, example: "1") { .number(Number($0.own.count)) },
    Field("单次扣分", "unit", .number, example: "0.5") { Shown.points(AssessmentRule.coded($0.own.rule)?.points ?? $0.own.points) },
    Field("扣分", "points", .number, example: "0.5") { .number(Number($0.own.points)) },
    Field("甲方意见", "decision", .text, mayBeMissing: true, example: "认可") { cause in
      cause.decision.map { .text(AssessmentFormWords.decision($0.kind)) } ?? .null
    },
    Field("调整后分值", "adjusted", .number, mayBeMissing: true) { cause in
      cause.decision.flatMap { $0.kind == .adjusted ? .number(Number($0.points)) : nil } ?? .null
    },
    Field("甲方说明", "comment", .text, mayBeMissing: true) { Shown.text($0.decision?.comment, in: $0.view) },
    Field("关联", "link", .link, mayBeMissing: true, from: "运维服务单或巡检记录中的一页") { $0.link },
  ])

  private static func source(of own: Deduction) -> String {
    let ledger = LedgerTable.named(own.ledger)?.name ?? own.ledger
    let rows = own.row.map { [$0] } ?? own.places.compactMap(\.row)
    switch rows.count {
    case 0: return ledger
    case 1...3: return "\(ledger)第" + rows.map(String.init).joined(separator: "、") + "行"
    default: return "\(ledger)第\(rows.min() ?? 0)-\(rows.max() ?? 0)行"
    }
  }

  /// Tickets and inspections have a page of their own; an inspection that was missed has a row among the days that fell short.
  private static func link(of own: Deduction, in view: CycleView) -> Value {
    switch own.ledger {
    case Ticket.table.key:
      let target = LinkTarget(file: DocumentRecipe.tickets.output, anchor: Bookmark.name("工单", own.record, in: view))
      return .link(text: Ticket.table.name, target: target)
    case InspectionItem.table.key:
      // A ledger stands once, so a row's number names it.
      let rows = Set(own.places.compactMap(\.row))
      let inspection = rows.isEmpty ? nil : view.inspections.inspections.first { $0.items.contains { rows.contains($0.row.number) } }
      let anchor = inspection.map { Bookmark.name("巡检", $0.id, in: view) } ?? FlawedDay.bookmark(of: own.record, in: view)
      return .link(text: InspectionItem.table.name, target: LinkTarget(file: DocumentRecipe.inspections.output, anchor: anchor))
    default: return .null
    }
  }
}

/// A row of the office's own causes: what it added, then blank rows.
struct AssessmentFormAddition: Sendable {
  let decision: Review.Decision?
  let view: CycleView

  static func all(of view: CycleView) -> [AssessmentFormAddition] {
    let added = view.scores.confirmed == nil ? [] : (view.dossier.review?.decisions ?? []).filter { $0.kind == .added }
    let rows = added.map { AssessmentFormAddition(decision: $0, view: view) }
    let blank = AssessmentFormAddition(decision: nil, view: view)
    return rows + Array(repeating: blank, count: max(0, AssessmentForm.blankRows - rows.count))
  }

  static let fields = FieldSet<AssessmentFormAddition>([
    Field("条款", "rule", .text, mayBeMissing: true) { $0.decision.map { .text($0.rule) } ?? .null },
    Field("日期", "date", .date, mayBeMissing: true) { Shown.date($0.decision?.happenedOn) },
    Field("记录", "record", .text, mayBeMissing: true) { Shown.text($0.decision?.record, in: $0.view) },
    Field("原因", "cause", .text, mayBeMissing: true) { Shown.text($0.decision?.comment, in: $0.view) },
    Field("次数", "count", .number, mayBeMissing: true) { _ in .null },
    Field("分值", "points", .number, mayBeMissing: true) { Shown.points($0.decision?.points) },
    Field("说明", "comment", .text, mayBeMissing: true) { _ in .null },
  ])
}

/// The words of the drop-down list, and what they mean.
enum AssessmentFormWords {
  static func decision(_ kind: Review.Decision.Kind) -> String {
    switch kind {
    case .upheld: "认可"
    case .dropped: "不认可"
    case .adjusted: "调整"
    case .added: "增加"
    }
  }
}
