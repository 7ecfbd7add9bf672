/// A criterion of COUNTIF and its kin: ">=5", "故障*", 3, "".
struct Criterion {
  private enum Test {
    case number(FormulaOperator, Double)
    case text(FormulaOperator, String)
    case pattern(Wildcard, negated: Bool)
    case boolean(Bool)
    case blank
    case filled
    case error(FormulaError)
  }
  private let test: Test

  init(_ value: FormulaValue) {
    switch value {
    case .number(let number): test = .number(.equal, number)
    case .boolean(let flag): test = .boolean(flag)
    case .blank: test = .number(.equal, 0)
    case .error(let error): test = .error(error)
    case .text(let text): test = Self.test(text)
    }
  }

  private static func test(_ text: String) -> Test {
    var operation = FormulaOperator.equal
    var spelled = false
    var rest = Substring(text)
    for candidate in ["<=", ">=", "<>", "<", ">", "="] where text.hasPrefix(candidate) {
      operation = FormulaOperator(rawValue: candidate) ?? .equal
      rest = text.dropFirst(candidate.count)
      spelled = true
      break
    }
    let operand = String(rest)
    if operand.isEmpty {
      if operation == .unequal { return .filled }
      if operation == .equal { return spelled ? .blank : .text(.equal, "") }
    }
    if let number = NumberText.parse(operand) { return .number(operation, number) }
    switch operand.uppercased() {
    case "TRUE" where operation == .equal: return .boolean(true)
    case "FALSE" where operation == .equal: return .boolean(false)
    default: break
    }
    switch operation {
    case .equal: return .pattern(Wildcard(operand), negated: false)
    case .unequal: return .pattern(Wildcard(operand), negated: true)
    default: return .text(operation, operand)
    }
  }

  func accepts(_ value: FormulaValue) -> Bool {
    switch test {
    case .number(let operation, let wanted):
      switch value {
      case .number(let number): return Self.holds(operation, FormulaOrder.compare(.number(number), .number(wanted)))
      case .text(let text) where operation == .equal: return NumberText.parse(text) == wanted
      default: return operation == .unequal
      }
    case .text(let operation, let wanted):
      switch value {
      case .text(let text): return Self.holds(operation, FormulaOrder.compare(.text(text), .text(wanted)))
      case .blank: return operation == .equal && wanted.isEmpty
      default: return false
      }
    case .pattern(let wildcard, let negated):
      guard case .text(let text) = value else { return negated }
      return wildcard.matches(text) != negated
    case .boolean(let flag): return value == .boolean(flag)
    case .blank: return value == .blank
    case .filled: return value != .blank
    case .error(let error): return value == .error(error)
    }
  }

  private static func holds(_ operation: FormulaOperator, _ order: Int) -> Bool {
    switch operation {
    case .equal: order == 0
    case .unequal: order != 0
    case .less: order < 0
    case .atMost: order <= 0
    case .greater: order > 0
    case .atLeast: order >= 0
    default: false
    }
  }
}

/// A text with `*`, `?` and `~` before one of them that stands for itself; without regard to case.
struct Wildcard {
  private enum Piece: Equatable {
    case one(Character)
    case any
    case many
  }
  private let pieces: [Piece]

  init(_ pattern: String) {
    var pieces: [Piece] = []
    var escaped = false
    for character in pattern.lowercased() {
      if escaped {
        if !"*?~".contains(character) { pieces.append(.one("~")) }
        pieces.append(.one(character))
        escaped = false
        continue
      }
      switch character {
      case "~": escaped = true
      case "*": if pieces.last != .many { pieces.append(.many) }
      case "?": pieces.append(.any)
      default: pieces.append(.one(character))
      }
    }
    if escaped { pieces.append(.one("~")) }
    self.pieces = pieces
  }

  /// Linear with one way back: the last star takes one character more whenever the rest does not fit.
  func matches(_ text: String) -> Bool {
    let text = Array(text.lowercased())
    var (at, piece) = (0, 0)
    var star: (at: Int, piece: Int)?
    while at < text.count {
      if piece < pieces.count {
        switch pieces[piece] {
        case .many:
          star = (at, piece)
          piece += 1
          continue
        case .any:
          at += 1
          piece += 1
          continue
        case .one(let character) where character == text[at]:
          at += 1
          piece += 1
          continue
        case .one: break
        }
      }
      guard let last = star else { return false }
      star = (last.at + 1, last.piece)
      at = last.at + 1
      piece = last.piece + 1
    }
    return pieces[piece...].allSatisfy { $0 == .many }
  }
}
