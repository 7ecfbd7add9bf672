import Contract

/// Which column of a file is which field of a ledger.
struct Header {
  /// A column that no field answers to, or one that stands for a field that another column has already.
  struct Stray {
    let source: Int
    /// "" for a column without a header.
    let text: String
    /// The key of the field that it repeats.
    let repeats: String?
  }

  /// As a person counts it.
  let row: Int
  /// For each column of the table, the column of the file.
  let sourceColumns: [Int?]
  /// By column of the file.
  let strays: [Int: Stray]
  /// How many columns the header row itself has.
  let width: Int

  var matches: Int { sourceColumns.count { $0 != nil } }

  /// For each column of the file, whether its cells are kept; columns beyond the header's are not.
  var isKept: [Bool] {
    var kept = [Bool](repeating: false, count: width)
    for case let source? in sourceColumns { kept[source] = true }
    return kept
  }

  /// - Parameter names: those of the table, folded once for all rows that are looked at.
  private init(row: Int, cells: [String], table: LedgerTable, names: [String: Int]) {
    var columns = [Int?](repeating: nil, count: table.columns.count)
    var strays: [Int: Stray] = [:]
    for (source, text) in cells.enumerated() {
      let name = Self.fold(text)
      if let column = names[name] {
        if columns[column] == nil {
          columns[column] = source
        } else {
          strays[source] = Stray(source: source, text: Plain.trimmed(text), repeats: table.columns[column].key)
        }
      } else {
        let text = Plain.trimmed(text)
        strays[source] = Stray(source: source, text: text.utf8.count <= 200 ? text : String(text.prefix(200)), repeats: nil)
      }
    }
    self.row = row
    self.sourceColumns = columns
    self.strays = strays
    self.width = cells.count
  }

  /// The header among a file's first rows: the first that names a field, so that a title may stand above it; the first filled row where none does.
  ///
  /// A row below it that holds field names and nothing else belongs to it: groups of columns have a title of their own, merged over them.
  ///
  /// - Parameter names: ``names(of:)`` of the table, folded once for all that is tried.
  static func find(in rows: [(number: Int, cells: [String])], table: LedgerTable, names: [String: Int]) -> Header? {
    var first: Header?
    for (index, row) in rows.enumerated() {
      let filled = row.cells.count { !Plain.trimmed($0).isEmpty }
      guard filled > 0 else { continue }
      let header = Header(row: row.number, cells: row.cells, table: table, names: names)
      let next = rows.indices.contains(index + 1) ? rows[index + 1] : nil
      let lower = next.flatMap { header.joined(with: $0, under: row.cells, table: table, names: names) }
      if let found = lower ?? (header.matches > 0 ? header : nil) { return found }
      first = first ?? header
    }
    return first
  }

  /// This header with a second row of names below it; `nil` when that row is none.
  private func joined(
    with lower: (number: Int, cells: [String]), under upper: [String], table: LedgerTable, names: [String: Int]
  ) -> Header? {
    let filled = lower.cells.count { !Plain.trimmed($0).isEmpty }
    let below = Header(row: lower.number, cells: lower.cells, table: table, names: names)
    guard filled > (matches > 0 ? 0 : 1), below.matches == filled else { return nil }
    let width = max(upper.count, lower.cells.count)
    let cells = (0..<width).map { source in
      let text = source < lower.cells.count ? lower.cells[source] : ""
      return Plain.trimmed(text).isEmpty && source < upper.count ? upper[source] : text
    }
    return Header(row: lower.number, cells: cells, table: table, names: names)
  }

  /// A header's text as it is compared: plain forms, no spaces or line ends, lower case, without the mark of a required column.
  static func fold(_ text: String) -> String {
    var folded: [UInt8] = []
    for scalar in text.unicodeScalars where !Plain.isSpace(scalar) {
      let plain = Plain.ascii(scalar)
      if plain.isASCII {
        let byte = UInt8(truncatingIfNeeded: plain.value)
        folded.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      } else {
        if let bytes = UTF8.encode(plain) { folded.append(contentsOf: bytes) }
      }
    }
    for mark in marks {
      if folded.starts(with: mark) { folded.removeFirst(mark.count) }
      if folded.suffix(mark.count).elementsEqual(mark) { folded.removeLast(mark.count) }
    }
    return String(decoding: folded, as: UTF8.self)
  }

  /// How a required column is marked.
  private static let marks = ["*", "(必填)"].map { Array($0.utf8) }

  /// What the table's columns may be called, folded.
  static func names(of table: LedgerTable) -> [String: Int] {
    var names: [String: Int] = [:]
    for column in table.columns {
      names[fold(column.header)] = column.index
      names[fold(column.key)] = column.index
    }
    return names
  }
}
