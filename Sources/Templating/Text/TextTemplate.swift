import Diagnostics

/// A plain text template. No escaping, since plain text has none.
public struct TextTemplate: Sendable {
  public let name: String
  let program: Program
  let nameCount: Int
  let delimiters: Delimiters

  /// - Throws: everything that is wrong with the template's tags.
  public init(_ text: String, name: String, delimiters: Delimiters = .standard) throws(TemplateErrors) {
    var compilation = Compilation()
    program = TextCompiler.compile(text, name: name, delimiters: delimiters, in: &compilation)
    guard compilation.problems.isEmpty else { throw TemplateErrors(compilation.problems) }
    self.name = name
    self.delimiters = delimiters
    nameCount = compilation.nameCount
  }

  /// The filled text, or everything that is wrong.
  ///
  /// `partials`: the text of the partial with a name; `nil` where there is none.
  public func render(
    _ context: Value, lenient: Bool = false, partials: @escaping (String) -> String? = { _ in nil }
  ) throws(TemplateErrors) -> FilledText {
    var evaluator = Evaluator(context, lenient: lenient)
    var sink = TextSink(compilation: Compilation(after: nameCount), delimiters: delimiters, load: partials)
    program.run(into: &sink, with: &evaluator)
    guard evaluator.problems.isEmpty else { throw TemplateErrors(evaluator.problems) }
    return FilledText(template: self, context: context, isLenient: lenient, partials: sink.known)
  }
}

/// A filled text in which nothing is wrong. It is made while it is written, and never held.
public struct FilledText: Sendable {
  fileprivate let template: TextTemplate
  fileprivate let context: Value
  fileprivate let isLenient: Bool
  /// Those that the text calls, compiled.
  fileprivate let partials: [PartialKey: Program]

  /// Hands the text over, piece by piece.
  public func write(to receive: ([UInt8]) -> Void) {
    withoutActuallyEscaping(receive) { receive in
      var evaluator = Evaluator(context, lenient: isLenient)
      var sink = TextSink(compilation: Compilation(after: template.nameCount), delimiters: template.delimiters, load: { _ in nil })
      sink.known = partials
      sink.receive = receive
      template.program.run(into: &sink, with: &evaluator)
      sink.flush()
    }
  }

  /// All of it.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write { bytes += $0 }
    return bytes
  }
}

/// A partial with what stands before each of its lines.
private struct PartialKey: Hashable {
  let name: String
  let indent: String
}

/// Takes a text program's output, and compiles its partials as they are met.
private struct TextSink: ProgramSink {
  typealias Failure = Never

  /// Where the output goes; `nil` where only what is wrong is wanted.
  var receive: (([UInt8]) -> Void)?
  private var output: [UInt8] = []
  var compilation: Compilation
  let delimiters: Delimiters
  let load: (String) -> String?
  var known: [PartialKey: Program] = [:]
  private var depth = 0

  /// So many bytes are handed over at once.
  private static let enough = 1 << 16

  private static let depthLimit = 100
  /// How often each partial is open. One that calls itself twice would double at every level, and so would two calls of the next in a
  /// chain of partials, so calls from within a partial are counted.
  private var open: [String: Int] = [:]
  private var recursions = 0
  private var nested = 0
  private static let recursionLimit = 100_000
  private static let nestedLimit = 1_000_000
  private var isTold = false

  init(compilation: Compilation, delimiters: Delimiters, load: @escaping (String) -> String?) {
    self.compilation = compilation
    self.delimiters = delimiters
    self.load = load
  }

  mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) { if receive != nil { add(bytes) } }

  mutating func write(_ expression: Expression, with evaluator: inout Evaluator) {
    let text = evaluator.text(of: expression)
    if receive != nil { add(text.utf8) }
  }

  private mutating func add(_ bytes: some Collection<UInt8>) {
    output.append(contentsOf: bytes)
    if output.count >= Self.enough { flush() }
  }

  mutating func flush() {
    if !output.isEmpty { receive?(output) }
    output.removeAll(keepingCapacity: true)
  }

  mutating func special(_ number: Int, of program: Program, with evaluator: inout Evaluator) {}

  mutating func partial(_ call: Program.PartialCall, with evaluator: inout Evaluator) {
    if open[call.name, default: 0] > 0 { recursions += 1 }
    if depth > 0 { nested += 1 }
    guard recursions <= Self.recursionLimit, nested <= Self.nestedLimit else {
      if !isTold { evaluator.report(.tooManyCalls(call.name), source: call.source, at: call.site) }
      isTold = true
      return
    }
    // Not before the calls are counted: at the last level there may be thousands, for each way that leads there.
    guard depth < Self.depthLimit else {
      evaluator.report(
        .partial(call.name, Bilingual(zh: "一层套一层超过 \(Self.depthLimit) 层", en: "nested deeper than \(Self.depthLimit)")),
        source: call.source,
        at: call.site)
      return
    }
    guard let program = program(of: call, with: &evaluator) else { return }
    depth += 1
    open[call.name, default: 0] += 1
    program.run(into: &self, with: &evaluator)
    open[call.name, default: 0] -= 1
    depth -= 1
  }

  private mutating func program(of call: Program.PartialCall, with evaluator: inout Evaluator) -> Program? {
    let key = PartialKey(name: call.name, indent: call.indent)
    if let program = known[key] { return program }
    guard let text = load(call.name) else {
      if !evaluator.lenient {
        evaluator.report(.partial(call.name, Bilingual(zh: "找不到", en: "is not there")), source: call.source, at: call.site)
      }
      return nil
    }
    compilation.problems = Problems()
    let program = TextCompiler.compile(
      TextCompiler.indented(text, by: call.indent), name: call.name, delimiters: delimiters, in: &compilation)
    evaluator.report(compilation.problems)
    known[key] = program
    return program
  }
}
