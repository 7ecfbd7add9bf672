import Contract
import Diagnostics
import OOXML

/// A ledger as one file or one sheet gave it, with what reading it found.
struct LedgerSource {
  let ledger: Ledger
  var findings: [Finding] = []
  var place: Place { Place(ledger: ledger.table.key, file: ledger.file, sheet: ledger.sheet) }
}

extension LedgerSource {
  /// The findings of a header: required columns that are not there, and columns that nobody asked for but somebody filled.
  static func findings(
    of header: Header, table: LedgerTable, file: String, sheet: String?, strayCells: [Int: Int]
  ) -> [Finding] {
    var findings: [Finding] = []
    var place = Place(ledger: table.key, file: file, sheet: sheet, row: header.row)
    for column in table.columns where column.need.isAlways && header.sourceColumns[column.index] == nil {
      place.column = column.key
      findings.append(.columnMissing(column, at: place))
    }
    let free = table.columns.filter { header.sourceColumns[$0.index] == nil }
    let strays = strayCells.sorted { $0.key < $1.key }
    for (source, row) in strays.prefix(mostColumns) {
      let stray = header.strays[source] ?? Header.Stray(source: source, text: "", repeats: nil)
      let letter = CellReference.letters(of: source + 1)
      let line = stray.text.isEmpty ? row : header.row
      place = Place(ledger: table.key, file: file, sheet: sheet, row: line)
      if !stray.text.isEmpty { place.column = stray.repeats ?? stray.text }
      if sheet != nil { place.cell = "\(letter)\(line)" }
      findings.append(.columnUnknown(stray, at: place, letter: letter, table: table, free: free))
    }
    if strays.count > mostColumns {
      findings.append(.columnsUnknown(strays.count - mostColumns, at: Place(ledger: table.key, file: file, sheet: sheet, row: header.row)))
    }
    return findings
  }

  /// More unknown columns than these are told by their number.
  private static let mostColumns = 100
}
