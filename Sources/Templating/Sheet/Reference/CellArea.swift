/// A rectangle of cells, its edges included.
public struct CellArea: Hashable, Sendable {
  public var rows: ClosedRange<Int>
  public var columns: ClosedRange<Int>

  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }

  public init(_ cell: CellAddress) { self.init(rows: cell.row...cell.row, columns: cell.column...cell.column) }

  init(_ a: CellAddress, _ b: CellAddress) {
    self.init(rows: min(a.row, b.row)...max(a.row, b.row), columns: min(a.column, b.column)...max(a.column, b.column))
  }

  /// Reads "B2" or "B2:D9", as attributes such as `ref` spell areas; dollar signs are allowed.
  public init?(_ text: some StringProtocol) {
    guard let shape = ReferenceShape(text) else { return nil }
    self = shape.area
  }

  /// The areas of a list separated by spaces, as `sqref` has them; `nil` where one of them is none.
  public static func list(_ text: some StringProtocol) -> [CellArea]? {
    var areas: [CellArea] = []
    for part in text.split(separator: " ") {
      guard let area = CellArea(part) else { return nil }
      areas.append(area)
    }
    return areas.isEmpty ? nil : areas
  }

  public var topLeft: CellAddress { CellAddress(row: rows.lowerBound, column: columns.lowerBound) }
  public var bottomRight: CellAddress { CellAddress(row: rows.upperBound, column: columns.upperBound) }
  public var isCell: Bool { rows.count == 1 && columns.count == 1 }
  public var isWholeColumns: Bool { rows == 1...CellAddress.lastRow }
  public var isWholeRows: Bool { columns == 1...CellAddress.lastColumn }

  /// Whether the cell lies in the area.
  public func contains(_ cell: CellAddress) -> Bool { rows.contains(cell.row) && columns.contains(cell.column) }
  /// Whether the areas share a cell.
  public func overlaps(_ other: CellArea) -> Bool { rows.overlaps(other.rows) && columns.overlaps(other.columns) }

  /// The part that lies within `other`; `nil` where there is none.
  func clamped(to other: CellArea) -> CellArea? {
    overlaps(other) ? CellArea(rows: rows.clamped(to: other.rows), columns: columns.clamped(to: other.columns)) : nil
  }
}

extension CellArea: CustomStringConvertible {
  /// "B2", "B2:D9".
  public var description: String { isCell ? topLeft.description : "\(topLeft):\(bottomRight)" }
}
