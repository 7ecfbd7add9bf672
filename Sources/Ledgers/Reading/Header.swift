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

  init(row: Int, cells: [String], table: LedgerTable) {
    let names = Self.names(of: table)
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
        strays[source] = Stray(source: source, text: Plain.trimmed(text), repeats: nil)
      }
    }
    self.row = row
    self.sourceColumns = columns
    self.strays = strays
    self.width = cells.count
  }

  /// The header among a file's first rows: the first that is not blank, but for a title above it (a lone cell that names no field).
  static func find(in rows: [(number: Int, cells: [String])], table: LedgerTable) -> Header? {
    var first: Header?
    for row in rows {
      let filled = row.cells.count { !Plain.trimmed($0).isEmpty }
      guard filled > 0 else { continue }
      let header = Header(row: row.number, cells: row.cells, table: table)
      if header.matches > 0 { return header }
      first = first ?? header
      if filled > 1 { break }
    }
    return first
  }

  /// A header's text as it is compared: plain forms, no spaces or line ends, lower case, without the mark of a required column.
  static func fold(_ text: String) -> String {
    var folded = String(decoding: Plain.ascii(Array(text.utf8)[...]), as: UTF8.self).lowercased()
    folded.unicodeScalars.removeAll { Plain.isSpace($0) }
    for mark in ["*", "(必填)"] {
      if folded.hasPrefix(mark) { folded.removeFirst(mark.count) }
      if folded.hasSuffix(mark) { folded.removeLast(mark.count) }
    }
    return folded
  }

  private static func names(of table: LedgerTable) -> [String: Int] {
    var names: [String: Int] = [:]
    for column in table.columns {
      names[fold(column.header)] = column.index
      names[fold(column.key)] = column.index
    }
    return names
  }
}
