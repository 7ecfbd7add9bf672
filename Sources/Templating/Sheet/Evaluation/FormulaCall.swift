/// A function of formulas: its name, how many arguments it takes and of what kind, and what it does.
struct FormulaFunction: Sendable {
  enum Parameter: Sendable { case scalar, range, array }

  let name: String
  let count: ClosedRange<Int>
  /// The last kind goes on for further arguments.
  let parameters: [Parameter]
  let body: @Sendable (FormulaCall) throws(FormulaError) -> FormulaOperand

  init(
    _ name: String, _ count: ClosedRange<Int>, _ parameters: [Parameter] = [.scalar],
    _ body: @escaping @Sendable (FormulaCall) throws(FormulaError) -> FormulaOperand
  ) {
    self.name = name
    self.count = count
    self.parameters = parameters
    self.body = body
  }

  /// A function of plain values, which runs value by value where it is given many.
  static func plain(
    _ name: String, _ count: ClosedRange<Int>, _ body: @escaping @Sendable ([FormulaValue]) throws(FormulaError) -> FormulaValue
  ) -> FormulaFunction {
    FormulaFunction(name, count) { call throws(FormulaError) in try call.spread(body) }
  }

  /// Whether a range may stand for any number of its arguments, one after the other.
  var takesLists: Bool { parameters == [.range] && count.upperBound > 1 }

  func parameter(_ index: Int) -> Parameter { index < parameters.count ? parameters[index] : parameters.last ?? .scalar }

  /// All functions by name.
  private static let all: [String: FormulaFunction] = Dictionary(
    uniqueKeysWithValues: (aggregates + conditionals + logic + arithmetic + lookups + texts + dates).map { ($0.name, $0) })

  static func named(_ name: String) -> FormulaFunction? {
    let plain = name.uppercased()
    return all[plain.hasPrefix("_XLFN.") ? String(plain.dropFirst(6)) : plain]
  }

  /// The names, for messages and documentation.
  static var names: [String] { all.keys.sorted() }
}

/// A function's arguments, computed when they are asked for.
struct FormulaCall {
  let evaluation: FormulaEvaluation
  let function: FormulaFunction
  private let arguments: [FormulaExpression?]

  init(_ evaluation: FormulaEvaluation, _ function: FormulaFunction, _ arguments: [FormulaExpression?]) {
    self.evaluation = evaluation
    self.function = function
    self.arguments = arguments
  }

  var count: Int { arguments.count }

  /// Whether an argument is there; `IF(a,,b)` leaves one out.
  func has(_ index: Int) -> Bool { index < arguments.count && arguments[index] != nil }

  /// An argument; one that was left out is blank.
  func operand(_ index: Int) throws(FormulaError) -> FormulaOperand {
    guard index < arguments.count, let expression = arguments[index] else { return .value(.blank) }
    var evaluation = evaluation
    if function.parameter(index) == .array { evaluation.inArray = true }
    return try evaluation.operand(expression)
  }

  /// An argument that must be cells.
  func cells(_ index: Int) throws(FormulaError) -> SheetArea {
    guard case .cells(let area) = try operand(index) else { throw .value }
    return area
  }

  func grid(_ index: Int) throws(FormulaError) -> ValueGrid { evaluation.grid(try operand(index)) }

  /// An argument as one value; an error stays a value.
  func value(_ index: Int) throws(FormulaError) -> FormulaValue { try evaluation.scalar(operand(index)) }
  func number(_ index: Int) throws(FormulaError) -> Double { try value(index).number() }
  func number(_ index: Int, or standard: Double) throws(FormulaError) -> Double { has(index) ? try number(index) : standard }
  func text(_ index: Int) throws(FormulaError) -> String { try value(index).text() }
  func condition(_ index: Int) throws(FormulaError) -> Bool { try value(index).condition() }

  /// Runs a function of plain values, value by value where an argument is an array.
  func spread(_ body: ([FormulaValue]) throws(FormulaError) -> FormulaValue) throws(FormulaError) -> FormulaOperand {
    var operands: [FormulaOperand] = []
    for index in 0..<count { operands.append(try operand(index)) }
    let many = operands.contains { operand in
      switch operand {
      case .value, .union: false
      case .array: true
      case .cells(let target): evaluation.inArray && !target.area.isCell
      }
    }
    guard many else {
      var values: [FormulaValue] = []
      for operand in operands { values.append(try evaluation.scalar(operand)) }
      return .value(try body(values))
    }
    let grids = operands.map { evaluation.grid($0) }
    let (height, width) = (grids.map(\.height).max() ?? 0, grids.map(\.width).max() ?? 0)
    var result = ValueGrid(rows: [])
    for row in 0..<height {
      result.rows.append(
        (0..<width).map { column in
          FormulaEvaluation.caught { () throws(FormulaError) in try body(grids.map { $0.value(row, column) }) }
        })
    }
    return .array(result)
  }

  /// Visits every value of an argument; cells that hold nothing are left out when `blanks` is false.
  func visit(_ index: Int, _ body: (FormulaValue, _ isCell: Bool) throws(FormulaError) -> Void) throws(FormulaError) {
    switch try operand(index) {
    case .value(let value): try body(value, false)
    case .array(let grid):
      for row in grid.rows { for value in row { try body(value, true) } }
    case .cells(let target): try visit(target, body)
    case .union(let targets): for target in targets { try visit(target, body) }
    }
  }

  private func visit(_ target: SheetArea, _ body: (FormulaValue, _ isCell: Bool) throws(FormulaError) -> Void) throws(FormulaError) {
    guard let used = evaluation.cells.used(target) else { return }
    for row in used.rows {
      for column in used.columns {
        try body(evaluation.cells.value(of: SheetCell(sheet: target.sheet, cell: CellAddress(row: row, column: column))), true)
      }
    }
  }
}
