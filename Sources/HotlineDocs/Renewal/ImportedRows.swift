import Contract
import Diagnostics
import Ledgers
import Validation

/// The rows of another system's table as a ledger's rows, and everything in them that does not fit.
struct ImportedRows {
  /// The ledger's rows as they stand.
  let existing: [[String]]
  /// Rows to be added.
  private(set) var new: [[String]] = []
  /// How many rows are in the ledger already, word for word.
  private(set) var known = 0
  private(set) var problems: [Bilingual] = []
  /// Words that a column of words does not have, by the column.
  private var unknownWords: [Int: [String]] = [:]
  private let table: LedgerTable

  init(_ source: Ledger, map: ImportMap, file: String, into dossier: Dossier) {
    table = map.table
    let ledger = dossier.ledger(map.table)
    existing = ledger.rows.map { row in map.table.columns.indices.map { row.raw($0) } }
    let rows = source.rows.map { Self.row($0, map) }
    let typed = Ledger(map.table, file: file, rows: rows)
    var byRecord: [String: [String]] = [:]
    for row in ledger.rows where !map.table.identity.isEmpty { byRecord[row.record] = existing[row.index] }
    let written = Set(existing)
    for (row, number) in zip(typed.rows, source.rows.map(\.number)) {
      let cells = rows[row.index]
      if written.contains(cells) {
        known += 1
        continue
      }
      let found = Self.problems(of: row, at: "\(file):\(number)", dossier)
      problems += found
      for column in map.table.columns where row.state(column.index) == .broken {
        if case .word = column.type, unknownWords[column.index]?.contains(cells[column.index]) != true {
          unknownWords[column.index, default: []].append(cells[column.index])
        }
      }
      if map.table.unique != nil, byRecord[row.record] != nil {
        problems.append(
          Bilingual(
            zh: "\(file):\(number)：\(row.record) 已有，内容不同", en: "\(file):\(number): \(row.record) is there already with other content"))
      }
      if map.table.unique != nil { byRecord[row.record] = cells }
      new.append(cells)
    }
  }

  /// The first problems, how many more there are, and what a map can do about words.
  var complaints: [Bilingual] {
    let more = problems.count - 50
    let rest = more > 0 ? [Bilingual(zh: "… 另有 \(more) 处", en: "… and \(more) more")] : []
    let words = unknownWords.sorted { $0.key < $1.key }.map { column, words in
      let entries = words.prefix(20).map { "\"\($0)\": " }.joined(separator: ", ")
      let line = "values: {\(table.columns[column].key): {\(entries)}}"
      return Bilingual(zh: "在映射文件里写明这些词的意思：\(line)", en: "say in the map what these words mean: \(line)")
    }
    return problems.prefix(50) + rest + words
  }

  private static func row(_ source: Row, _ map: ImportMap) -> [String] {
    var cells = map.table.columns.indices.map { map.constants[$0] ?? "" }
    for (index, wanted) in map.columns.enumerated() {
      var text = source.raw(index)
      let type = map.table.columns[wanted.column].type
      switch type {
      case .date, .moment, .momentOrTime, .time:
        let plain = ForeignTime.plain(text)
        if type.accepts(Array(plain.utf8)[...]) { text = plain }
      default: break
      }
      let meant = map.values[wanted.column]?[text] ?? text
      if !meant.isEmpty { cells[wanted.column] = meant }
    }
    return cells
  }

  private static func problems(of row: Row, at place: String, _ dossier: Dossier) -> [Bilingual] {
    let table = row.ledger.table
    var problems = table.columns.compactMap { column -> Bilingual? in
      switch row.state(column.index) {
      case .broken:
        let expected = column.type.expectation.map { Bilingual(zh: "，应为\($0.zh)", en: ", but \($0.en)") } ?? Bilingual(zh: "", en: "")
        return Bilingual(
          zh: "\(place)：“\(column.header)”不能是“\(row.raw(column.index))”\(expected.zh)",
          en: "\(place): \(column.key) cannot be “\(row.raw(column.index))”\(expected.en)")
      case .blank where column.need.isAlways:
        return Bilingual(zh: "\(place)：必填的“\(column.header)”是空的", en: "\(place): \(column.key) is required and blank")
      default: return nil
      }
    }
    if let period = table.period, let day = CellText.date(row.bytes(period)) ?? CellText.moment(row.bytes(period))?.date,
      !dossier.cycle.days.contains(day)
    {
      problems.append(
        Bilingual(
          zh: "\(place)：\(day) 不在 \(dossier.cycle.name.rawValue)（\(dossier.cycle.start) 至 \(dossier.cycle.end)）内",
          en: "\(place): \(day) is not in \(dossier.cycle.name.rawValue) (\(dossier.cycle.start) to \(dossier.cycle.end))"))
    }
    return problems
  }
}
