import Assessment
import Contract
import Templating

/// The vendor's causes on the form's sheet 扣分明细, by the records that they rest on: what tickets and inspections link back to.
///
/// A link names the form and the row only, never what the form holds, so that no document's bytes depend on another's.
struct AssessmentFormBacklinks: Sendable {
  /// A row of the form.
  struct Cause: Sendable {
    let rule: String
    let target: LinkTarget
  }

  private var byTicket: [String: [Cause]] = [:]
  /// By the rows of 巡检记录.
  private var byRow: [Int: [Cause]] = [:]
  /// By plan and date.
  private var byDay: [String: [Cause]] = [:]

  /// No links, where it is not known how the form will look.
  init() {}

  /// - Parameters:
  ///   - causes: the form's causes in their order.
  ///   - place: the first of their rows.
  init(_ causes: [Deduction], from place: NamedPlace) {
    for (index, cause) in causes.enumerated() {
      let anchor = "\(place.sheet)!A\(place.row + index)"
      let link = Cause(rule: cause.rule, target: LinkTarget(file: DocumentRecipe.assessment.output, anchor: anchor))
      switch cause.ledger {
      case Ticket.table.key: byTicket[cause.record, default: []].append(link)
      case InspectionItem.table.key:
        byDay[cause.record, default: []].append(link)
        for row in Set(cause.places.compactMap(\.row)) { byRow[row, default: []].append(link) }
      default: break
      }
    }
  }

  func of(_ ticket: Ticket) -> [Cause] { byTicket.isEmpty ? [] : ticket.id.flatMap { byTicket[$0] } ?? [] }
  func of(_ day: FlawedDay) -> [Cause] { byDay[day.record] ?? [] }

  /// Its rows have the same causes, unless one of them is broken and counts in none.
  func of(_ inspection: Inspection) -> [Cause] {
    byRow.isEmpty ? [] : inspection.items.lazy.compactMap { byRow[$0.row.number] }.first ?? []
  }

  static let fields = FieldSet<Cause>([
    Field("条款", "rule", .text, example: "2.2.1") { .text($0.rule) },
    Field("链接", "link", .link, from: "评分表“扣分明细”中的一行") { .link(text: $0.rule, target: $0.target) },
  ])
}

extension CycleView {
  /// The same cycle, its tickets and inspections linked back to the causes on the form that a template makes.
  public func linked(toFormOf template: any Template) -> CycleView {
    guard let context = DocumentRecipe.assessment.context(self), let place = template.place(named: "明细条款", in: context) else { return self }
    return CycleView(self, form: place)
  }
}
