import Assessment
import Contract
import Measures
import Templating

/// The rows of the sheet 扣分明细 as a form states them.
enum AssessmentFormRows {
  /// A row of the vendor's causes: what its locked cells say, and the office's cells beside them.
  struct Cause {
    let rule: Cell
    let record: String
    let points: Points?
    let opinion: Cell
    let adjusted: Cell
    let comment: String?
  }

  /// A row in which the office adds a cause of its own.
  struct Addition {
    let rule, date, record, reason, count, points, comment: Cell

    var isBlank: Bool { [rule, date, record, reason, count, points, comment].allSatisfy { $0.value == .blank } }
  }

  /// A cell with its place.
  struct Cell {
    let address: CellAddress
    let value: SheetValue

    var text: String? { AssessmentFormCells.text(value) }
  }

  static func causes(of form: WorkbookReading) -> [Cause] {
    rows(of: form, ["明细条款", "明细记录", "明细扣分", "明细意见", "明细分值", "明细说明"]).filter { $0[0].text != nil }.map { row in
      Cause(
        rule: row[0], record: row[1].text ?? "", points: AssessmentFormCells.points(row[2].value), opinion: row[3], adjusted: row[4],
        comment: row[5].text)
    }
  }

  static func additions(of form: WorkbookReading) -> [Addition] {
    rows(of: form, ["增加条款", "增加日期", "增加记录", "增加原因", "增加次数", "增加分值", "增加说明"]).map { row in
      Addition(rule: row[0], date: row[1], record: row[2], reason: row[3], count: row[4], points: row[5], comment: row[6])
    }.filter { !$0.isBlank }
  }

  /// The cells of named columns side by side, as far as all of them go.
  static func rows(of form: WorkbookReading, _ names: [String]) -> [[Cell]] {
    let columns = names.map { form.column(named: $0).map { Cell(address: $0.cell, value: $0.reading.value) } }
    return (0..<(columns.map(\.count).min() ?? 0)).map { index in columns.map { $0[index] } }
  }
}
