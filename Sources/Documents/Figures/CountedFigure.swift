import Assessment
import Contract
import Diagnostics
import Measures
import Settlement
import Templating

/// A count or a share that documents print, down to the rows that it counts: what `explain Q2 故障数` shows.
struct CountedFigure: Sendable {
  /// The documents' own field, which is where the value comes from.
  let field: Field<CycleView>
  let clause: String
  /// "135 ÷ 136", where it is no plain count.
  let formula: (@Sendable (CycleView) -> String)?
  let parts: @Sendable (CycleView) -> [Explanation]

  /// - Parameter name: of the field.
  init(
    _ name: String, _ clause: String, formula: (@Sendable (CycleView) -> String)? = nil,
    parts: @escaping @Sendable (CycleView) -> [Explanation]
  ) {
    guard let field = Self.fields.first(where: { $0.info.names.contains(name) }) else { preconditionFailure("no field is called \(name)") }
    self.field = field
    self.clause = clause
    self.formula = formula
    self.parts = parts
  }

  /// The counts and shares of the documents.
  static let fields = (TicketCounts.fields + InspectionCounts.fields + FigureFields.faults + FigureFields.platform).filter {
    $0.info.kind == .number
  }

  static let all: [CountedFigure] = tickets + inspections + metrics

  func explanation(_ view: CycleView) -> Explanation {
    let names = field.info.names
    let value: String? = if case .number(let number) = field.value(view) { number.shortest.description } else { nil }
    let origin = field.info.origin.isEmpty ? nil : Bilingual(zh: field.info.origin, en: field.info.origin)
    return Explanation(
      Bilingual(zh: names[0], en: names[names.count - 1]), value: value, clause: clause,
      reason: formula.map { Bilingual(zh: $0(view), en: $0(view)) } ?? origin, parts: parts(view))
  }

  // MARK: - Tickets

  private static let tickets: [CountedFigure] = [
    tickets("工单数", "35") { _, _ in true },
    tickets("未办结数", "35") { ticket, _ in ticket.isOpen },
    tickets("故障数", "5") { ticket, _ in ticket.kind == .fault },
    tickets("流转异常数", "4.6") { ticket, _ in ticket.kind == .flowAnomaly },
    tickets("主动发现数", "4.6") { ticket, _ in ticket.isDiscovery && (ticket.source == .monitoring || ticket.source == .inspection) },
    tickets("应发现数", "4.6") { ticket, _ in ticket.isDiscovery && ticket.source != nil },
    tickets(
      "主动发现率", "4.6", formula: { "\($0.tickets.foundProactively) ÷ \($0.tickets.discoveries)" },
      counts: { ticket, _ in ticket.isDiscovery && ticket.source != nil }),
    tickets("按时响应数", "annex 2.2") { ticket, view in
      ticket.kind == .fault && ticket.isAnsweredInTime(until: view.dossier.cycle.span.upperBound)
    },
    tickets("按时解决数", "annex 2.2") { ticket, view in ticket.kind == .fault && ticket.isSolvedInTime(in: view.dossier) },
    tickets(
      "响应及时率", "annex 2.2", formula: { "\($0.tickets.faults.respondedInTime) ÷ \($0.tickets.faults.count)" },
      counts: { ticket, _ in ticket.kind == .fault }),
    tickets(
      "解决及时率", "annex 2.2", formula: { "\($0.tickets.faults.resolvedInTime) ÷ \($0.tickets.faults.count)" },
      counts: { ticket, _ in ticket.kind == .fault }),
    tickets("升级数", "5") { ticket, _ in ticket.kind == .fault && ticket.escalated == true },
    tickets("到场及时数", "5") { ticket, _ in ticket.kind == .fault && ticket.escalated == true && ticket.hasArrivedInTime },
    tickets(
      "到场及时率", "5", formula: { "\($0.tickets.arrivedInTime) ÷ \($0.tickets.escalated)" },
      counts: { ticket, _ in ticket.kind == .fault && ticket.escalated == true }),
    tickets("办结数", "2, 35") { ticket, _ in !ticket.isOpen },
    tickets("办结率", "2, 35", formula: { "\($0.tickets.closed) ÷ \($0.tickets.total)" }, counts: { _, _ in true }),
  ]

  private static func tickets(
    _ name: String, _ clause: String, formula: (@Sendable (CycleView) -> String)? = nil,
    counts: @escaping @Sendable (Ticket, CycleView) -> Bool
  ) -> CountedFigure {
    CountedFigure(name, clause, formula: formula) { view in
      view.dossier.records(Ticket.self).filter { counts($0, view) }.map { part($0.row) }
    }
  }

  // MARK: - Inspections

  private static let inspections: [CountedFigure] = [
    CountedFigure("巡检次数", "4.5, 35") { view in view.inspections.inspections.map { part($0.items[0].row) } },
    CountedFigure("异常项数", "4.5") { view in
      view.inspections.inspections.flatMap(\.items).filter { $0.result == .abnormal }.map { part($0.row) }
    },
    days("应巡次数") { _ in true },
    days("按时次数") { $0 == .done },
    days("超时次数") { $0 == .late },
    days("不全次数") { $0 == .incomplete },
    days("未巡次数") { $0 == .missing },
    days("完成次数") { $0 != .missing },
    days("完成率", formula: { "\($0.inspections.completed) ÷ \($0.inspections.due)" }, counts: { _ in true }),
  ]

  /// The days on which an inspection was due, each with its first row where it was made.
  private static func days(
    _ name: String, formula: (@Sendable (CycleView) -> String)? = nil, counts: @escaping @Sendable (InspectionFigures.DayState) -> Bool
  ) -> CountedFigure {
    CountedFigure(name, "annex 2.1", formula: formula) { view in
      view.inspections.plans.flatMap { plan in
        plan.days.filter { counts($0.state) }.map { day in
          let record = "\(plan.plan.id)@\(day.date)"
          let made = view.inspections.inspections.first { $0.date == day.date && ($0.plan == plan.plan.id || $0.plan == plan.plan.name) }
          return Explanation(
            Bilingual(zh: record, en: record), value: day.state.rawValue, record: record,
            place: made.map { $0.items[0].row.place() } ?? Place(file: "contract.yaml", column: "inspection_plan"))
        }
      }
    }
  }

  // MARK: - Metrics

  private static let metrics: [CountedFigure] = [
    metrics("平均可用率", "4.1") { $0.availability?.description },
    metrics("最低可用率", "4.1") { $0.availability?.description },
    metrics("超时响应数", "4.1") { count($0.slowResponses) },
    metrics("自身超时响应数", "4.1") { count($0.ownSlowResponses) },
    metrics("座席故障台次", "annex 2.3") { count($0.seatFailures) },
    metrics("重复登录台次", "annex 2.3") { count($0.repeatLogins) },
  ]

  /// The days that add to a figure, each with what it adds.
  private static func metrics(_ name: String, _ clause: String, value: @escaping @Sendable (DailyMetrics) -> String?) -> CountedFigure {
    CountedFigure(name, clause) { view in
      view.dossier.records(DailyMetrics.self).compactMap { row in value(row).map { part(row.row, value: $0) } }
    }
  }

  private static func count(_ number: Int?) -> String? { number.flatMap { $0 > 0 ? "\($0)" : nil } }

  private static func part(_ row: Row, value: String? = nil) -> Explanation {
    Explanation(Bilingual(zh: row.record, en: row.record), value: value, record: row.record, place: row.place())
  }
}

extension Explanation {
  /// The names of the counts and shares that documents print.
  public static let countNames = CountedFigure.all.map { $0.field.info.names[0] }

  /// The explanation of a count or share by the name that `template fields` shows; `nil` for any other name.
  public static func ofCount(_ name: String, in dossier: Dossier, _ scores: Scores) -> Explanation? {
    CountedFigure.all.first { $0.field.info.names.contains(name) }.map { $0.explanation(CycleView(dossier: dossier, scores: scores)) }
  }
}
