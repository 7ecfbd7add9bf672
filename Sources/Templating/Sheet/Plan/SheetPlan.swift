import Diagnostics

/// The one plan of all shifts of a workbook, of its rows, columns and sheets, which every reference is rewritten by.
final class SheetPlan {
  let rows: [SheetLayout]
  let columns: [SheetLayout]
  private let sheets: SheetNames

  init(rows: [SheetLayout], columns: [SheetLayout], sheets: [SheetTemplate], known: [String]) {
    self.rows = rows
    self.columns = columns
    self.sheets = SheetNames(sheets, known: known)
  }

  /// Asks the data how often every block of every sheet is repeated.
  ///
  /// - Parameter known: the names of all sheets of the template.
  convenience init(_ sheets: [SheetTemplate], known: [String], _ cursor: (SheetTemplate) -> SheetCursor, problems: inout Problems) {
    var rows: [SheetLayout] = []
    var columns: [SheetLayout] = []
    for sheet in sheets {
      let cursor = cursor(sheet)
      let layout = SheetLayout(sheet.block, cursor: cursor)
      let blocks = sheet.columns.children.map { block in
        // Asked in the row that the columns' section stands in, in its first item.
        cursor.move(to: layout.firstPlace(of: sheet.columnHomes[block.index], sheet: sheet.index) ?? SheetPlace(sheet: sheet.index))
        return SheetLayout(block, cursor: cursor)
      }
      rows.append(layout)
      columns.append(SheetLayout(columns: sheet.columns, children: blocks))
      problems.add(cursor.evaluator.problems)
    }
    self.init(rows: rows, columns: columns, sheets: sheets, known: known)
  }

  /// The sheets that a name of the template means now, seen from a sheet: one that is repeated means itself.
  func sheets(named name: String, from sheet: Int) -> [Int] { sheets.numbers(of: name, from: sheet) }

  /// The one sheet of a name; `nil` where there is none or several.
  func sheet(named name: String, from sheet: Int) -> Int? {
    let found = sheets(named: name, from: sheet)
    return found.count == 1 ? found[0] : nil
  }

  /// Whether rows or columns of a sheet can move.
  func moves(_ sheet: Int) -> Bool { !rows[sheet].isStill || !columns[sheet].isStill }

  /// Whether rows or columns of any sheet can move.
  var movesAnything: Bool { rows.indices.contains(where: moves) }

  /// What is wrong with a formula whose cells are not to be seen in it, where any cell can move.
  func unseenCells(of formula: Formula) -> Fault? {
    guard let function = formula.unseen, movesAnything else { return nil }
    return .unseenCells(function)
  }

  /// Whether all that a sheet holds is within the limits of every program.
  func hasRoom(for sheet: SheetTemplate) -> Bool {
    let bottom = rows[sheet.index].span(1...max(1, sheet.lastRow), item: 0, base: 1)?.upperBound ?? 1
    let right = columns[sheet.index].span(1...sheet.lastColumn, item: 0, base: 1)?.upperBound ?? 1
    return bottom <= CellAddress.lastRow && right <= CellAddress.lastColumn
  }

  /// What rows of a sheet became, seen from a place: rows within a block around the place are the same item's.
  func rows(_ lines: ClosedRange<Int>, of sheet: Int, from place: SheetPlace) -> ClosedRange<Int>? {
    let isNear = sheet == place.sheet
    return Self.span(
      lines, in: rows[sheet], isNear ? place.blocks : [], isNear ? place.path : [], last: CellAddress.lastRow)
  }

  /// What columns of a sheet became.
  func columns(_ lines: ClosedRange<Int>, of sheet: Int, from place: SheetPlace) -> ClosedRange<Int>? {
    if columns[sheet].isStill { return lines }
    let isNear = sheet == place.sheet
    return Self.span(
      lines, in: columns[sheet], isNear ? place.columnBlocks : [], isNear ? place.columnPath : [], last: CellAddress.lastColumn)
  }

  private static func span(
    _ lines: ClosedRange<Int>, in layout: SheetLayout, _ blocks: [SheetBlock], _ path: [Int], last: Int
  ) -> ClosedRange<Int>? {
    var layout = layout
    var base = 1
    var item = 0
    for (block, index) in zip(blocks, path) {
      guard block.holds(lines) else { break }
      base = layout.begin(of: block.index, item: item, base: base)
      layout = layout.child(block.index, of: item)
      item = index
    }
    guard let span = layout.span(lines, item: item, base: base), span.lowerBound <= last else { return nil }
    return span.lowerBound...min(span.upperBound, last)
  }

  /// What an area became; `nil` where its cells are gone.
  func area(_ area: CellArea, of sheet: Int, from place: SheetPlace) -> CellArea? {
    guard let rows = area.isWholeColumns ? area.rows : rows(area.rows, of: sheet, from: place),
      let columns = area.isWholeRows ? area.columns : columns(area.columns, of: sheet, from: place)
    else { return nil }
    return CellArea(rows: rows, columns: columns)
  }

  // MARK: References

  /// What a reference stands for now.
  struct Moved {
    /// More than one where cells of several sheets became different ones.
    var references: [FormulaReference]
    var reference: FormulaReference { references[0] }
    /// Why it cannot stand for what it stood for.
    var fault: Fault?
    /// One cell became several.
    var isSpread = false
  }

  /// - Parameter takesList: several references may stand in its place.
  func reference(_ reference: FormulaReference, from place: SheetPlace, takesList: Bool = false) -> Moved {
    guard let prefix = reference.sheet else { return Moved(moved(reference, on: place.sheet, from: place), of: reference) }
    let targets = sheets.numbers(of: prefix, from: place.sheet)
    guard let first = targets.first else {
      // A sheet that nothing is left of: what was there is blank, wherever that is said.
      if sheets.isKnown(prefix.name) {
        return Moved(references: [FormulaReference(sheet: nil, shape: reference.shape.over(rows: nil, columns: nil))])
      }
      return Moved(references: [reference])
    }
    var found = moved(reference, on: first, from: place)
    if targets.count > 1 {
      let all = targets.map { target in
        var moved = moved(reference, on: target, from: place)
        moved.sheet = sheets.prefix(of: target)
        return moved
      }
      if all.contains(where: { $0.shape != found.shape }) {
        // A function takes 255 arguments.
        return Moved(references: all, fault: takesList && all.count <= 200 ? nil : .unevenSheets(reference.text), isSpread: true)
      }
    }
    found.sheet = sheets.prefix(prefix, first: first, last: targets[targets.count - 1])
    var result = Moved(found, of: reference)
    if targets.count > 1, prefix.last == nil { result.isSpread = true }
    return result
  }

  private func moved(_ reference: FormulaReference, on sheet: Int, from place: SheetPlace) -> FormulaReference {
    let area = reference.shape.area
    var rows: ClosedRange<Int>? = area.rows
    var columns: ClosedRange<Int>? = area.columns
    if case .columns = reference.shape {} else { rows = self.rows(area.rows, of: sheet, from: place) }
    if case .rows = reference.shape {} else { columns = self.columns(area.columns, of: sheet, from: place) }
    return FormulaReference(sheet: reference.sheet, shape: reference.shape.over(rows: rows, columns: columns))
  }

  // MARK: Items

  /// Visits the place of every item of the innermost blocks that hold an area; once for one outside of blocks.
  ///
  /// - Parameter limit: so many items at most.
  func everyItem(holding area: CellArea, of sheet: Int, limit: Int = .max, _ body: (SheetPlace) throws -> Void) rethrows {
    var left = limit
    var place = SheetPlace(sheet: sheet)
    place.row = area.rows.lowerBound
    try rows[sheet].visit(area.rows) { blocks, path in
      place.blocks = blocks
      place.path = path
      try columns[sheet].visit(area.columns) { blocks, path in
        left -= 1
        place.columnBlocks = blocks
        place.columnPath = path
        try body(place)
        return left > 0
      }
      return left > 0
    }
  }

  /// All that an area of the template became: one area for each item of the blocks that hold it, those that touch joined.
  func areas(_ area: CellArea, of sheet: Int) -> [CellArea] {
    let rows = area.isWholeColumns ? [area.rows] : rows[sheet].spans(area.rows, last: CellAddress.lastRow)
    let columns = area.isWholeRows ? [area.columns] : columns[sheet].spans(area.columns, last: CellAddress.lastColumn)
    return rows.flatMap { rows in columns.map { CellArea(rows: rows, columns: $0) } }
  }

  /// Every place that columns of the template have now, from left to right.
  func columnSpans(_ lines: ClosedRange<Int>, of sheet: Int) -> [ClosedRange<Int>] {
    columns[sheet].spans(lines, last: CellAddress.lastColumn)
  }

  /// The template's cell behind a cell of a sheet, and its place.
  func locate(_ cell: CellAddress, of sheet: Int) -> (cell: CellAddress, place: SheetPlace)? {
    locate(row: cell.row, of: sheet).flatMap { found in
      var place = found.place
      return locate(column: cell.column, in: &place).map { (CellAddress(row: found.row, column: $0), place) }
    }
  }

  /// The template row behind a row of a sheet, and its place.
  func locate(row: Int, of sheet: Int) -> (row: Int, place: SheetPlace)? {
    var path: [Int] = []
    guard let template = rows[sheet].locate(row, base: 1, path: &path) else { return nil }
    return (template, SheetPlace(sheet: sheet, blocks: rows[sheet].block.innermost(template).chain, path: path, row: template))
  }

  /// The template column behind a column of a sheet; its blocks go into the place.
  func locate(column: Int, in place: inout SheetPlace) -> Int? {
    let layout = columns[place.sheet]
    if layout.isStill { return column }
    place.columnPath = []
    guard let template = layout.locate(column, base: 1, path: &place.columnPath) else { return nil }
    place.columnBlocks = layout.block.innermost(template).chain
    return template
  }
}

extension SheetPlan.Moved {
  fileprivate init(_ moved: FormulaReference, of reference: FormulaReference) {
    self.init(references: [moved])
    if case .cell = reference.shape, case .range = moved.shape { isSpread = true }
  }
}

extension Fault {
  /// A reference goes through sheets whose rows or columns move differently.
  static func unevenSheets(_ reference: String) -> Fault {
    .other(
      .templateReference,
      Bilingual(
        zh: "引用 \(reference) 跨越的工作表，行列移动各不相同", en: "the sheets that \(reference) goes through move their rows or columns differently"),
      hint: Bilingual(zh: "把要引用的单元格放在不移动的行", en: "put the cell where nothing moves it"))
  }
}
