extension FormulaFunction {
  /// Sums and counts over ranges: numbers in cells count, texts and booleans in cells do not, errors go through.
  static let aggregates: [FormulaFunction] = [
    FormulaFunction("SUM", 1...255, [.range]) { call throws(FormulaError) in
      var sum = ExactSum()
      try call.numbers { sum.add($0) }
      return .value(.number(sum.value))
    },
    FormulaFunction("COUNT", 1...255, [.range]) { call throws(FormulaError) in
      var count = 0
      for index in 0..<call.count {
        try call.visit(index) { value, isCell in
          switch value {
          case .number: count += 1
          case .boolean where !isCell: count += 1
          case .text(let text) where !isCell && NumberText.parse(text) != nil: count += 1
          default: break
          }
        }
      }
      return .value(.number(Double(count)))
    },
    FormulaFunction("COUNTA", 1...255, [.range]) { call throws(FormulaError) in
      var count = 0
      for index in 0..<call.count { try call.visit(index) { value, _ in if value != .blank { count += 1 } } }
      return .value(.number(Double(count)))
    },
    FormulaFunction("COUNTBLANK", 1...1, [.range]) { call throws(FormulaError) in
      let area = try call.cells(0).area
      var filled = 0
      try call.visit(0) { value, _ in if value != .blank, value != .text("") { filled += 1 } }
      return .value(.number(Double(area.rows.count * area.columns.count - filled)))
    },
    FormulaFunction("MIN", 1...255, [.range]) { call throws(FormulaError) in
      var least: Double?
      try call.numbers { least = Swift.min(least ?? $0, $0) }
      return .value(.number(least ?? 0))
    },
    FormulaFunction("MAX", 1...255, [.range]) { call throws(FormulaError) in
      var most: Double?
      try call.numbers { most = Swift.max(most ?? $0, $0) }
      return .value(.number(most ?? 0))
    },
    FormulaFunction("AVERAGE", 1...255, [.range]) { call throws(FormulaError) in
      var (sum, count) = (ExactSum(), 0)
      try call.numbers {
        sum.add($0)
        count += 1
      }
      guard count > 0 else { throw .division }
      return .value(.number(sum.value / Double(count)))
    },
    FormulaFunction("PRODUCT", 1...255, [.range]) { call throws(FormulaError) in
      var (product, found) = (1.0, false)
      try call.numbers {
        product *= $0
        found = true
      }
      return .value(.number(found ? product : 0))
    },
    FormulaFunction("SUBTOTAL", 2...255, [.scalar, .range]) { call throws(FormulaError) in
      // From 101 on, what is hidden does not count.
      let given = try call.number(0)
      let (code, leavesHidden) = given > 100 ? (given - 100, true) : (given, false)
      var (sum, count, filled) = (ExactSum(), 0, 0)
      var (least, most): (Double?, Double?)
      for index in 1..<call.count {
        let target = try call.cells(index)
        guard let used = call.evaluation.cells.used(target) else { continue }
        for row in used.rows {
          for column in used.columns {
            let cell = SheetCell(sheet: target.sheet, cell: CellAddress(row: row, column: column))
            if call.evaluation.cells.holdsSubtotal(cell) || leavesHidden && call.evaluation.cells.isHidden(cell) { continue }
            let value = call.evaluation.cells.value(of: cell)
            if value != .blank { filled += 1 }
            if case .error(let error) = value, code != 2, code != 3 { throw error }
            guard case .number(let number) = value else { continue }
            sum.add(number)
            count += 1
            least = Swift.min(least ?? number, number)
            most = Swift.max(most ?? number, number)
          }
        }
      }
      switch code {
      case 1:
        guard count > 0 else { throw .division }
        return .value(.number(sum.value / Double(count)))
      case 2: return .value(.number(Double(count)))
      case 3: return .value(.number(Double(filled)))
      case 4: return .value(.number(most ?? 0))
      case 5: return .value(.number(least ?? 0))
      case 9: return .value(.number(sum.value))
      default: throw .value
      }
    },
    FormulaFunction("SUMPRODUCT", 1...255, [.array]) { call throws(FormulaError) in
      var grids: [ValueGrid] = []
      for index in 0..<call.count { grids.append(try call.grid(index)) }
      let (height, width) = (grids[0].height, grids[0].width)
      guard grids.allSatisfy({ $0.height == height && $0.width == width }) else { throw .value }
      var sum = ExactSum()
      for row in 0..<height {
        for column in 0..<width {
          var product = 1.0
          for grid in grids {
            switch grid.rows[row][column] {
            case .number(let number): product *= number
            case .error(let error): throw error
            // A lone array of conditions adds up; among several, what is no number counts 0.
            default: product = 0
            }
          }
          sum.add(product)
        }
      }
      return .value(.number(sum.value))
    },
  ]
}

/// A sum whose rounding errors are kept and added at the end, as LibreOffice sums (Neumaier's form of Kahan's algorithm).
struct ExactSum {
  private var sum = 0.0
  private var lost = 0.0

  mutating func add(_ number: Double) {
    let next = sum + number
    lost += abs(sum) >= abs(number) ? (sum - next) + number : (number - next) + sum
    sum = next
  }

  var value: Double { sum + lost }
}

extension FormulaCall {
  /// Every number of the arguments: in cells numbers only; given directly, also what can be read as one.
  func numbers(from first: Int = 0, _ body: (Double) -> Void) throws(FormulaError) {
    for index in first..<count {
      try visit(index) { value, isCell throws(FormulaError) in
        switch value {
        case .number(let number): body(number)
        case .error(let error): throw error
        case .boolean, .text: if !isCell { body(try value.number()) }
        case .blank: if !isCell { body(0) }
        }
      }
    }
  }
}
