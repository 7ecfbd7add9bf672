import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Required cells that are blank, under the code that speaks of that very blank where there is one.
  ///
  /// A column that the file lacks altogether is one finding of its reading, not one a row.
  static let recordRequired = ValidationRule(
    .recordRequired, .staffNdaMissing, .ticketExemptionUnproven, .metricsSlowUnexplained, .meetingPartyMissing, .guardUnstaffed,
    .penaltyRange
  ) { examination in
    examination.dossier.allLedgers.flatMap { ledger in
      ledger.table.columns.filter { $0.isMissed(in: ledger) }.flatMap { column in
        ledger.rows.finding { row in
          row.isBlank(column.index) && column.need.holds(in: row) ? blank(row, column) : nil
        }
      }
    }
  }

  private static func blank(_ row: Row, _ column: Column) -> Finding {
    let name = row.ledger.table.name(of: column.index)
    let (zh, en) =
      if case .when(let words, _) = column.need { ("（\(words)时必填）", " (required in such a row)") } else { ("", "") }
    return row.finding(
      column.blank, column.index, zh: "\(name.zh)没有填写\(zh)", en: "\(name.en) is blank\(en)", hint: remedy(row, column))
  }

  /// Merged cells look filled in every row and are so in the first only.
  private static func remedy(_ row: Row, _ column: Column) -> Bilingual {
    guard let first = row.mergedInto(column.index) else { return column.remedy }
    return Bilingual(
      zh: "这一格与 \(first) 合并，内容只在 \(first)：请取消合并，每一行都填写",
      en: "it is merged with \(first), which alone holds the text: unmerge the cells and fill in every row")
  }
}

extension Column {
  /// Whether a blank cell can be a finding of its row.
  fileprivate func isMissed(in ledger: Ledger) -> Bool {
    switch need {
    case .optional: false
    case .always: ledger.sourceColumns[index] != nil
    case .when: true
    }
  }

  /// How to mend a blank cell.
  fileprivate var remedy: Bilingual {
    switch type {
    case .evidence, .evidenceList:
      Bilingual(zh: "把文件放进 evidence 文件夹，在这里填写文件名", en: "put the file into the evidence folder and write its name here")
    default:
      if let expectation = type.expectation {
        Bilingual(zh: "补填\(expectation.zh)", en: "fill in \(expectation.en)")
      } else {
        Bilingual(zh: "补填\(header)", en: "fill in `\(key)`")
      }
    }
  }
}
