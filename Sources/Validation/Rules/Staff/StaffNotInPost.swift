import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// People who work on a day on which they had not started, or had left.
  static let staffNotInPost = ValidationRule(.staffNotInPost) { examination in
    let posts = Posts(examination)
    return examination.dossier.allLedgers.flatMap { ledger in
      ledger.table.columns.flatMap { column -> [Finding] in
        guard let dayField = column.type.dayOfPost else { return [] }
        return ledger.rows.finding { row in
          guard let day = row.day(dayField) else { return nil }
          let people = row.people(column).filter { !posts.isInPost($0, on: day) }.compactMap(examination.person)
          return people.isEmpty ? nil : outOfPost(row, column, people, on: day)
        }
      }
    }
  }

  /// When everybody on the list is in post, by the words that a cell may call them; worked out once, for it is asked of every row.
  private struct Posts {
    private let spans: [String: ClosedRange<CivilDate>]

    init(_ examination: Examination) {
      var spans: [String: ClosedRange<CivilDate>] = [:]
      for word in Set(examination.dossier.roster.people.flatMap { [$0.id, $0.name].compactMap { $0 } }) {
        spans[word] = examination.person(word)?.post(ofUnknownEnd: CivilDate(days: .max))
      }
      self.spans = spans
    }

    /// Nobody is out of post of whom it is not known when they started.
    func isInPost(_ word: String, on day: CivilDate) -> Bool { spans[word]?.contains(day) ?? true }
  }

  private static func outOfPost(_ row: Row, _ column: Column, _ people: [Person], on day: CivilDate) -> Finding {
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
  /// The days in post; `nil` while it is not known when they started. An end before the start is not believed.
  func post(ofUnknownEnd end: CivilDate) -> ClosedRange<CivilDate>? {
    startedOn.map { started in started...(leftOn.flatMap { $0 < started ? nil : $0 } ?? max(started, end)) }
  }

  fileprivate var postZh: String { "\(startedOn.map { $0.description } ?? "") 到岗" + (leftOn.map { "，\($0) 离岗" } ?? "") }
  fileprivate var postEn: String { "from \(startedOn.map { $0.description } ?? "")" + (leftOn.map { " to \($0)" } ?? "") }
}
