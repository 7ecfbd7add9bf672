import Contract
import Diagnostics
import Templating

/// What a form says of itself: whose it is, of which cycle, and from which ledgers it was made.
struct AssessmentFormIdentity {
  private let number: Cell
  private let year: Cell
  private let cycle: Cell
  private let digest: Cell

  private struct Cell {
    let sheet: String
    let cell: String
    /// Empty where the form has no such name, or nothing in it.
    let text: String
  }

  init(of form: WorkbookReading) {
    func cell(_ name: String) -> Cell {
      let (sheet, area) = form.area(named: name) ?? ("", CellArea(CellAddress(row: 1, column: 1)))
      let text = form.column(named: name).first.flatMap { AssessmentFormCells.text($0.reading.value) }
      return Cell(sheet: sheet, cell: area.topLeft.description, text: text ?? "")
    }
    (number, year, cycle, digest) = (cell("表单采购编号"), cell("表单合同年度"), cell("表单服务周期"), cell("表单台账摘要"))
  }

  /// Of the ledgers that it was made from.
  var ledgers: String { digest.text }
  /// Whether it is such a form at all.
  var isWhole: Bool { ![number, year, cycle, digest].contains { $0.text.isEmpty } }

  static let stranger = AssessmentFormRemark(
    .invalid, sheet: "", cell: "",
    Bilingual(
      zh: "不是本工具生成的评分表，或它的表单标识已被删除", en: "this is no assessment form of this tool, or the cells that say which form it is were removed"))

  /// Where it is not the form of the cycle and the ledgers as they are.
  func remarks(against view: CycleView) -> [AssessmentFormRemark] {
    let wanted: [(AssessmentFormRemark.Kind, Cell, String, Bilingual)] = [
      (.foreign, number, view.dossier.terms.number, Bilingual(zh: "采购编号", en: "contract number")),
      (.foreign, year, view.dossier.year, Bilingual(zh: "合同年度", en: "contract year")),
      (.foreign, cycle, view.dossier.cycle.name.rawValue, Bilingual(zh: "服务周期", en: "cycle")),
      (.stale, digest, view.dossier.ledgersDigest, Bilingual(zh: "台账摘要", en: "digest of the ledgers")),
    ]
    let wrong = wanted.filter { $0.1.text != $0.2 }
    let isForeign = wrong.contains { $0.0 == .foreign }
    // Another cycle has other ledgers: that it is stale as well tells nobody anything.
    return wrong.filter { !isForeign || $0.0 == .foreign }.map { kind, cell, expected, what in
      AssessmentFormRemark(
        kind, sheet: cell.sheet, cell: cell.cell, from: expected, to: cell.text,
        kind == .stale
          ? Bilingual(zh: "评分表是用另一份台账生成的：台账在生成之后有改动", en: "the form was made from other ledgers: they have changed since")
          : Bilingual(
            zh: "评分表的\(what.zh)是“\(cell.text)”，不是“\(expected)”", en: "the form's \(what.en) is \"\(cell.text)\", not \"\(expected)\""))
    }
  }

  /// The cycle that the form names, as far as the form shows it.
  func dossier(like present: Dossier) -> Dossier {
    var dossier = present
    dossier.terms.number = number.text
    dossier.year = year.text
    if let name = Cycle.Name(rawValue: cycle.text) { dossier.cycle = Cycle(name, termStart: present.terms.term.lowerBound) }
    dossier.ledgersDigest = digest.text
    return dossier
  }
}
