/// The errors that a formula can give, as files spell them.
enum FormulaError: String, Error, CaseIterable, Sendable {
  case null = "#NULL!"
  case division = "#DIV/0!"
  case value = "#VALUE!"
  case reference = "#REF!"
  case name = "#NAME?"
  case number = "#NUM!"
  case notAvailable = "#N/A"
}

/// What a cell holds or a formula gives.
enum FormulaValue: Hashable, Sendable {
  case blank
  /// Binary, as in every spreadsheet program; half points are exact in it.
  case number(Double)
  case text(String)
  case boolean(Bool)
  case error(FormulaError)
}

extension FormulaValue {
  /// As an operand of arithmetic.
  func number() throws(FormulaError) -> Double {
    switch self {
    case .blank: return 0
    case .number(let number): return number
    case .boolean(let flag): return flag ? 1 : 0
    case .text(let text):
      guard let number = NumberText.parse(text) else { throw .value }
      return number
    case .error(let error): throw error
    }
  }

  /// As an operand of `&` and of text functions.
  func text() throws(FormulaError) -> String {
    switch self {
    case .blank: return ""
    case .number(let number): return NumberText.general(number)
    case .boolean(let flag): return flag ? "TRUE" : "FALSE"
    case .text(let text): return text
    case .error(let error): throw error
    }
  }

  /// As a condition.
  func condition() throws(FormulaError) -> Bool {
    switch self {
    case .blank: return false
    case .number(let number): return number != 0
    case .boolean(let flag): return flag
    case .text(let text):
      switch text.uppercased() {
      case "TRUE": return true
      case "FALSE": return false
      default: throw .value
      }
    case .error(let error): throw error
    }
  }
}

/// How comparisons order values: numbers before texts before booleans, texts without regard to case; a blank is 0, "" or FALSE,
/// whatever it is compared with.
enum FormulaOrder {
  static func compare(_ a: FormulaValue, _ b: FormulaValue) -> Int {
    switch (a, b) {
    case (.blank, .blank): return 0
    case (.blank, .number(let y)): return sign(0, y)
    case (.number(let x), .blank): return sign(x, 0)
    case (.blank, .text(let y)): return y.isEmpty ? 0 : -1
    case (.text(let x), .blank): return x.isEmpty ? 0 : 1
    case (.blank, .boolean(let y)): return y ? -1 : 0
    case (.boolean(let x), .blank): return x ? 1 : 0
    case (.number(let x), .number(let y)): return sign(x, y)
    case (.text(let x), .text(let y)):
      let (x, y) = (x.lowercased(), y.lowercased())
      return x == y ? 0 : x < y ? -1 : 1
    case (.boolean(let x), .boolean(let y)): return x == y ? 0 : y ? -1 : 1
    default: return rank(a) < rank(b) ? -1 : 1
    }
  }

  private static func rank(_ value: FormulaValue) -> Int {
    switch value {
    case .blank, .number: 0
    case .text: 1
    case .boolean: 2
    case .error: 3
    }
  }

  /// Equal where 15 digits are: what arithmetic leaves behind them is no difference.
  private static func sign(_ x: Double, _ y: Double) -> Int {
    if x == y || abs(x - y) <= max(abs(x), abs(y)) * 1e-15 { return 0 }
    return x < y ? -1 : 1
  }
}
