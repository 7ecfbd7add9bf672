import Contract
import Measures
import Templating

/// The cycle's records by ledger: how many, from which to which (contract clause 35; the report's last chapter).
enum RecordIndex {
  static let fields: [Field<CycleView>] = [
    .list("记录清单", "record_index", of: line) { view in
      view.dossier.allLedgers.filter { $0.table.scope == .cycle }.map { Line(ledger: $0, view: view) }
    }
  ]

  private struct Line: Sendable {
    let ledger: Ledger
    let view: CycleView

    /// The column by which people call the rows: the number, else the date, else the first.
    var naming: Int { ledger.table.identity.first ?? ledger.table.period ?? 0 }

    /// However a date is written, and of a time only the day: the index says over which days the records reach.
    func name(_ row: Row?) -> Value {
      guard let row else { return .null }
      let cell = row.bytes(naming)
      if let day = CellText.date(cell) ?? CellText.moment(cell)?.date { return .text(day.chinese) }
      return Shown.generated(row.raw(naming), in: view)
    }
  }

  private static let line = FieldSet<Line>([
    Field("台账", "ledger", .text, example: "运维服务单") { .text($0.ledger.table.name) },
    Field("份数", "count", .text, example: "1,302") { .text(FixedPoint.text($0.ledger.count, decimals: 0, grouped: true)) },
    Field("起", "first", .text, mayBeMissing: true) { $0.name($0.ledger.rows.first) },
    Field("止", "last", .text, mayBeMissing: true) { $0.name($0.ledger.rows.last) },
  ])
}
