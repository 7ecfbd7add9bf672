extension FormulaFunction {
  static let arithmetic: [FormulaFunction] = [
    .plain("ABS", 1...1) { values throws(FormulaError) in .number(abs(try values[0].number())) },
    .plain("SIGN", 1...1) { values throws(FormulaError) in
      let number = try values[0].number()
      return .number(number > 0 ? 1 : number < 0 ? -1 : 0)
    },
    .plain("INT", 1...1) { values throws(FormulaError) in .number(try values[0].number().rounded(.down)) },
    .plain("MOD", 2...2) { values throws(FormulaError) in
      let (number, divisor) = (try values[0].number(), try values[1].number())
      guard divisor != 0 else { throw .division }
      return .number(number - divisor * (number / divisor).rounded(.down))
    },
    .plain("POWER", 2...2) { values throws(FormulaError) in try FormulaOperator.power.apply(values[0], values[1]) },
    .plain("SQRT", 1...1) { values throws(FormulaError) in
      let number = try values[0].number()
      guard number >= 0 else { throw .number }
      return .number(number.squareRoot())
    },
    rounding("ROUND", .half), rounding("ROUNDUP", .up), rounding("ROUNDDOWN", .down), rounding("TRUNC", .down, 1...2),
    .plain("CEILING", 2...2) { values throws(FormulaError) in try multiple(values, .up) },
    .plain("FLOOR", 2...2) { values throws(FormulaError) in try multiple(values, .down) },
  ]

  private static func rounding(_ name: String, _ rule: DecimalDigits.Rule, _ count: ClosedRange<Int> = 2...2) -> FormulaFunction {
    .plain(name, count) { values throws(FormulaError) in
      let number = try values[0].number()
      let places = values.count > 1 ? try values[1].number() : 0
      guard abs(places) <= 300 else { throw .number }
      var digits = DecimalDigits(number)
      // Spreadsheet programs see 15 digits: what lies behind them is an error of arithmetic, not a reason to round up.
      digits.round(significant: 15)
      digits.round(decimals: Int(places), rule)
      return .number(digits.value)
    }
  }

  private static func multiple(_ values: [FormulaValue], _ rule: DecimalDigits.Rule) throws(FormulaError) -> FormulaValue {
    let (number, step) = (try values[0].number(), try values[1].number())
    guard step != 0 else { return .number(0) }
    guard number <= 0 || step > 0 else { throw .number }
    var digits = DecimalDigits(number / step)
    digits.round(significant: 15)
    // Digits are rounded by what they count, numbers by where they lie.
    let isBelow = number / step < 0
    digits.round(decimals: 0, isBelow ? (rule == .up ? .down : .up) : rule)
    return .number(digits.value * step)
  }
}
