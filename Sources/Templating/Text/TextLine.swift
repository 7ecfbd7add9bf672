import Diagnostics

/// Text with tags where nothing but text can stand: an attribute, the code of a field, a chart's title, a property of the document.
struct TextLine: Sendable {
  let program: Program

  /// `nil` for a text without tags. What is wrong with its tags is told to the compilation.
  init?(_ text: String, at site: Site, delimiters: Delimiters, in compilation: inout Compilation) {
    guard Self.mayHoldTags(text, delimiters) else { return nil }
    let scalars = Array(text.unicodeScalars)
    var scanner = TagScanner(delimiters)
    let (found, faults) = scanner.scan(scalars)
    let pieces = compilation.admitted(found) { _ in site }
    for fault in faults { compilation.problems.add(.syntax(fault.reason), source: fault.source, at: site) }
    var builder = ProgramBuilder()
    var sections = SectionStack()
    var hasTags = false
    for piece in pieces {
      switch piece {
      case .text(let range): builder.text(string(scalars[range]))
      case .tag(let tag, _):
        hasTags = true
        compilation.remark(tag, at: site)
        if let chart = ChartName.path(of: tag) {
          builder.text(chart.joined(separator: "."))
        } else if tag.isPartial {
          compilation.problems.add(
            .partial(
              tag.name, outOf: Bilingual(zh: "不能放在这里，这里只能有文字", en: "cannot stand where only text can"),
              hint: Bilingual(zh: "把子模板单独放在一段里", en: "give the partial a paragraph of its own")), source: tag.source, at: site)
        } else if case .picture = tag.kind {
          compilation.problems.add(
            .type(
              tag.name,
              Bilingual(zh: "是图片标签，要写进占位图片（嵌入的图片，不是旧式图形）的替代文字", en: "is a picture's tag and belongs into the alternative text of a picture")
            ),
            source: tag.source, at: site)
        } else {
          TextCompiler.add(tag, at: site, indent: "", to: &builder, sections: &sections, in: &compilation)
        }
      }
    }
    guard hasTags else { return nil }
    sections.finish(&builder, problems: &compilation.problems)
    program = builder.program
  }

  /// The filled text.
  ///
  /// - Parameter fit: makes of a value's text what may stand behind the text so far.
  func text(_ evaluator: inout Evaluator, fit: @escaping (_ value: String, _ before: String) -> String = { value, _ in value }) -> String {
    var sink = LineSink(fit: fit)
    program.run(into: &sink, with: &evaluator)
    return sink.text
  }

  static func mayHoldTags(_ text: String, _ delimiters: Delimiters) -> Bool {
    guard let first = delimiters.opening.first else { return false }
    // Nearly all attributes and codes are ASCII, where a delimiter has no other form.
    if first.isASCII, !text.utf8.contains(where: { $0 == UInt8(first.value) || $0 >= 0x80 }) { return false }
    return text.unicodeScalars.contains { $0 == first || PlainForm.of($0).plain == first }
  }

  private struct LineSink: ProgramSink {
    typealias Failure = Never

    var text = ""
    let fit: (String, String) -> String

    init(fit: @escaping (String, String) -> String) { self.fit = fit }

    mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) { text += String(decoding: bytes, as: UTF8.self) }
    mutating func write(_ expression: Expression, with evaluator: inout Evaluator) { text += fit(evaluator.text(of: expression), text) }
    mutating func partial(_ call: Program.PartialCall, with evaluator: inout Evaluator) {}
    mutating func special(_ number: Int, of program: Program, with evaluator: inout Evaluator) {}
  }
}
