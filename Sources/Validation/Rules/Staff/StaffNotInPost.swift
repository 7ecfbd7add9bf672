import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// People who work on a day on which they had not started, or had left.
  static let staffNotInPost = ValidationRule(.staffNotInPost) { examination in
    examination.dossier.allLedgers.flatMap { ledger in
      ledger.table.columns.flatMap { column -> [Finding] in
        guard let dayField = column.type.dayOfPost else { return [] }
        return ledger.rows.compactMap { row in
          row.day(dayField).flatMap { outOfPost(row, column, on: $0, examination) }
        }
      }
    }
  }

  private static func outOfPost(_ row: Row, _ column: Column, on day: CivilDate, _ examination: Examination) -> Finding? {
    let people = row.people(column).compactMap(examination.person).filter { $0.startedOn != nil && !$0.isInPost(on: day) }
    guard !people.isEmpty else { return nil }
    let names = people.map { $0.name ?? $0.id ?? "" }
    let name = row.ledger.table.name(of: column.index)
    return row.finding(
      .staffNotInPost, column.index,
      zh: "\(name.zh)\(names.joined(separator: "、"))在 \(day) 不在岗（\(people.map(\.postZh).joined(separator: "；"))）",
      en: "\(name.en) \(names.joined(separator: ", ")) was not in post on \(day) (\(people.map(\.postEn).joined(separator: "; ")))",
      hint: Bilingual(zh: "改填当日在岗的人员，或更正名册中的到岗、离岗日期", en: "name somebody who was in post that day, or correct the dates on the staff list"),
      related: people.map { $0.row.place(Person.Field.startedOn) })
  }
}

extension CellType {
  /// The field with the day on which a staff column's people must be in post.
  fileprivate var dayOfPost: Int? {
    switch self {
    case .staff(let day), .staffList(let day): day
    default: nil
    }
  }
}

extension Person {
  fileprivate var postZh: String { "\(startedOn.map { $0.description } ?? "") 到岗" + (leftOn.map { "，\($0) 离岗" } ?? "") }
  fileprivate var postEn: String { "from \(startedOn.map { $0.description } ?? "")" + (leftOn.map { " to \($0)" } ?? "") }
}
