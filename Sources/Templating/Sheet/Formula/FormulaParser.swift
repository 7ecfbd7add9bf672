/// Makes the tree of a formula's tokens.
///
/// What the evaluator cannot compute (an unknown function, a structured or external reference, unions and intersections) is refused here by name.
struct FormulaParser {
  private var tokens: [(token: FormulaToken, reference: Int)] = []
  private var position = 0
  /// Whether what comes next is an argument that may be cells of several sheets.
  private var isList = false
  /// Parentheses, signs and calls around the place that is read.
  private var depth = 0
  /// Operators so far: a sum of a thousand terms is a tree a thousand levels deep.
  private var operators = 0

  /// Two a level: twice what Excel takes, and far less than the stack holds.
  static let deepest = 256
  static let mostOperators = 1_000

  /// - Throws: what the evaluator does not understand, in words.
  static func parse(_ tokens: [FormulaToken]) throws(FormulaSyntaxError) -> FormulaExpression {
    var parser = FormulaParser(tokens)
    let expression = try parser.expression(above: 0)
    guard parser.peek == nil else { throw FormulaSyntaxError(message: "unexpected \(parser.peek?.text ?? "")") }
    return expression
  }

  private init(_ all: [FormulaToken]) {
    var references = 0
    for token in all {
      if case .space = token { continue }
      tokens.append((token, references))
      if case .reference = token { references += 1 }
    }
  }

  private var peek: FormulaToken? { position < tokens.count ? tokens[position].token : nil }

  private mutating func take(_ token: FormulaToken) throws(FormulaSyntaxError) {
    guard peek == token else { throw FormulaSyntaxError(message: "expected \(token.text), found \(peek?.text ?? "the end")") }
    position += 1
  }

  private mutating func descend() throws(FormulaSyntaxError) {
    depth += 1
    guard depth <= Self.deepest else { throw FormulaSyntaxError(message: "it nests too deep") }
  }

  private mutating func count() throws(FormulaSyntaxError) {
    operators += 1
    guard operators <= Self.mostOperators else { throw FormulaSyntaxError(message: "more than \(Self.mostOperators) operators") }
  }

  private mutating func expression(above binding: Int) throws(FormulaSyntaxError) -> FormulaExpression {
    try descend()
    defer { depth -= 1 }
    var left = try prefixed()
    while case .symbol(let symbol)? = peek, let operation = FormulaOperator(rawValue: symbol), operation.binding > binding {
      try count()
      position += 1
      left = .operation(operation, left, try expression(above: operation.binding))
    }
    return left
  }

  /// A sign binds closer than a power: -2^2 is 4.
  private mutating func prefixed() throws(FormulaSyntaxError) -> FormulaExpression {
    try descend()
    defer { depth -= 1 }
    switch peek {
    case .symbol("-"):
      position += 1
      return .negated(try prefixed())
    case .symbol("+"):
      position += 1
      return try prefixed()
    default:
      var value = try operand()
      while peek == .symbol("%") {
        try count()
        position += 1
        value = .percent(value)
      }
      return value
    }
  }

  private mutating func operand() throws(FormulaSyntaxError) -> FormulaExpression {
    guard position < tokens.count else { throw FormulaSyntaxError(message: "the formula ends too early") }
    let (token, reference) = tokens[position]
    position += 1
    defer { isList = false }
    switch token {
    case .number(let text):
      guard let number = Double(text) else { throw FormulaSyntaxError(message: "\(text) is no number") }
      return .number(number)
    case .text(let quoted):
      let inner = quoted.dropFirst().dropLast()
      return .text(inner.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\""))
    case .error(let text): return .error(FormulaError(rawValue: text) ?? .reference)
    case .reference(let target, _):
      guard target.sheet?.last == nil || isList else { throw FormulaSyntaxError(message: "\(target.text) goes through several sheets") }
      return .reference(reference)
    case .name(let name):
      switch name.uppercased() {
      case "TRUE": return .boolean(true)
      case "FALSE": return .boolean(false)
      default: return .name(name)
      }
    case .structured(let text):
      guard let table = TableReference(text) else { throw FormulaSyntaxError(message: "\(text) is not understood") }
      return .table(table)
    case .function(let name): return try call(name)
    case .open:
      let inner = try expression(above: 0)
      try take(.close)
      return inner
    case .brace("{"): return try constant()
    default: throw FormulaSyntaxError(message: "\(token.text) is not understood")
    }
  }

  private mutating func call(_ name: String) throws(FormulaSyntaxError) -> FormulaExpression {
    guard let function = FormulaFunction.named(name) else { throw FormulaSyntaxError(message: "the function \(name) is not supported") }
    try take(.open)
    var arguments: [FormulaExpression?] = []
    if peek != .close {
      while true {
        isList = function.takesLists
        arguments.append(peek == .comma || peek == .close ? nil : try expression(above: 0))
        guard peek == .comma else { break }
        position += 1
      }
    }
    try take(.close)
    guard function.count.contains(arguments.count) else {
      throw FormulaSyntaxError(message: "\(function.name) does not take \(arguments.count) arguments")
    }
    if function.name == "SUBTOTAL" {
      guard case .number(let code)?? = arguments.first, [1, 2, 3, 4, 5, 9, 101, 102, 103, 104, 105, 109].contains(code) else {
        throw FormulaSyntaxError(message: "SUBTOTAL is supported with the codes 1 to 5 and 9, 101 to 105 and 109")
      }
    }
    if function.name == "TEXT", case .text(let format)?? = arguments.last, NumberFormat(format) == nil {
      throw FormulaSyntaxError(message: "the number format “\(format)” is not supported")
    }
    return .call(function, arguments)
  }

  private mutating func constant() throws(FormulaSyntaxError) -> FormulaExpression {
    var rows: [[FormulaExpression]] = [[]]
    while true {
      rows[rows.count - 1].append(try prefixed())
      switch peek {
      case .comma: break
      case .brace(";"): rows.append([])
      case .brace("}"):
        position += 1
        return .array(rows)
      default: throw FormulaSyntaxError(message: "an array is not closed")
      }
      position += 1
    }
  }
}
