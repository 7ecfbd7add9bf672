import Assessment
import Contract
import Diagnostics
import Measures
import OOXML
import Templating

/// The causes that a form states itself: what there is to go by when the ledgers are no longer those that it was made from.
///
/// The form is made again from its own causes, so that every other cell can still be compared with what was sent; the causes are compared with
/// those of the ledgers as they are now, which tells the reader what has changed since.
struct AssessmentFormStatement {
  private(set) var remarks: [AssessmentFormRemark] = []
  private let causes: [Stated]
  private let sheet: String

  private struct Stated {
    let cell: CellAddress
    let own: Deduction
    let name: String
    let source: String
    let link: Value
  }

  init(_ form: WorkbookReading) {
    sheet = form.area(named: "明细条款")?.sheet ?? ""
    let columns = ["明细条款", "明细记录", "明细扣分", "明细日期", "明细来源", "明细原因", "明细次数", "明细名称"]
    let links = form.column(named: "明细关联").map(\.reading.formula)
    var causes: [Stated] = []
    for (index, row) in AssessmentFormRows.rows(of: form, columns).enumerated() {
      guard let code = row[0].text else { continue }
      let count = AssessmentFormCells.count(row[6].value) ?? 0
      let points = AssessmentFormCells.points(row[2].value) ?? .zero
      let source = row[4].text ?? ""
      let cause = row[5].text ?? ""
      let own = Deduction(
        rule: code, count: count, points: points, ledger: LedgerTable.all.first { source.hasPrefix($0.name) }?.key ?? "", row: nil,
        record: row[1].text ?? "", date: AssessmentFormCells.date(row[3].value), cause: Bilingual(zh: cause, en: cause))
      let link = links.indices.contains(index) ? Self.link(links[index]) : .null
      causes.append(Stated(cell: row[0].address, own: own, name: row[7].text ?? "", source: source, link: link))
      if AssessmentRule.coded(code).map({ $0.points * count != points }) ?? true {
        remarks.append(Self.impossible(own, sheet, row[0].address))
      }
    }
    self.causes = causes
  }

  /// What no cause can say, whatever the ledgers were.
  private static func impossible(_ own: Deduction, _ sheet: String, _ cell: CellAddress) -> AssessmentFormRemark {
    AssessmentFormRemark(
      .tampered, sheet: sheet, cell: cell.description,
      Bilingual(
        zh: "\(sheet)!\(cell) 的扣分 \(own.points) 不是条款 \(own.rule) 的 \(own.count) 次",
        en: "\(sheet)!\(cell): \(own.points) points are not \(own.count) times rule \(own.rule)"))
  }

  /// A link to a document of the same folder, as the form writes it; nothing for any other.
  private static func link(_ formula: String?) -> Value {
    guard let formula else { return .null }
    let parts = formula.split(separator: "\"", omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0] == "HYPERLINK(", parts[2] == ",", parts[4] == ")" else { return .null }
    let target = parts[1].split(separator: "#", maxSplits: 1)
    guard let file = target.first.map(String.init), [DocumentRecipe.tickets.output, DocumentRecipe.inspections.output].contains(file) else {
      return .null
    }
    return .link(text: String(parts[3]), target: LinkTarget(file: file, anchor: target.count > 1 ? String(target[1]) : nil))
  }

  /// The form as it must have been sent, of the contract, year and cycle that it names.
  func issue(_ view: CycleView, template: [UInt8]) throws -> OfficePackage {
    let rows = causes.map {
      AssessmentFormCause(
        own: $0.own, decision: nil, name: $0.name, reason: $0.own.cause.zh, source: $0.source, link: $0.link, view: view)
    }
    return try AssessmentForm.issue(AssessmentForm.context(view, stating: rows), template: template)
  }

  /// What the ledgers say now that the form does not, and the other way round.
  func changes(against view: CycleView) -> [AssessmentFormRemark] {
    var present = view.scores.own.deductions
    var remarks: [AssessmentFormRemark] = []
    func say(_ cell: CellAddress?, _ message: Bilingual) {
      remarks.append(AssessmentFormRemark(.stale, sheet: sheet, cell: cell?.description ?? "", message))
    }
    for stated in causes {
      let own = stated.own
      let name = "\(own.rule) \(own.record)"
      guard let index = present.firstIndex(where: { $0.rule == own.rule && view.mask($0.record) == own.record }) else {
        say(
          stated.cell,
          Bilingual(
            zh: "\(sheet)!\(stated.cell) \(name)（扣 \(own.points)）：按现在的台账已没有这一条",
            en: "\(sheet)!\(stated.cell) \(name) (−\(own.points)): does not follow from the ledgers any more"))
        continue
      }
      let now = present.remove(at: index)
      guard now.points != own.points || view.mask(AssessmentFormCause.reason(of: now)) != own.cause.zh else { continue }
      say(
        stated.cell,
        Bilingual(
          zh: "\(sheet)!\(stated.cell) \(name)：现在扣 \(now.points)，\(view.mask(now.cause.zh))",
          en: "\(sheet)!\(stated.cell) \(name): now −\(now.points), \(view.mask(now.cause.en))"))
    }
    for cause in present {
      let name = "\(cause.rule) \(view.mask(cause.record))"
      say(
        nil,
        Bilingual(
          zh: "现在的台账多出 \(name)（扣 \(cause.points)），评分表上没有：\(view.mask(cause.cause.zh))",
          en: "the ledgers now have \(name) (−\(cause.points)), which the form does not: \(view.mask(cause.cause.en))"))
    }
    return remarks
  }
}
