extension FormulaFunction {
  /// Sums and counts of what meets criteria.
  static let conditionals: [FormulaFunction] = [
    FormulaFunction("COUNTIF", 2...2, [.range, .scalar]) { call throws(FormulaError) in
      let criterion = Criterion(try call.value(1))
      let area = try call.cells(0)
      var count = 0
      try call.visit(0) { value, _ in if criterion.accepts(value) { count += 1 } }
      if criterion.accepts(.blank) { count += area.area.rows.count * area.area.columns.count - call.usedCount(area) }
      return .value(.number(Double(count)))
    },
    FormulaFunction("COUNTIFS", 2...254, [.range, .scalar, .range, .scalar, .range, .scalar, .range, .scalar, .range, .scalar]) {
      call throws(FormulaError) in
      var count = 0
      try call.matches(conditionsFrom: 0) { _, _ in count += 1 }
      return .value(.number(Double(count)))
    },
    FormulaFunction("SUMIF", 2...3, [.range, .scalar, .range]) { call throws(FormulaError) in
      let criterion = Criterion(try call.value(1))
      let tested = try call.cells(0)
      let summed = call.has(2) ? try call.cells(2) : tested
      return .value(.number(try call.sum(summed, where: [(tested, criterion)])))
    },
    FormulaFunction("SUMIFS", 3...255, [.range, .range, .scalar, .range, .scalar, .range, .scalar, .range, .scalar, .range, .scalar]) {
      call throws(FormulaError) in
      let summed = try call.cells(0)
      var sum = ExactSum()
      try call.matches(conditionsFrom: 1) { row, column throws(FormulaError) in
        try call.add(summed, row, column, to: &sum)
      }
      return .value(.number(sum.value))
    },
  ]
}

extension FormulaCall {
  func usedCount(_ area: SheetArea) -> Int {
    evaluation.cells.used(area).map { $0.rows.count * $0.columns.count } ?? 0
  }

  private func cell(_ area: SheetArea, _ row: Int, _ column: Int) -> FormulaValue {
    let target = CellAddress(row: area.area.rows.lowerBound + row, column: area.area.columns.lowerBound + column)
    guard target.row <= CellAddress.lastRow, target.column <= CellAddress.lastColumn else { return .blank }
    return evaluation.cells.value(of: SheetCell(sheet: area.sheet, cell: target))
  }

  func add(_ area: SheetArea, _ row: Int, _ column: Int, to sum: inout ExactSum) throws(FormulaError) {
    switch cell(area, row, column) {
    case .number(let number): sum.add(number)
    case .error(let error): throw error
    default: break
    }
  }

  func sum(_ summed: SheetArea, where conditions: [(SheetArea, Criterion)]) throws(FormulaError) -> Double {
    var sum = ExactSum()
    try matches(conditions) { row, column throws(FormulaError) in try add(summed, row, column, to: &sum) }
    return sum.value
  }

  /// The places, counted from 0, where all pairs of range and criterion agree.
  func matches(conditionsFrom first: Int, _ body: (Int, Int) throws(FormulaError) -> Void) throws(FormulaError) {
    guard (count - first).isMultiple(of: 2) else { throw .value }
    var conditions: [(SheetArea, Criterion)] = []
    for index in stride(from: first, to: count, by: 2) { conditions.append((try cells(index), Criterion(try value(index + 1)))) }
    let shape = conditions[0].0.area
    let given = first == 0 ? conditions.map(\.0) : conditions.map(\.0) + [try cells(0)]
    for other in given where other.area.rows.count != shape.rows.count || other.area.columns.count != shape.columns.count { throw .value }
    try matches(conditions, body)
  }

  private func matches(
    _ conditions: [(SheetArea, Criterion)], _ body: (Int, Int) throws(FormulaError) -> Void
  ) throws(FormulaError) {
    let area = conditions[0].0.area
    // Beyond what is used, every cell is blank: those rows matter only where a blank is accepted everywhere.
    let blanksCount = conditions.allSatisfy { $0.1.accepts(.blank) }
    let limit = conditions.map { evaluation.cells.used($0.0).map { $0.rows.upperBound - area.rows.lowerBound + 1 } ?? 0 }.max() ?? 0
    for row in 0..<(blanksCount ? area.rows.count : min(area.rows.count, max(0, limit))) {
      for column in 0..<area.columns.count where conditions.allSatisfy({ $0.1.accepts(cell($0.0, row, column)) }) {
        try body(row, column)
      }
    }
  }
}
