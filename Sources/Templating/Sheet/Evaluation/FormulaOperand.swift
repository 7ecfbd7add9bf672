/// What an expression gives on the way: one value, cells of a sheet, or an array.
enum FormulaOperand: Sendable {
  case value(FormulaValue)
  case cells(SheetArea)
  /// Cells of several places, such as the same cell of several sheets, for functions that take any number of ranges.
  case union([SheetArea])
  case array(ValueGrid)
}

/// An area of one sheet of the workbook.
struct SheetArea: Hashable, Sendable {
  var sheet: Int
  var area: CellArea
}

/// A cell of one sheet of the workbook.
struct SheetCell: Hashable, Sendable {
  var sheet: Int
  var cell: CellAddress
}

/// Values in rows and columns; every row is equally long.
struct ValueGrid: Sendable {
  var rows: [[FormulaValue]]
  var height: Int { rows.count }
  var width: Int { rows.first?.count ?? 0 }

  /// The value at a place; a grid of one row or column (or both) goes on in that direction, beyond others nothing is.
  func value(_ row: Int, _ column: Int) -> FormulaValue {
    let row = height == 1 ? 0 : row
    let column = width == 1 ? 0 : column
    return row < height && column < width ? rows[row][column] : .error(.notAvailable)
  }
}

/// Where formulas find the values that they refer to.
protocol FormulaCells: AnyObject {
  /// The value of a cell; of one that holds a formula, the formula's value.
  func value(of cell: SheetCell) -> FormulaValue
  /// Whether a cell's formula is a subtotal, which other subtotals leave out.
  func holdsSubtotal(_ cell: SheetCell) -> Bool
  /// Whether a cell's row is hidden, which some subtotals leave out.
  func isHidden(_ cell: SheetCell) -> Bool
  /// The part of an area that can hold anything at all, so that whole columns have an end.
  func used(_ area: SheetArea) -> CellArea?
  func sheet(named name: String) -> Int?
  /// The cells of a table that a formula in a cell means.
  func cells(of table: TableReference, at home: SheetCell) -> SheetArea?
  /// The sheets from one to another in their order.
  func sheets(from first: String, to last: String) -> [Int]
  /// What a defined name stands for; `nil` where it cannot be computed.
  func meaning(of name: String, from sheet: Int) -> (tree: FormulaExpression, references: [[FormulaReference]])?
}

extension FormulaCells {
  func isHidden(_ cell: SheetCell) -> Bool { false }

  func sheets(from first: String, to last: String) -> [Int] {
    guard let from = sheet(named: first), let to = sheet(named: last), from <= to else { return [] }
    return Array(from...to)
  }
}
