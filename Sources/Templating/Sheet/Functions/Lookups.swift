extension FormulaFunction {
  static let lookups: [FormulaFunction] = [
    FormulaFunction("INDEX", 2...3, [.range, .scalar, .scalar]) { call throws(FormulaError) in
      let source = try call.operand(0)
      var (row, column) = (Int(clamping: try call.number(1)), Int(clamping: try call.number(2, or: 0)))
      let size = call.size(source)
      if call.count == 2, size.height == 1, size.width > 1 { (row, column) = (0, row) }
      guard row >= 0, column >= 0, row <= size.height, column <= size.width else { throw .reference }
      switch source {
      case .cells(let target):
        let rows = row == 0 ? target.area.rows : target.area.rows.lowerBound + row - 1...target.area.rows.lowerBound + row - 1
        let columns =
          column == 0 ? target.area.columns : target.area.columns.lowerBound + column - 1...target.area.columns.lowerBound + column - 1
        return .cells(SheetArea(sheet: target.sheet, area: CellArea(rows: rows, columns: columns)))
      default: return .value(call.evaluation.grid(source).value(max(0, row - 1), max(0, column - 1)))
      }
    },
    FormulaFunction("MATCH", 2...3, [.scalar, .range, .scalar]) { call throws(FormulaError) in
      let wanted = try call.value(0)
      let source = try call.operand(1)
      let size = call.size(source)
      guard size.height == 1 || size.width == 1 else { throw .notAvailable }
      var line: [FormulaValue] = []
      for row in call.evaluation.grid(source).rows { line += row }
      guard let index = try Lookup.position(of: wanted, in: line, kind: call.number(2, or: 1)) else { throw .notAvailable }
      return .value(.number(Double(index + 1)))
    },
    FormulaFunction("VLOOKUP", 3...4, [.scalar, .range, .scalar, .scalar]) { call throws(FormulaError) in
      let wanted = try call.value(0)
      let table = try call.grid(1)
      let column = Int(clamping: try call.number(2))
      guard column >= 1 else { throw .value }
      guard column <= table.width else { throw .reference }
      let sorted = call.has(3) ? try call.condition(3) : call.count < 4
      guard let row = try Lookup.position(of: wanted, in: table.rows.map { $0[0] }, kind: sorted ? 1 : 0) else { throw .notAvailable }
      return .value(table.rows[row][column - 1])
    },
    FormulaFunction("ROW", 0...1, [.range]) { call throws(FormulaError) in
      .value(.number(Double(call.count == 0 ? call.evaluation.home.cell.row : try call.cells(0).area.rows.lowerBound)))
    },
    FormulaFunction("COLUMN", 0...1, [.range]) { call throws(FormulaError) in
      .value(.number(Double(call.count == 0 ? call.evaluation.home.cell.column : try call.cells(0).area.columns.lowerBound)))
    },
    FormulaFunction("ROWS", 1...1, [.range]) { call throws(FormulaError) in .value(.number(Double(call.size(try call.operand(0)).height)))
    },
    FormulaFunction("COLUMNS", 1...1, [.range]) { call throws(FormulaError) in .value(.number(Double(call.size(try call.operand(0)).width)))
    },
    FormulaFunction("CHOOSE", 2...255) { call throws(FormulaError) in
      let index = Int(clamping: try call.number(0))
      guard index >= 1, index < call.count else { throw .value }
      return try call.operand(index)
    },
    FormulaFunction("HYPERLINK", 1...2) { call throws(FormulaError) in .value(try call.value(call.count - 1)) },
  ]
}

extension FormulaCall {
  fileprivate func size(_ operand: FormulaOperand) -> (height: Int, width: Int) {
    switch operand {
    case .value, .union: (1, 1)
    case .array(let grid): (grid.height, grid.width)
    case .cells(let target): (target.area.rows.count, target.area.columns.count)
    }
  }
}

enum Lookup {
  /// Where a value stands in a line: exactly (0), or the last one not above (1) or not below it (-1) of a sorted line.
  static func position(of wanted: FormulaValue, in line: [FormulaValue], kind: Double) throws(FormulaError) -> Int? {
    if case .error(let error) = wanted { throw error }
    let wanted = wanted == .blank ? .number(0) : wanted
    if kind == 0 {
      if case .text(let text) = wanted {
        let wildcard = Wildcard(text)
        return line.firstIndex { if case .text(let candidate) = $0 { wildcard.matches(candidate) } else { false } }
      }
      return line.firstIndex { alike($0, wanted) && FormulaOrder.compare($0, wanted) == 0 }
    }
    var found: Int?
    for (index, value) in line.enumerated() where alike(value, wanted) {
      let order = FormulaOrder.compare(value, wanted)
      if kind > 0 ? order > 0 : order < 0 { break }
      found = index
    }
    return found
  }

  private static func alike(_ a: FormulaValue, _ b: FormulaValue) -> Bool {
    switch (a, b) {
    case (.number, .number), (.text, .text), (.boolean, .boolean): true
    default: false
    }
  }
}

extension Int {
  /// The whole part of a number, as far as an integer goes.
  init(clamping number: Double) { self = number.isNaN ? 0 : Int(Swift.max(-1e15, Swift.min(1e15, number.rounded(.towardZero)))) }
}
