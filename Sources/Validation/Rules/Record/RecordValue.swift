import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Cells that are not of their type, not one of their words, or out of their bounds.
  static let recordValue = ValidationRule(.recordValue) { examination in
    examination.dossier.allLedgers.flatMap { ledger in brokenCells(of: ledger) + longTexts(of: ledger) + outOfBounds(ledger) }
  }

  private static func brokenCells(of ledger: Ledger) -> [Finding] {
    ledger.table.columns.flatMap { column -> [Finding] in
      guard let expected = column.type.expectation else { return [] }
      return ledger.rows(column.index) { !column.type.accepts($0) }.finding { badValue($0, column.index, expected) }
    }
  }

  /// The most that a cell of a workbook holds; the form could not show more.
  private static let longest = 32_767

  private static func longTexts(of ledger: Ledger) -> [Finding] {
    ledger.table.columns.filter { $0.type.expectation == nil }.flatMap { column in
      ledger.rows.finding { row in
        guard row.bytes(column.index).count > longest else { return nil }
        let length = row.raw(column.index).utf16.count
        guard length > longest else { return nil }
        let name = ledger.table.name(of: column.index)
        return row.finding(
          .recordValue, column.index, zh: "\(name.zh)有 \(length) 个字，超过一个单元格能容纳的 \(longest) 字",
          en: "\(name.en) has \(length) characters, more than the \(longest) of a cell",
          hint: Bilingual(zh: "缩短文字；长的内容作为附件放进 evidence", en: "shorten the text; what is long goes into evidence as a file"))
      }
    }
  }

  /// What the type alone cannot tell: bounds that another cell or the annex sets.
  private static func outOfBounds(_ ledger: Ledger) -> [Finding] {
    guard [DailyMetrics.table.key, Violation.table.key].contains(ledger.table.key) else { return [] }
    return ledger.rows.findings(outOfBounds)
  }

  private static func outOfBounds(in row: Row) -> [Finding] {
    switch row.ledger.table.key {
    case DailyMetrics.table.key:
      let metrics = DailyMetrics(row: row)
      var found: [Finding] = []
      if let all = metrics.slowResponses, let external = metrics.slowExternal, external > all {
        let expected = Bilingual(zh: "不大于「响应超5秒次数」\(all) 的整数", en: "at most `slow_responses`, \(all)")
        found.append(badValue(row, DailyMetrics.Field.slowExternal.rawValue, expected))
      }
      if let share = metrics.availability, !(Percent(points: 0)...Percent(points: 100)).contains(share) {
        found.append(
          badValue(row, DailyMetrics.Field.availability.rawValue, Bilingual(zh: "0 到 100 之间的百分数", en: "a percentage from 0 to 100")))
      }
      return found
    case Violation.table.key:
      guard let rule = Violation(row: row).rule, AnnexRule.source(of: rule) == nil else { return [] }
      return [
        badValue(row, Violation.Field.rule.rawValue, Bilingual(zh: "考核指标的条款编码，如 1.1.1", en: "a rule code of the annex, such as 1.1.1"))
      ]
    default: return []
    }
  }

  private static func badValue(_ row: Row, _ column: Int, _ expected: Bilingual) -> Finding {
    let name = row.ledger.table.name(of: column)
    return row.finding(
      .recordValue, column, zh: "\(name.zh)的值“\(row.raw(column))”不对：应为\(expected.zh)",
      en: "\(name.en) is \"\(row.raw(column))\", expected \(expected.en)",
      hint: Bilingual(zh: "改为\(expected.zh)", en: "write \(expected.en)"))
  }
}

extension CellType {
  /// What a cell of the type looks like; `nil` where any text will do.
  package var expectation: Bilingual? {
    switch self {
    case .date: Bilingual(zh: "日期，如 2026-03-05", en: "a date, such as 2026-03-05")
    case .moment: Bilingual(zh: "日期和时间，如 2026-03-05 09:12", en: "a date and time, such as 2026-03-05 09:12")
    case .momentOrTime: Bilingual(zh: "时间，如 09:12", en: "a time, such as 09:12")
    case .time: Bilingual(zh: "时间，如 09:12", en: "a time, such as 09:12")
    case .integer(let minimum): Bilingual(zh: "不小于 \(minimum) 的整数", en: "a whole number of \(minimum) or more")
    case .decimal: Bilingual(zh: "不为负的数", en: "a number that is not negative")
    case .percent: Bilingual(zh: "百分数，如 1.5%", en: "a percentage, such as 1.5%")
    case .amount: Bilingual(zh: "不为负、至多两位小数的金额（元）", en: "an amount in yuan that is not negative, with two decimals at most")
    case .boolean: Bilingual(zh: "是或否", en: "是 (yes) or 否 (no)")
    case .word(let words):
      Bilingual(
        zh: words.map(\.chinese).joined(separator: "、") + "之一", en: "one of " + words.map(\.key).joined(separator: ", "))
    case .text, .phone, .staff, .staffList, .staffOrName, .list, .ticket, .plan, .rule, .evidence, .evidenceList: nil
    }
  }
}
