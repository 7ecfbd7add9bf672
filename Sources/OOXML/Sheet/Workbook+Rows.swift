extension Workbook {
  /// Reads a sheet row by row in flat memory.
  ///
  /// `receive`: gets each row that the file has, in order; the row is valid for the time of the call.
  /// - Returns: what the sheet says beside its cells.
  /// - Throws: `XMLError` with the line for cells beyond the sheet, out of order, or too long (1 MiB); what `receive` throws.
  @discardableResult
  public func read(_ sheet: Sheet, _ receive: @escaping (SheetRow) throws -> Void) throws -> SheetLayout {
    guard sheet.hasCells else { throw PackageError.unexpected(part: sheet.part, message: "a sheet without cells") }
    let handler = SheetHandler(part: sheet.part, strings: strings, receive)
    try package.scan(sheet.part, sink: handler, SheetHandler.Name.allCases.map(\.spelling))
    return handler.layout
  }
}

/// Gathers the cells of one row after the other. A sink rather than a handler: on this path every call counts.
private final class SheetHandler: XMLSink {
  enum Name: Int, XMLVocabulary {
    case row, cell, value, formula, inlineText, phonetic, column, merge, filter
    case reference, style, type, hidden, first, last, range

    var spelling: String {
      switch self {
      case .row: "x:row"
      case .cell: "x:c"
      case .value: "x:v"
      case .formula: "x:f"
      case .inlineText: "x:t"
      case .phonetic: "x:rPh"
      case .column: "x:col"
      case .merge: "x:mergeCell"
      case .filter: "x:autoFilter"
      case .reference: "r"
      case .style: "s"
      case .type: "t"
      case .hidden: "hidden"
      case .first: "min"
      case .last: "max"
      case .range: "ref"
      }
    }
  }

  private enum Collecting { case nothing, value, formula, inline }

  /// Thirty times what Excel allows in a cell.
  private static let longest = 1 << 20

  var layout = SheetLayout()
  private let part: String
  private let row: SheetRow
  private let receive: (SheetRow) throws -> Void
  @exclusivity(unchecked) private var collecting = Collecting.nothing
  @exclusivity(unchecked) private var phonetic = false
  @exclusivity(unchecked) private var inCell = false
  @exclusivity(unchecked) private var cell = SheetCell(column: 0, kind: .empty, style: 0, value: 0..<0, formula: nil)
  /// The kind that `t` says; it holds once there is a value.
  @exclusivity(unchecked) private var stated = SheetCell.Kind.number
  @exclusivity(unchecked) private var start = 0
  @exclusivity(unchecked) private var line = 0

  init(part: String, strings: SharedStrings, _ receive: @escaping (SheetRow) throws -> Void) {
    self.part = part
    self.receive = receive
    row = SheetRow(strings: strings)
  }

  override func start(_ token: Int, _ tag: XMLTag) throws {
    guard let name = Name(rawValue: token) else { return }
    switch name {
    case .cell: try startCell(tag)
    case .value: if inCell { collect(.value) }
    case .formula: if inCell { collect(.formula) }
    case .inlineText: if inCell, !phonetic { collect(.inline) }
    case .phonetic: phonetic = true
    case .row: try startRow(tag)
    case .column: readColumn(tag)
    case .merge: if let range = tag.value(of: Name.range).flatMap({ CellRange($0) }) { layout.merges.append(range) }
    case .filter: layout.autoFilter = tag.value(of: Name.range).flatMap { CellRange($0) }
    default: break
    }
  }

  override func end(_ token: Int) throws {
    guard let name = Name(rawValue: token) else { return }
    switch name {
    case .value, .formula, .inlineText: try endCollecting()
    case .phonetic: phonetic = false
    case .cell:
      row.cells.append(cell)
      inCell = false
    case .row: try receive(row)
    default: break
    }
  }

  override func text(_ utf8: Span<UInt8>) throws {
    guard collecting != .nothing else { return }
    row.arena.append(utf8)
    if row.arena.count - start > Self.longest { throw fail("a cell of more than 1 MiB") }
  }

  // MARK: Rows and cells

  private func startRow(_ tag: XMLTag) throws {
    line = tag.line
    let number =
      try tag.bytes(of: Name.reference.rawValue) == nil
      ? row.number + 1 : tag.integer(of: Name.reference) ?? { throw fail("a row without a number") }()
    guard number > row.number, number <= CellReference.lastRow else { throw fail("row \(number) is out of order or beyond the sheet") }
    row.number = number
    row.line = line
    row.isHidden = tag.flag(of: Name.hidden) ?? false
    row.cells.removeAll(keepingCapacity: true)
    row.arena.removeAll()
    layout.rows += 1
  }

  private func startCell(_ tag: XMLTag) throws {
    line = tag.line
    let previous = row.cells.last?.column ?? 0
    var column = previous + 1
    if let bytes = tag.bytes(of: Name.reference.rawValue) {
      guard let reference = CellReference.parse(bytes), reference.row == row.number else {
        throw fail("\(String(decoding: bytes, as: UTF8.self)) is no cell of row \(row.number)")
      }
      column = reference.column
    }
    guard column > previous, column <= CellReference.lastColumn else { throw fail("a cell is out of order or beyond the sheet") }
    let style = tag.integer(of: Name.style) ?? 0
    stated = try kind(tag.bytes(of: Name.type.rawValue))
    cell = SheetCell(column: column, kind: .empty, style: max(style, 0), value: 0..<0, formula: nil)
    inCell = true
  }

  private func kind(_ type: UnsafeBufferPointer<UInt8>?) throws -> SheetCell.Kind {
    guard let type else { return .number }
    switch (type.first, type.count) {
    case (0x73, 1): return .shared
    case (0x6E, 1): return .number
    case (0x62, 1): return .boolean
    case (0x65, 1): return .error
    case (0x64, 1): return .isoDate
    case (0x73, 3), (0x69, 9): return .text
    default: throw fail("an unknown type of cell: \(String(decoding: type, as: UTF8.self))")
    }
  }

  private func collect(_ what: Collecting) {
    collecting = what
    start = row.arena.count
  }

  private func endCollecting() throws {
    defer { collecting = .nothing }
    switch collecting {
    case .nothing: return
    case .formula: cell.formula = start..<row.arena.count
    case .value:
      if stated == .text { row.arena.decodeEscapes(from: start) }
      guard row.arena.count > start || stated == .text else { return }
      cell.kind = stated
      cell.value = stated == .shared ? try sharedIndex() : start..<row.arena.count
    case .inline:
      row.arena.decodeEscapes(from: start)
      // The runs of rich text follow one another in the arena.
      cell.value = (cell.kind == .empty ? start : cell.value.lowerBound)..<row.arena.count
      cell.kind = .text
    }
  }

  private func sharedIndex() throws -> Range<Int> {
    let index = row.arena.withBytes { parseInteger(UnsafeBufferPointer(rebasing: $0[start...])) }
    guard let index, row.strings.contains(index) else { throw fail("a shared string that the table does not have") }
    return index..<index
  }

  private func readColumn(_ tag: XMLTag) {
    guard tag.flag(of: Name.hidden) == true, let first = tag.integer(of: Name.first), let last = tag.integer(of: Name.last), first >= 1,
      last >= first
    else { return }
    layout.hiddenColumns.append(first...min(last, CellReference.lastColumn))
  }

  private func fail(_ message: String) -> XMLError { XMLError(.unexpected, part: part, line: line, message: message) }
}
