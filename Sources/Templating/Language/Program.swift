/// A compiled stretch of a template: fixed bytes in one arena, and between them what is to be done.
public struct Program: Sendable {
  /// One step of a program.
  public enum Op: Sendable {
    case bytes(start: Int, count: Int)
    case value(Int)
    /// Repeats up to its end, the position of the matching `end`.
    case section(Int, end: Int)
    case inverted(Int, end: Int)
    /// Goes back to the operation after `start` while items are left.
    case end(start: Int)
    case partial(Int)
    /// The file format's own; the number means what its compiler and its sink agree on.
    case special(Int)
  }

  public fileprivate(set) var ops: [Op] = []
  public fileprivate(set) var expressions: [Expression] = []
  public fileprivate(set) var partials: [PartialCall] = []
  fileprivate var arena: [UInt8] = []

  /// A tag that puts another template in.
  public struct PartialCall: Sendable {
    public let name: String
    /// What stands before it on its own line, put before every line of the partial.
    public let indent: String
    public let source: String
    public let site: Site
  }
}

/// Puts a program together; sections must be closed in order, which the caller has made sure of.
public struct ProgramBuilder {
  public private(set) var program = Program()
  private var open: [Int] = []

  public init() {}

  /// Bytes that stand in the output as they are.
  public mutating func bytes(_ bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty else { return }
    let start = program.arena.count
    program.arena.append(contentsOf: bytes)
    // A section's end may jump to the op after it, so only an op within the same stretch is lengthened.
    if case .bytes(let before, let count)? = program.ops.last {
      program.ops[program.ops.count - 1] = .bytes(start: before, count: count + bytes.count)
    } else {
      program.ops.append(.bytes(start: start, count: bytes.count))
    }
  }

  /// Text that stands in the output, escaped as the format has it.
  public mutating func text(_ text: String) { bytes(text.utf8) }

  /// A value's place.
  public mutating func value(_ expression: Expression) { program.ops.append(.value(add(expression))) }

  /// A step that only the format itself understands.
  public mutating func special(_ number: Int) { program.ops.append(.special(number)) }

  /// A partial's place.
  public mutating func partial(_ call: Program.PartialCall) {
    program.ops.append(.partial(program.partials.count))
    program.partials.append(call)
  }

  /// Begins a section; `inverted` for what stands where there is nothing.
  public mutating func open(_ expression: Expression, inverted: Bool) {
    open.append(program.ops.count)
    let index = add(expression)
    program.ops.append(inverted ? .inverted(index, end: 0) : .section(index, end: 0))
  }

  /// Ends the innermost section.
  public mutating func close() {
    guard let start = open.popLast() else { preconditionFailure("a section is closed that is not open") }
    switch program.ops[start] {
    case .section(let index, _): program.ops[start] = .section(index, end: program.ops.count)
    case .inverted(let index, _): program.ops[start] = .inverted(index, end: program.ops.count)
    default: preconditionFailure("only sections are opened")
    }
    program.ops.append(.end(start: start))
  }

  /// Adds an expression that a special operation asks for itself.
  public mutating func add(_ expression: Expression) -> Int {
    program.expressions.append(expression)
    return program.expressions.count - 1
  }
}

/// What takes a program's output: the file format, which knows how text is escaped and where bytes go.
public protocol ProgramSink {
  /// What writing can fail with; `Never` where the output stays in memory.
  associatedtype Failure: Error

  /// Literal bytes.
  mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure)
  /// A value, in the format's escaping.
  mutating func write(_ expression: Expression, with evaluator: inout Evaluator) throws(Failure)
  /// Another template in place.
  mutating func partial(_ call: Program.PartialCall, with evaluator: inout Evaluator) throws(Failure)
  /// A step of the format's own.
  mutating func special(_ number: Int, of program: Program, with evaluator: inout Evaluator) throws(Failure)
}

extension Program {
  private struct Loop {
    let list: ValueList?
    var index = 0
    /// An inverted section has no context of its own.
    var pushes = true
  }

  /// Runs from the first operation to the last.
  public func run<Sink: ProgramSink>(into sink: inout Sink, with evaluator: inout Evaluator) throws(Sink.Failure) {
    var loops: [Loop] = []
    var position = 0
    try arena.withUnsafeBufferPointer { arena throws(Sink.Failure) in
      while position < ops.count {
        switch ops[position] {
        case .bytes(let start, let count): try sink.write(UnsafeBufferPointer(rebasing: arena[start..<start + count]))
        case .value(let index): try sink.write(expressions[index], with: &evaluator)
        case .section(let index, let end):
          switch evaluator.repetition(of: expressions[index]) {
          case .never: position = end
          case .once(let value):
            evaluator.push(value)
            loops.append(Loop(list: nil))
          case .each(let list):
            evaluator.push(list[0], position: (0, list.count))
            loops.append(Loop(list: list))
          }
        case .inverted(let index, let end):
          if case .never = evaluator.repetition(of: expressions[index]) {
            loops.append(Loop(list: nil, pushes: false))
          } else {
            position = end
          }
        case .end(let start):
          let last = loops.count - 1
          if loops[last].pushes { evaluator.pop() }
          if let list = loops[last].list, loops[last].index + 1 < list.count {
            loops[last].index += 1
            evaluator.push(list[loops[last].index], position: (loops[last].index, list.count))
            position = start
          } else {
            loops.removeLast()
          }
        case .partial(let index): try sink.partial(partials[index], with: &evaluator)
        case .special(let number): try sink.special(number, of: self, with: &evaluator)
        }
        position += 1
      }
    }
  }
}
