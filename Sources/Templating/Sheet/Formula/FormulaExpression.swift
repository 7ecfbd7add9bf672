/// A formula as a tree, for computing its value. References stand by their index in the formula, so that one tree serves every row
/// that the formula was repeated in.
indirect enum FormulaExpression: Sendable {
  case number(Double)
  case text(String)
  case boolean(Bool)
  case error(FormulaError)
  case reference(Int)
  case name(String)
  case table(TableReference)
  case call(FormulaFunction, [FormulaExpression?])
  case negated(FormulaExpression)
  case percent(FormulaExpression)
  case operation(FormulaOperator, FormulaExpression, FormulaExpression)
  case array([[FormulaExpression]])
}

enum FormulaOperator: String, Sendable {
  case power = "^"
  case times = "*"
  case over = "/"
  case plus = "+"
  case minus = "-"
  case joined = "&"
  case equal = "="
  case unequal = "<>"
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="

  var binding: Int {
    switch self {
    case .power: 5
    case .times, .over: 4
    case .plus, .minus: 3
    case .joined: 2
    case .equal, .unequal, .less, .atMost, .greater, .atLeast: 1
    }
  }
}
