import Diagnostics
import OOXML

/// A Word document with tags, compiled once and filled as often as wanted.
public struct WordTemplate: Sendable {
  /// The file's name, as messages show it.
  public let name: String
  let source: [UInt8]
  let programs: [WordProgram]
  let properties: PropertyTexts
  let styles: WordStyles
  let page: PageSize
  let contents: [ContentsField]
  var hasContents: Bool { !contents.isEmpty }
  let nameCount: Int
  let usedNumbers: Set<Int>
  let bookmarkNames: Set<String>
  let headingPrefix: String
  /// The chart parts as the template has them.
  let originals: [String: [UInt8]]
  let delimiters: Delimiters

  /// - Throws: everything that is wrong with the file and its tags, each with its place.
  public init(_ bytes: [UInt8], name: String, delimiters: Delimiters = .standard) throws(TemplateErrors) {
    do {
      try self.init(reading: bytes, name: name, delimiters: delimiters)
    } catch let errors as TemplateErrors { throw errors } catch {
      throw TemplateErrors(file: name, error)
    }
  }

  private init(reading bytes: [UInt8], name: String, delimiters: Delimiters) throws {
    let package = try OfficePackage(template: bytes, file: name)
    let main = try package.mainPart
    var compilation = Compilation()
    var reader = try WordReader(package, main: main, file: name, delimiters: delimiters)
    programs = try reader.programs(in: &compilation)
    properties = try PropertyTexts(package.properties, file: name, delimiters: delimiters, in: &compilation)
    guard compilation.problems.isEmpty else { throw TemplateErrors(compilation.problems) }
    self.name = name
    self.delimiters = delimiters
    source = bytes
    styles = reader.styles
    page = reader.page
    contents = reader.contents
    nameCount = compilation.nameCount
    usedNumbers = reader.usedNumbers
    bookmarkNames = reader.bookmarkNames
    headingPrefix = reader.headingPrefix
    originals = reader.originals
  }
}

/// How a document is filled.
public struct FillOptions: Sendable {
  /// A failed look-up is nothing instead of an error, as Mustache has it.
  public var lenient: Bool
  /// Title, subject and company; `nil` keeps the template's. Nobody's name stays in any case.
  public var properties: DocumentProperties?
  /// The pages of the headings in their order, known from a laid-out copy; `nil` lets the table of contents guess.
  public var headingPages: [Int]?

  public init(lenient: Bool = false, properties: DocumentProperties? = nil, headingPages: [Int]? = nil) {
    self.lenient = lenient
    self.properties = properties
    self.headingPages = headingPages
  }
}

/// A filled document that is written when its package is saved.
public struct FilledDocument {
  public let package: OfficePackage
  /// The headings in their order where the document has a table of contents.
  public let headings: [WordHeading]
}

extension WordTemplate {
  /// Fills the template with data.
  ///
  /// A document without tables of contents is made and packed at once. One with them, and one too large to be held even packed, is filled
  /// twice: first to find everything that it needs to know of itself, and everything that is wrong, then while the package is saved.
  ///
  /// `partials`: the bytes of the .docx that a partial's name means; `nil` where there is none.
  /// - Throws: everything that is wrong, each with its place; nothing has been written then.
  public func fill(
    _ context: Value, options: FillOptions = FillOptions(), partials: @escaping (String) -> [UInt8]? = { _ in nil }
  ) throws(TemplateErrors) -> FilledDocument {
    do {
      return try fillAtOnce(context, options, partials) ?? fillTwice(context, options, partials)
    } catch let errors as TemplateErrors { throw errors } catch {
      throw TemplateErrors(file: name, error)
    }
  }

  /// The packed bytes of a body that may be held: some six thousand pages of forms.
  private static let mostHeld = 4 << 20

  /// `nil` for a document that has to be filled twice.
  private func fillAtOnce(
    _ context: Value, _ options: FillOptions, _ partials: @escaping (String) -> [UInt8]?
  ) throws -> FilledDocument? {
    guard !hasContents else { return nil }
    let fill = try WordFill(self, pages: nil, load: partials)
    var evaluator = Evaluator(context, lenient: options.lenient)
    let body = try PackedPart(programs[0].part, limit: Self.mostHeld) { out in
      try WordSink(fill, programs[0], mode: .stream(out)).run(with: &evaluator)
    }
    guard let body else { return nil }
    fill.package.set(body)
    var problems = evaluator.problems
    try hold(programs.dropFirst(), in: fill, context, options, &problems)
    let properties = try filledProperties(context, options, &problems)
    guard problems.isEmpty else { throw TemplateErrors(problems) }
    try fill.settle()
    try fill.addNotes()
    try fill.package.setProperties(properties)
    return FilledDocument(package: fill.package, headings: [])
  }

  /// Makes the small parts beside the body: heads, feet and notes.
  private func hold(
    _ programs: some Sequence<WordProgram>, in fill: WordFill, _ context: Value, _ options: FillOptions, _ problems: inout Problems
  ) throws {
    for program in programs {
      var evaluator = Evaluator(context, lenient: options.lenient)
      let sink = WordSink(fill, program, mode: .memory)
      try sink.run(with: &evaluator)
      fill.package.set(program.part, sink.buffer.bytes)
      problems.add(evaluator.problems)
    }
  }

  private func filledProperties(_ context: Value, _ options: FillOptions, _ problems: inout Problems) throws -> DocumentProperties {
    var evaluator = Evaluator(context, lenient: options.lenient)
    let filled = options.properties ?? properties.filled(&evaluator)
    problems.add(evaluator.problems)
    return filled
  }

  private func fillTwice(
    _ context: Value, _ options: FillOptions, _ partials: @escaping (String) -> [UInt8]?
  ) throws -> FilledDocument {
    let fill = try WordFill(self, pages: options.headingPages, load: partials)
    var problems = Problems()
    for program in programs {
      var evaluator = Evaluator(context, lenient: options.lenient)
      try WordSink(fill, program, mode: .survey).run(with: &evaluator)
      problems.add(evaluator.problems)
    }
    if hasContents, options.headingPages == nil, problems.isEmpty {
      // Once more with the entries in their place, since they take pages themselves.
      fill.restartEstimate()
      var evaluator = Evaluator(context, lenient: options.lenient)
      try WordSink(fill, programs[0], mode: .survey).run(with: &evaluator)
    }
    let filledProperties = try filledProperties(context, options, &problems)
    guard problems.isEmpty else { throw TemplateErrors(problems) }
    try fill.endSurvey()
    try hold(programs.dropFirst().reversed(), in: fill, context, options, &problems)
    try fill.addNotes()
    fill.package.set(programs[0].part) { [body = programs[0]] out in
      fill.restart()
      var evaluator = Evaluator(context, lenient: options.lenient)
      try WordSink(fill, body, mode: .stream(out)).run(with: &evaluator)
    }
    try fill.package.setProperties(filledProperties)
    return FilledDocument(package: fill.package, headings: fill.headings)
  }
}

extension TemplateErrors {
  /// A file that cannot be read at all.
  init(file: String, _ error: any Error) {
    let fault = OfficeFault(error)
    let message = Bilingual(zh: "\(file): 文件读不懂：\(fault.zh)", en: "\(file): the file cannot be read: \(fault.en)")
    self.init(findings: [
      Finding(
        .templateFile, at: Place(file: file), message: message,
        hint: Bilingual(zh: "用 Word 或 WPS 打开另存一次", en: "open it in Word or WPS and save it anew"))
    ])
  }
}

extension OfficePackage {
  /// The package of a template, which has no macros: what is made from it goes to people who trust it.
  ///
  /// - Throws: `TemplateErrors` where it has macros; what is wrong with the file itself.
  convenience init(template bytes: [UInt8], file: String) throws {
    try self.init(bytes: bytes)
    guard hasMacros else { return }
    throw TemplateErrors(findings: [
      Finding(
        .templateFile, at: Place(file: file),
        message: Bilingual(zh: "\(file): 模板里有宏，不予使用", en: "\(file): the template holds macros and is not used"),
        hint: Bilingual(zh: "请在 Word 或 WPS 里另存为不含宏的 .docx 或 .xlsx", en: "save it in Word or WPS without macros, as .docx or .xlsx"))
    ])
  }
}
