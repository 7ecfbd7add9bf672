/// A formula of a template: its tokens, printed back character for character, and its tree where the evaluator understands it.
struct Formula: Sendable {
  let tokens: [FormulaToken]
  /// What the evaluator computes; the failure says what it does not understand.
  let tree: Result<FormulaExpression, FormulaSyntaxError>
  /// In the order of the text.
  let references: [FormulaReference]
  /// Whether the place of a reference takes several cells, so that a single cell may become a range there.
  let takesRange: [Bool]
  /// Whether several references may stand in place of one, with commas between.
  let takesList: [Bool]
  /// The function whose cells no plan of shifts can see.
  let unseen: String?

  init(_ text: String, isArray: Bool = false) throws(FormulaSyntaxError) {
    self.init(tokens: try FormulaScanner.scan(text), isArray: isArray)
  }

  private init(tokens: [FormulaToken], isArray: Bool) {
    self.tokens = tokens
    unseen = Self.unseen(tokens)
    references = tokens.compactMap { if case .reference(let reference, _) = $0 { reference } else { nil } }
    do {
      let tree = try FormulaParser.parse(tokens)
      self.tree = .success(tree)
      var takes = Array(repeating: isArray, count: references.count)
      Self.find(rangesIn: tree, within: isArray, &takes)
      takesRange = takes
      var lists = Array(repeating: false, count: references.count)
      Self.find(listsIn: tree, &lists)
      takesList = lists
    } catch {
      tree = .failure(error)
      takesRange = isArray ? Array(repeating: true, count: references.count) : Self.wholeArguments(tokens)
      takesList = Array(repeating: false, count: references.count)
    }
  }

  private static func find(rangesIn tree: FormulaExpression, within ranges: Bool, _ takes: inout [Bool]) {
    switch tree {
    case .reference(let index): takes[index] = ranges
    case .call(let function, let arguments):
      for (index, argument) in arguments.enumerated() {
        guard let argument else { continue }
        let parameter = function.parameter(index)
        switch argument {
        case .reference: find(rangesIn: argument, within: ranges || parameter != .scalar, &takes)
        default: find(rangesIn: argument, within: ranges || parameter == .array, &takes)
        }
      }
    case .negated(let inner), .percent(let inner): find(rangesIn: inner, within: ranges, &takes)
    case .operation(_, let left, let right):
      find(rangesIn: left, within: ranges, &takes)
      find(rangesIn: right, within: ranges, &takes)
    case .number, .text, .boolean, .error, .name, .table, .array: break
    }
  }

  private static func find(listsIn tree: FormulaExpression, _ takes: inout [Bool]) {
    switch tree {
    case .call(let function, let arguments):
      for case let argument? in arguments {
        if case .reference(let index) = argument { takes[index] = function.takesLists } else { find(listsIn: argument, &takes) }
      }
    case .negated(let inner), .percent(let inner): find(listsIn: inner, &takes)
    case .operation(_, let left, let right):
      find(listsIn: left, &takes)
      find(listsIn: right, &takes)
    case .reference, .number, .text, .boolean, .error, .name, .table, .array: break
    }
  }

  var text: String { tokens.map(\.text).joined() }

  /// The text with other references in place of its own.
  func text(with replacements: [FormulaReference]) -> String { text(with: replacements.map { [$0] }) }

  /// The text with one or several references in place of each of its own.
  func text(with replacements: [[FormulaReference]]) -> String {
    var index = 0
    var text = ""
    for token in tokens {
      if case .reference(let own, let spelled) = token {
        text += replacements[index] == [own] ? spelled : replacements[index].map(\.text).joined(separator: ",")
        index += 1
      } else {
        text += token.text
      }
    }
    return text
  }

  /// The formula as it stands in another cell of a shared formula; a reference that leaves the sheet becomes #REF!.
  func copied(rows: Int, columns: Int) -> Formula {
    let moved = tokens.map { token -> FormulaToken in
      guard case .reference(let reference, let spelled) = token else { return token }
      guard let shape = reference.shape.copied(rows: rows, columns: columns) else { return .error((reference.sheet?.text ?? "") + "#REF!") }
      let copy = FormulaReference(sheet: reference.sheet, shape: shape)
      return .reference(copy, text: copy == reference ? spelled : copy.text)
    }
    return Formula(tokens: moved, isArray: false)
  }

  /// A formula as messages show it: whole, unless nobody would read it.
  static func shown(_ text: String) -> String { "=" + (text.utf8.count > 200 ? text.prefix(199) + "…" : text) }

  /// The references into tables that it uses.
  var tables: [TableReference] {
    tokens.compactMap { if case .structured(let text) = $0 { TableReference(text) } else { nil } }
  }

  /// The defined names that it uses.
  var names: [String] {
    tokens.compactMap { token in
      guard case .name(let name) = token, !["TRUE", "FALSE"].contains(name.uppercased()) else { return nil }
      return name
    }
  }
}
