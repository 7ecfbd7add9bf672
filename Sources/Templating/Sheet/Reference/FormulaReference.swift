/// What a reference covers, with its dollar signs.
enum ReferenceShape: Hashable, Sendable {
  case cell(ReferenceCorner)
  case range(ReferenceCorner, ReferenceCorner)
  case columns(ReferenceEdge, ReferenceEdge)
  case rows(ReferenceEdge, ReferenceEdge)

  init?(_ text: some StringProtocol) {
    guard let colon = text.firstIndex(of: ":") else {
      guard let corner = ReferenceCorner(text) else { return nil }
      self = .cell(corner)
      return
    }
    let (first, second) = (text[..<colon], text[text.index(after: colon)...])
    if let from = ReferenceCorner(first), let to = ReferenceCorner(second) {
      self = .range(from, to)
    } else if let from = ReferenceEdge(column: first), let to = ReferenceEdge(column: second) {
      self = .columns(from, to)
    } else if let from = ReferenceEdge(row: first), let to = ReferenceEdge(row: second) {
      self = .rows(from, to)
    } else {
      return nil
    }
  }

  /// Whether a copy of it elsewhere means other cells.
  var isRelative: Bool {
    switch self {
    case .cell(let corner): !corner.rowFixed || !corner.columnFixed
    case .range(let from, let to): !from.rowFixed || !from.columnFixed || !to.rowFixed || !to.columnFixed
    case .columns(let from, let to), .rows(let from, let to): !from.fixed || !to.fixed
    }
  }

  var area: CellArea {
    switch self {
    case .cell(let corner): CellArea(corner.address)
    case .range(let from, let to): CellArea(from.address, to.address)
    case .columns(let from, let to):
      CellArea(rows: 1...CellAddress.lastRow, columns: min(from.index, to.index)...max(from.index, to.index))
    case .rows(let from, let to):
      CellArea(rows: min(from.index, to.index)...max(from.index, to.index), columns: 1...CellAddress.lastColumn)
    }
  }

  var text: String {
    switch self {
    case .cell(let corner): corner.text
    case .range(let from, let to): from.text + ":" + to.text
    case .columns(let from, let to):
      (from.fixed ? "$" : "") + CellAddress.letters(from.index) + ":" + (to.fixed ? "$" : "") + CellAddress.letters(to.index)
    case .rows(let from, let to): "\(from.fixed ? "$" : "")\(from.index):\(to.fixed ? "$" : "")\(to.index)"
    }
  }

  /// The same shape over other cells, dollar signs kept; a cell becomes a range where it covers several now.
  ///
  /// `nil` stands for lines that are gone: the last row or column, which is blank in every sheet that is not full.
  func over(rows: ClosedRange<Int>?, columns: ClosedRange<Int>?) -> ReferenceShape {
    let rows = rows ?? CellAddress.lastRow...CellAddress.lastRow
    let columns = columns ?? CellAddress.lastColumn...CellAddress.lastColumn
    switch self {
    case .cell(let corner):
      var (from, to) = (corner, corner)
      from.address = CellAddress(row: rows.lowerBound, column: columns.lowerBound)
      to.address = CellAddress(row: rows.upperBound, column: columns.upperBound)
      return from == to ? .cell(from) : .range(from, to)
    case .range(var from, var to):
      let upright = from.address.row <= to.address.row
      from.address.row = upright ? rows.lowerBound : rows.upperBound
      to.address.row = upright ? rows.upperBound : rows.lowerBound
      let forward = from.address.column <= to.address.column
      from.address.column = forward ? columns.lowerBound : columns.upperBound
      to.address.column = forward ? columns.upperBound : columns.lowerBound
      return .range(from, to)
    case .columns(let from, let to):
      return .columns(ReferenceEdge(columns.lowerBound, fixed: from.fixed), ReferenceEdge(columns.upperBound, fixed: to.fixed))
    case .rows(let from, let to):
      return .rows(ReferenceEdge(rows.lowerBound, fixed: from.fixed), ReferenceEdge(rows.upperBound, fixed: to.fixed))
    }
  }

  /// The shape with its rows fixed, or free: where one formula is spread over rows that did not exist.
  func with(rowsFixed fixed: Bool) -> ReferenceShape {
    switch self {
    case .cell(var corner):
      corner.rowFixed = fixed
      return .cell(corner)
    case .range(var from, var to):
      from.rowFixed = fixed
      to.rowFixed = fixed
      return .range(from, to)
    case .columns: return self
    case .rows(let from, let to): return .rows(ReferenceEdge(from.index, fixed: fixed), ReferenceEdge(to.index, fixed: fixed))
    }
  }

  /// The same for its columns.
  func with(columnsFixed fixed: Bool) -> ReferenceShape {
    switch self {
    case .cell(var corner):
      corner.columnFixed = fixed
      return .cell(corner)
    case .range(var from, var to):
      from.columnFixed = fixed
      to.columnFixed = fixed
      return .range(from, to)
    case .rows: return self
    case .columns(let from, let to): return .columns(ReferenceEdge(from.index, fixed: fixed), ReferenceEdge(to.index, fixed: fixed))
    }
  }

  /// The shape as a formula has it that was copied by that many rows and columns; `nil` where it leaves the sheet.
  func copied(rows: Int, columns: Int) -> ReferenceShape? {
    func move(_ corner: ReferenceCorner) -> ReferenceCorner? {
      var moved = corner
      if !corner.rowFixed { moved.address.row += rows }
      if !corner.columnFixed { moved.address.column += columns }
      guard (1...CellAddress.lastRow).contains(moved.address.row), (1...CellAddress.lastColumn).contains(moved.address.column)
      else { return nil }
      return moved
    }
    func move(_ edge: ReferenceEdge, by count: Int, within limit: Int) -> ReferenceEdge? {
      let index = edge.fixed ? edge.index : edge.index + count
      return (1...limit).contains(index) ? ReferenceEdge(index, fixed: edge.fixed) : nil
    }
    switch self {
    case .cell(let corner): return move(corner).map { .cell($0) }
    case .range(let from, let to):
      guard let from = move(from), let to = move(to) else { return nil }
      return .range(from, to)
    case .columns(let from, let to):
      guard let from = move(from, by: columns, within: CellAddress.lastColumn),
        let to = move(to, by: columns, within: CellAddress.lastColumn)
      else { return nil }
      return .columns(from, to)
    case .rows(let from, let to):
      guard let from = move(from, by: rows, within: CellAddress.lastRow), let to = move(to, by: rows, within: CellAddress.lastRow)
      else { return nil }
      return .rows(from, to)
    }
  }
}

/// A reference within a formula: the sheet that it names, and the cells.
struct FormulaReference: Hashable, Sendable {
  var sheet: SheetPrefix?
  var shape: ReferenceShape

  var text: String { (sheet?.text ?? "") + shape.text }
}

/// The sheet before a reference's exclamation mark.
struct SheetPrefix: Hashable, Sendable {
  /// As the formula spells it, exclamation mark included.
  var text: String
  /// The sheet's name without quotes.
  var name: String
  /// The last sheet of a reference through several sheets, `Jan:Dec!A1`.
  var last: String?

  /// - Parameter spelled: up to and with the exclamation mark.
  init(spelled: String) {
    text = spelled
    var plain = spelled.dropLast()
    if plain.first == "'" {
      plain = plain.dropFirst().dropLast()
      name = plain.split(separator: "''", omittingEmptySubsequences: false).joined(separator: "'")
    } else {
      name = String(plain)
    }
    if let colon = name.firstIndex(of: ":") {
      last = String(name[name.index(after: colon)...])
      name = String(name[..<colon])
    }
  }

  /// - Parameter to: the last sheet, where there are several.
  init(from name: String, to last: String? = nil) {
    self.name = name
    self.last = last
    guard let last else {
      text = Self.quoted(name) + "!"
      return
    }
    let (first, second) = (Self.quoted(name), Self.quoted(last))
    if first == name, second == last {
      text = "\(name):\(last)!"
    } else {
      // One pair of quotes stands around both names.
      func inner(_ name: String) -> String { name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") }
      text = "'\(inner(name)):\(inner(last))'!"
    }
  }

  /// A sheet's name as a formula must spell it.
  static func quoted(_ name: String) -> String {
    let plain = name.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isAlphabetic || ("0"..."9").contains($0) }
    let looksLikeCell = ReferenceShape(name) != nil || name.unicodeScalars.first.map { ("0"..."9").contains($0) } ?? true
    // "R1C1" and its like are references in the other notation.
    let looksRelative = name.utf8.first.map { [0x52, 0x72, 0x43, 0x63].contains($0) } ?? false && name.utf8.allSatisfy { $0 < 0x80 }
    if plain, !looksLikeCell, !looksRelative { return name }
    return "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
