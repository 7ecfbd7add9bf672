import OOXML

/// A cell of a template, compiled. One object, so that going over a row copies nothing.
final class CellTemplate {
  enum Content {
    /// Nothing to do: what follows the cell's attributes, and the value that formulas see.
    case fixed(tail: [UInt8], FixedValue)
    /// One tag: the value keeps its type.
    case value(ValueCell)
    case text([TextNode], runs: [XMLElement?])
    case formula(FormulaCell)
    /// A cell of an array formula that stands in another cell.
    case part(FormulaCell)
  }

  enum FixedValue {
    case known(FormulaValue)
    case shared(Int)
  }

  let column: Int
  let style: Int
  /// The attributes but for place, style and type: ` cm="1"`.
  let attributes: [UInt8]
  let content: Content

  init(column: Int, style: Int, attributes: [UInt8], content: Content) {
    self.column = column
    self.style = style
    self.attributes = attributes
    self.content = content
  }

  /// Whether a formula's result takes as much room as it needs: such cells have a note of their kind among the metadata.
  var isDynamic: Bool { attributes.firstRange(ofBytes: " cm=".utf8) != nil }

  /// Whether its text depends on the data.
  var isText: Bool {
    switch content {
    case .value, .text: true
    case .fixed, .formula, .part: false
    }
  }
}

/// A cell that is one tag.
final class ValueCell {
  let expression: Expression
  /// The font of the tag's run, where it has one of its own.
  let properties: XMLElement?

  init(_ expression: Expression, properties: XMLElement?) {
    self.expression = expression
    self.properties = properties
  }
}

/// A formula in a cell of a template.
final class FormulaCell {
  let formula: Formula
  /// The area of an array formula; its first cell holds it.
  let array: CellArea?
  let site: Site

  init(_ formula: Formula, array: CellArea?, site: Site) {
    self.formula = formula
    self.array = array
    self.site = site
  }
}

/// A piece of a cell's text between, in and around tags.
indirect enum TextNode {
  case literal(String, run: Int)
  case value(Expression, run: Int)
  case section(Expression, inverted: Bool, [TextNode])
}

/// A row of a template.
struct RowTemplate {
  let number: Int
  /// The attributes but for place, spans and height.
  let attributes: [UInt8]
  let height: Double?
  let isHeightFixed: Bool
  let isHidden: Bool
  /// By column.
  var cells: [CellTemplate]

  func cell(_ column: Int) -> CellTemplate? {
    let position = position(column)
    return position < cells.count && cells[position].column == column ? cells[position] : nil
  }

  /// The cells within columns.
  func cells(in columns: ClosedRange<Int>) -> ArraySlice<CellTemplate> {
    cells[position(columns.lowerBound)..<position(columns.upperBound + 1)]
  }

  /// The position of the first cell at a column or behind it.
  private func position(_ column: Int) -> Int {
    var (low, high) = (0, cells.count)
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].column < column { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
