import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Dates outside the cycle.
  static let recordPeriod = ValidationRule(.recordPeriod) { examination in
    let days = examination.cycle.days
    return examination.dossier.allLedgers.flatMap { ledger -> [Finding] in
      guard let period = ledger.table.period else { return [] }
      let name = ledger.table.name(of: period)
      return ledger.rows.finding { row in
        guard let date = row.day(period), !days.contains(date) else { return nil }
        return row.finding(
          .recordPeriod, period, zh: "\(name.zh)\(date) 不在本周期 \(days.lowerBound) 至 \(days.upperBound) 之内",
          en: "\(name.en), \(date), lies outside the cycle, \(days.lowerBound) to \(days.upperBound)",
          hint: Bilingual(zh: "改正日期，或把这一行移到它所属周期的台账", en: "correct the date, or move the row to the ledger of its own cycle"))
      }
    }
  }
}

extension Row {
  /// The day of a date or date-time cell; `nil` where it is blank or broken.
  func day(_ column: Int) -> CivilDate? {
    switch ledger.table.columns[column].type {
    case .date: CellText.date(bytes(column))
    case .moment: CellText.moment(bytes(column))?.date
    default: nil
    }
  }
}
