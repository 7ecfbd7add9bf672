import Diagnostics

/// Gives tags their values: looks names up, applies filters, gathers what is wrong.
public struct Evaluator {
  /// What a section does with its content.
  public enum Repetition {
    case never
    case once(Value)
    case each(ValueList)
  }

  public private(set) var problems = Problems()
  let lenient: Bool
  private var scope: Scope

  /// `lenient`: a failed look-up is nothing instead of a problem, as Mustache has it.
  public init(_ context: Value, lenient: Bool = false) {
    scope = Scope(context)
    self.lenient = lenient
  }

  /// The item of the innermost list that is being repeated, from 0, and how many there are.
  public var position: (index: Int, count: Int)? { scope.position }

  /// Of the innermost section alone: the item's number from 0, where it repeats a list.
  var ownPosition: (index: Int, count: Int)? { scope.frames.last?.position }

  /// Goes into a value: names are looked up there first.
  public mutating func push(_ value: Value, position: (index: Int, count: Int)? = nil) { scope.push(value, position: position) }
  /// Leaves the value that was entered last.
  public mutating func pop() { scope.pop() }

  /// The value to show; `.null` where it may be blank, and where it is wrong, which `problems` then has.
  public mutating func value(of expression: Expression) -> Value {
    guard let value = filtered(expression) else { return .null }
    if case .null = value, !expression.mayBeBlank, !lenient { report(.missingValue(expression.name), expression) }
    return value
  }

  /// The value as text; a list, a record or a picture has none and is a problem.
  public mutating func text(of expression: Expression) -> String {
    let value = value(of: expression)
    if let text = value.plainText { return text }
    report(.type(expression.name, value.kindWords), expression)
    return ""
  }

  /// What a section over the value does; false, null, "" and [] are nothing, 0 is something.
  public mutating func repetition(of expression: Expression) -> Repetition {
    guard let value = filtered(expression) else { return .never }
    if case .list(let list) = value { return list.count == 0 ? .never : .each(list) }
    return value.isEmpty ? .never : .once(value)
  }

  /// Notes what is wrong with an expression, at its place.
  public mutating func report(_ fault: Fault, _ expression: Expression) {
    report(fault, source: expression.source, at: expression.site)
  }

  /// Notes what is wrong at a place.
  public mutating func report(_ fault: Fault, source: String, at site: Site) {
    problems.add(fault, source: source, at: site, item: scope.position.map { $0.index + 1 })
  }

  /// Takes over problems that somebody else found.
  public mutating func report(_ others: Problems) { problems.add(others) }

  /// The value after all filters; `nil` after a problem was reported.
  private mutating func filtered(_ expression: Expression) -> Value? {
    guard var value = look(up: expression) else { return nil }
    for bound in expression.filters {
      if case .null = value, !bound.filter.takesBlank { continue }
      switch bound.filter.apply(value, bound.argument, scope.position) {
      case .success(let new): value = new
      case .failure(let fault):
        report(.filter(bound.filter.name, fault.reason), expression)
        return nil
      }
    }
    return value
  }

  /// `nil` after an unknown name was reported; an unknown name that may be blank is `.null`.
  private mutating func look(up expression: Expression) -> Value? {
    switch scope.find(expression.path, cache: expression.cache) {
    case .value(let value): return value
    case .missing: return .null
    case .unknown(_, let candidates):
      if lenient || expression.mayBeBlank { return .null }
      report(.unknownField(expression.name, nearest: Suggestion.nearest(to: expression.name, among: candidates)), expression)
      return nil
    }
  }
}
