/// One computation of one formula in one cell.
struct FormulaEvaluation {
  let cells: any FormulaCells
  /// The cell that the formula stands in.
  let home: SheetCell
  /// The formula's references, as they are in this cell; one that stands for cells of several sheets is several.
  let references: [[FormulaReference]]
  /// Whether ranges are computed value by value, as in array formulas and in SUMPRODUCT.
  var inArray = false
  /// How many names stand around this one, which stand for each other.
  private var depth = 0

  init(cells: any FormulaCells, home: SheetCell, references: [[FormulaReference]], inArray: Bool = false) {
    self.cells = cells
    self.home = home
    self.references = references
    self.inArray = inArray
  }

  /// The value that the cell shows.
  func value(_ expression: FormulaExpression) -> FormulaValue {
    do throws(FormulaError) {
      return Self.shown(try scalar(operand(expression)))
    } catch { return .error(error) }
  }

  /// The values that the cells of an array formula show.
  func values(_ expression: FormulaExpression) -> ValueGrid {
    do throws(FormulaError) {
      return ValueGrid(rows: grid(try operand(expression)).rows.map { $0.map(Self.shown) })
    } catch { return ValueGrid(rows: [[.error(error)]]) }
  }

  /// What a cell shows of a result: nothing is 0, and what is too large an error.
  private static func shown(_ value: FormulaValue) -> FormulaValue {
    switch value {
    case .blank: .number(0)
    case .number(let number) where !number.isFinite: .error(.number)
    default: value
    }
  }

  func operand(_ expression: FormulaExpression) throws(FormulaError) -> FormulaOperand {
    switch expression {
    case .number(let number): return .value(.number(number))
    case .text(let text): return .value(.text(text))
    case .boolean(let flag): return .value(.boolean(flag))
    case .error(let error): throw error
    case .reference(let index):
      var areas: [SheetArea] = []
      for reference in references[index] { areas += try self.areas(reference) }
      return areas.count == 1 ? .cells(areas[0]) : .union(areas)
    case .name(let name):
      guard depth < 16, let (tree, references) = cells.meaning(of: name, from: home.sheet) else { throw .name }
      var inner = FormulaEvaluation(cells: cells, home: home, references: references, inArray: inArray)
      inner.depth = depth + 1
      return try inner.operand(tree)
    case .table(let reference):
      guard let area = cells.cells(of: reference, at: home) else { throw .reference }
      return .cells(area)
    case .negated(let inner):
      return try each(operand(inner)) { value throws(FormulaError) in .number(try -value.number()) }
    case .percent(let inner):
      return try each(operand(inner)) { value throws(FormulaError) in .number(try value.number() / 100) }
    case .operation(let operation, let left, let right):
      return try both(operand(left), operand(right)) { a, b throws(FormulaError) in try operation.apply(a, b) }
    case .array(let rows):
      var grid = ValueGrid(rows: [])
      for row in rows {
        var values: [FormulaValue] = []
        for item in row { values.append(value(item)) }
        grid.rows.append(values)
      }
      return .array(grid)
    case .call(let function, let arguments): return try function.body(FormulaCall(self, function, arguments))
    }
  }

  private func areas(_ reference: FormulaReference) throws(FormulaError) -> [SheetArea] {
    guard let prefix = reference.sheet else { return [SheetArea(sheet: home.sheet, area: reference.shape.area)] }
    if let last = prefix.last {
      let sheets = cells.sheets(from: prefix.name, to: last)
      guard !sheets.isEmpty else { throw .reference }
      return sheets.map { SheetArea(sheet: $0, area: reference.shape.area) }
    }
    guard let sheet = cells.sheet(named: prefix.name) else { throw .reference }
    return [SheetArea(sheet: sheet, area: reference.shape.area)]
  }

  /// One value of an operand: of cells in a row or column, the one beside the formula.
  func scalar(_ operand: FormulaOperand) throws(FormulaError) -> FormulaValue {
    switch operand {
    case .value(let value): return value
    case .array(let grid): return grid.value(0, 0)
    case .union: throw .value
    case .cells(let target):
      let area = target.area
      if area.isCell { return cells.value(of: SheetCell(sheet: target.sheet, cell: area.topLeft)) }
      if inArray { return cells.value(of: SheetCell(sheet: target.sheet, cell: area.topLeft)) }
      let home = home.cell
      if area.columns.count == 1, area.rows.contains(home.row) {
        return cells.value(of: SheetCell(sheet: target.sheet, cell: CellAddress(row: home.row, column: area.columns.lowerBound)))
      }
      if area.rows.count == 1, area.columns.contains(home.column) {
        return cells.value(of: SheetCell(sheet: target.sheet, cell: CellAddress(row: area.rows.lowerBound, column: home.column)))
      }
      throw .value
    }
  }

  /// All values of an operand; of whole columns, those that there are.
  func grid(_ operand: FormulaOperand) -> ValueGrid {
    switch operand {
    case .value(let value): return ValueGrid(rows: [[value]])
    case .array(let grid): return grid
    case .union: return ValueGrid(rows: [[.error(.value)]])
    case .cells(let target):
      var grid = ValueGrid(rows: [])
      let area = target.area
      let rows = area.isWholeColumns ? (cells.used(target)?.rows ?? 1...1) : area.rows
      for row in rows {
        grid.rows.append(area.columns.map { cells.value(of: SheetCell(sheet: target.sheet, cell: CellAddress(row: row, column: $0))) })
      }
      return grid
    }
  }

  /// Whether an operand is to be computed value by value.
  private func isMany(_ operand: FormulaOperand) -> Bool {
    switch operand {
    case .value, .union: false
    case .array: true
    case .cells(let target): inArray && !target.area.isCell
    }
  }

  func each(
    _ operand: FormulaOperand, _ apply: (FormulaValue) throws(FormulaError) -> FormulaValue
  ) throws(FormulaError) -> FormulaOperand {
    guard isMany(operand) else { return .value(try apply(scalar(operand))) }
    return .array(
      ValueGrid(rows: grid(operand).rows.map { row in row.map { value in Self.caught { () throws(FormulaError) in try apply(value) } } }))
  }

  func both(
    _ a: FormulaOperand, _ b: FormulaOperand, _ apply: (FormulaValue, FormulaValue) throws(FormulaError) -> FormulaValue
  ) throws(FormulaError) -> FormulaOperand {
    guard isMany(a) || isMany(b) else { return .value(try apply(scalar(a), scalar(b))) }
    let (left, right) = (grid(a), grid(b))
    var result = ValueGrid(rows: [])
    for row in 0..<max(left.height, right.height) {
      var values: [FormulaValue] = []
      for column in 0..<max(left.width, right.width) {
        values.append(Self.caught { () throws(FormulaError) in try apply(left.value(row, column), right.value(row, column)) })
      }
      result.rows.append(values)
    }
    return .array(result)
  }

  static func caught(_ compute: () throws(FormulaError) -> FormulaValue) -> FormulaValue {
    do throws(FormulaError) { return try compute() } catch { return .error(error) }
  }
}

extension FormulaOperator {
  func apply(_ a: FormulaValue, _ b: FormulaValue) throws(FormulaError) -> FormulaValue {
    if case .error(let error) = a { throw error }
    if case .error(let error) = b { throw error }
    switch self {
    case .plus: return .number(Self.tidy(try a.number(), try b.number(), +))
    case .minus: return .number(Self.tidy(try a.number(), try b.number(), -))
    case .times: return .number(try a.number() * b.number())
    case .over:
      let divisor = try b.number()
      guard divisor != 0 else { throw .division }
      return .number(try a.number() / divisor)
    case .power:
      let power = try Exponential.power(a.number(), b.number())
      guard power.isFinite else { throw .number }
      return .number(power)
    case .joined: return .text(try a.text() + b.text())
    case .equal: return .boolean(FormulaOrder.compare(a, b) == 0)
    case .unequal: return .boolean(FormulaOrder.compare(a, b) != 0)
    case .less: return .boolean(FormulaOrder.compare(a, b) < 0)
    case .atMost: return .boolean(FormulaOrder.compare(a, b) <= 0)
    case .greater: return .boolean(FormulaOrder.compare(a, b) > 0)
    case .atLeast: return .boolean(FormulaOrder.compare(a, b) >= 0)
    }
  }

  /// A sum that is nothing but the rounding error of its parts is 0, as spreadsheet programs have it.
  private static func tidy(_ a: Double, _ b: Double, _ operation: (Double, Double) -> Double) -> Double {
    let result = operation(a, b)
    return abs(result) < max(abs(a), abs(b)) * 0x1p-48 ? 0 : result
  }
}
