/// What a formula's text says about cells without naming them where a plan of shifts could find them.
extension Formula {
  /// The function that works out for itself which cells it means, so that they cannot be moved with the rows; `nil` where there is none.
  ///
  /// OFFSET from a cell that stays the first, over as many rows as something counts, grows as it should.
  static func unseen(_ tokens: [FormulaToken]) -> String? {
    let tokens = tokens.filter { if case .space = $0 { false } else { true } }
    for (index, token) in tokens.enumerated() {
      guard case .function(let name) = token else { continue }
      switch name.uppercased() {
      case "INDIRECT": return name
      case "OFFSET": if !countsItsRows(arguments(of: index, in: tokens)) { return name }
      default: break
      }
    }
    return nil
  }

  private static func countsItsRows(_ arguments: [[FormulaToken]]) -> Bool {
    func isNothing(_ index: Int) -> Bool { index >= arguments.count || arguments[index].isEmpty || arguments[index] == [.number("0")] }
    func isNumber(_ index: Int) -> Bool {
      guard arguments[index].count == 1, case .number = arguments[index][0] else { return false }
      return true
    }
    guard isNothing(1), isNothing(2), arguments.count > 3, !arguments[3].isEmpty, !isNumber(3) else { return false }
    return arguments.count < 5 || arguments[4].isEmpty || arguments[4] == [.number("1")]
  }

  /// The arguments of the function whose name stands at an index.
  private static func arguments(of function: Int, in tokens: [FormulaToken]) -> [[FormulaToken]] {
    var found: [[FormulaToken]] = [[]]
    var depth = 0
    for token in tokens[(function + 1)...] {
      switch token {
      case .open: depth += 1
      case .close: depth -= 1
      default: break
      }
      if depth == 0 { break }
      if depth == 1, token == .comma { found.append([]) } else if depth > 1 || token != .open { found[found.count - 1].append(token) }
    }
    return found
  }

  /// Whether a range may stand for each reference of a formula that is not understood: where it is the whole argument of a function that
  /// may take one.
  static func wholeArguments(_ tokens: [FormulaToken]) -> [Bool] {
    let tokens = tokens.filter { if case .space = $0 { false } else { true } }
    var open: [String] = []
    var takes: [Bool] = []
    for (index, token) in tokens.enumerated() {
      switch token {
      case .open:
        if index > 0, case .function(let name) = tokens[index - 1] { open.append(name.uppercased()) } else { open.append("") }
      case .close: _ = open.popLast()
      case .reference:
        let before = index > 0 ? tokens[index - 1] : .comma
        let after = index + 1 < tokens.count ? tokens[index + 1] : .comma
        let isWhole = (before == .open || before == .comma) && (after == .close || after == .comma)
        takes.append(isWhole && !(open.last.map(ofOneCell.contains) ?? true))
      default: break
      }
    }
    return takes
  }

  /// Functions, and parentheses without one, in which a cell is a cell.
  private static let ofOneCell: Set<String> = [
    "", "LET", "_XLFN.LET", "LAMBDA", "_XLFN.LAMBDA", "SINGLE", "_XLFN.SINGLE", "ANCHORARRAY", "_XLFN.ANCHORARRAY", "CELL", "IF", "IFS",
    "_XLFN.IFS", "SWITCH", "_XLFN.SWITCH",
  ]
}
