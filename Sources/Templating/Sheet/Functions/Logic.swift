extension FormulaFunction {
  static let logic: [FormulaFunction] = [
    FormulaFunction("IF", 2...3, [.scalar]) { call throws(FormulaError) in
      if call.evaluation.inArray {
        return try call.spread { values throws(FormulaError) in
          try values[0].condition() ? values[1] : values.count > 2 ? values[2] : .boolean(false)
        }
      }
      if try call.condition(0) { return call.has(1) ? try call.operand(1) : .value(.number(0)) }
      if call.count < 3 { return .value(.boolean(false)) }
      return call.has(2) ? try call.operand(2) : .value(.number(0))
    },
    FormulaFunction("IFERROR", 2...2) { call throws(FormulaError) in
      let value = FormulaEvaluation.caught { () throws(FormulaError) in try call.value(0) }
      if case .error = value { return call.has(1) ? try call.operand(1) : .value(.text("")) }
      return .value(value)
    },
    FormulaFunction("AND", 1...255, [.range]) { call throws(FormulaError) in
      .value(.boolean(try call.conditions().allSatisfy { $0 }))
    },
    FormulaFunction("OR", 1...255, [.range]) { call throws(FormulaError) in
      .value(.boolean(try call.conditions().contains(true)))
    },
    .plain("NOT", 1...1) { values throws(FormulaError) in .boolean(try !values[0].condition()) },
    FormulaFunction("TRUE", 0...0) { _ throws(FormulaError) in .value(.boolean(true)) },
    FormulaFunction("FALSE", 0...0) { _ throws(FormulaError) in .value(.boolean(false)) },
    FormulaFunction("NA", 0...0) { _ throws(FormulaError) in throw .notAvailable },
    .plain("ISBLANK", 1...1) { values in .boolean(values[0] == .blank) },
    .plain("ISNUMBER", 1...1) { values in if case .number = values[0] { .boolean(true) } else { .boolean(false) } },
    .plain("ISTEXT", 1...1) { values in if case .text = values[0] { .boolean(true) } else { .boolean(false) } },
    .plain("ISLOGICAL", 1...1) { values in if case .boolean = values[0] { .boolean(true) } else { .boolean(false) } },
    FormulaFunction("ISERROR", 1...1) { call throws(FormulaError) in
      let value = FormulaEvaluation.caught { () throws(FormulaError) in try call.value(0) }
      if case .error = value { return .value(.boolean(true)) }
      return .value(.boolean(false))
    },
    FormulaFunction("ISNA", 1...1) { call throws(FormulaError) in
      .value(.boolean(FormulaEvaluation.caught { () throws(FormulaError) in try call.value(0) } == .error(.notAvailable)))
    },
  ]
}

extension FormulaCall {
  /// The truth values of all arguments; texts and blanks in cells do not count. None at all is an error.
  fileprivate func conditions() throws(FormulaError) -> [Bool] {
    var found: [Bool] = []
    for index in 0..<count {
      try visit(index) { value, isCell throws(FormulaError) in
        switch value {
        case .text, .blank: if !isCell { found.append(try value.condition()) }
        default: found.append(try value.condition())
        }
      }
    }
    guard !found.isEmpty else { throw .value }
    return found
  }
}
