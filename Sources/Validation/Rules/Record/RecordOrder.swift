import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Times that run backwards, on the later column.
  static let recordOrder = ValidationRule(.recordOrder) { examination in
    examination.dossier.allLedgers.flatMap { ledger in
      ledger.rows.findings { row in row.ledger.table.orders.compactMap { backwards(row, $0) } }
    }
  }

  private static func backwards(_ row: Row, _ order: LedgerTable.Order) -> Finding? {
    guard row.isBackwards(order) else { return nil }
    let table = row.ledger.table
    let (earlier, later) = (table.name(of: order.earlier), table.name(of: order.later))
    return row.finding(
      .recordOrder, order.later, zh: "\(later.zh)\(row.raw(order.later)) 早于\(earlier.zh)\(row.raw(order.earlier))",
      en: "\(later.en), \(row.raw(order.later)), is before \(earlier.en), \(row.raw(order.earlier))",
      hint: Bilingual(zh: "核对这两个时间，改正其中一个", en: "compare the two times and correct one of them"),
      related: [row.place(order.earlier)])
  }
}

extension Row {
  /// Whether the later time comes before the earlier; not when one of them is blank or broken.
  ///
  /// A day without a time is compared by days.
  func isBackwards(_ order: LedgerTable.Order) -> Bool {
    if let earlier = time(order.earlier), let later = time(order.later) { return later < earlier }
    guard let earlier = day(order.earlier), let later = day(order.later) else { return false }
    return later < earlier
  }

  private func time(_ column: Int) -> Moment? {
    switch ledger.table.columns[column].type {
    case .moment: return CellText.moment(bytes(column))
    case .momentOrTime(let dateField):
      if let moment = CellText.moment(bytes(column)) { return moment }
      guard let date = day(dateField), let time = CellText.time(bytes(column)) else { return nil }
      return Moment(date, time)
    default: return nil
    }
  }
}
