import Diagnostics
import OOXML
import Synchronization

/// A template of any file format, compiled.
public protocol Template: Sendable {
  /// The file's name, as messages show it.
  var name: String { get }

  /// The filled file's bytes.
  ///
  /// `partials`: the bytes of the file that a partial's name means, of the template's own format; `nil` where there is none.
  /// - Throws: everything that is wrong, each with its place.
  func render(_ context: Value, options: FillOptions, partials: @escaping (String) -> [UInt8]?) throws(TemplateErrors) -> [UInt8]

  /// Where a workbook's named cells go in a filling; `nil` for a template that is no workbook, and where there are none.
  func place(named name: String, in context: Value) -> NamedPlace?
}

extension Template {
  /// Of a template that is no workbook: it has no named cells.
  public func place(named name: String, in context: Value) -> NamedPlace? { nil }
}

/// Where templates come from: bytes, recognised by what they are.
public enum Templates {
  /// Opens a template by its file name: .docx and .xlsx as what they are, everything else as plain text in UTF-8.
  public static func open(_ bytes: [UInt8], name: String, delimiters: Delimiters = .standard) throws(TemplateErrors) -> any Template {
    switch PartName.suffix(name) {
    case "docx": return try WordTemplate(bytes, name: name, delimiters: delimiters)
    case "xlsx": return try WorkbookFile(bytes, name: name, delimiters: delimiters)
    default:
      guard let text = String(validating: bytes, as: UTF8.self) else {
        let message = Bilingual(zh: "\(name): 不是 UTF-8 文本", en: "\(name): it is no UTF-8 text")
        throw TemplateErrors(findings: [Finding(.templateFile, at: Place(file: name), message: message, hint: message)])
      }
      return try TextTemplate(text, name: name, delimiters: delimiters)
    }
  }
}

extension WordTemplate: Template {
  /// Fills the document.
  public func render(_ context: Value, options: FillOptions, partials: @escaping (String) -> [UInt8]?) throws(TemplateErrors) -> [UInt8] {
    let filled = try fill(context, options: options, partials: partials)
    do { return try filled.package.bytes() } catch { throw TemplateErrors(file: name, error) }
  }
}

extension TextTemplate: Template {
  /// Fills the workbook.
  public func render(_ context: Value, options: FillOptions, partials: @escaping (String) -> [UInt8]?) throws(TemplateErrors) -> [UInt8] {
    try render(context, lenient: options.lenient) { partials($0).map { String(decoding: $0, as: UTF8.self) } }
  }
}

/// A workbook template as every other: opened anew for each filling, since its package is changed by one. The first takes the opened one.
final class WorkbookFile: Template {
  let name: String
  private let bytes: [UInt8]
  private let delimiters: Delimiters
  private let opened: Mutex<Opened?>

  /// An opened template on its way to the one filling that takes it.
  private struct Opened: @unchecked Sendable {
    let template: WorkbookTemplate
  }

  /// - Throws: everything that is wrong with the workbook's tags.
  init(_ bytes: [UInt8], name: String, delimiters: Delimiters) throws(TemplateErrors) {
    (self.bytes, self.name, self.delimiters) = (bytes, name, delimiters)
    opened = Mutex(Opened(template: try Self.open(bytes, name, delimiters)))
  }

  func render(_ context: Value, options: FillOptions, partials: @escaping (String) -> [UInt8]?) throws(TemplateErrors) -> [UInt8] {
    do {
      let package = try take().fill(context, lenient: options.lenient)
      try package.setProperties(options.properties ?? properties(of: package, context, options.lenient))
      return try package.bytes()
    } catch let errors as TemplateErrors { throw errors } catch {
      throw TemplateErrors(file: name, error)
    }
  }

  func place(named name: String, in context: Value) -> NamedPlace? {
    opened.withLock { opened in
      if opened == nil { opened = (try? Self.open(bytes, self.name, delimiters)).map { Opened(template: $0) } }
      return opened?.template.place(named: name, in: context)
    }
  }

  private func properties(of package: OfficePackage, _ context: Value, _ lenient: Bool) throws -> DocumentProperties {
    var compilation = Compilation()
    let texts = try PropertyTexts(package.properties, file: name, delimiters: delimiters, in: &compilation)
    var evaluator = Evaluator(context, lenient: lenient)
    let filled = texts.filled(&evaluator)
    evaluator.report(compilation.problems)
    guard evaluator.problems.isEmpty else { throw TemplateErrors(evaluator.problems) }
    return filled
  }

  private func take() throws(TemplateErrors) -> WorkbookTemplate {
    let known = opened.withLock { opened in
      defer { opened = nil }
      return opened
    }
    guard let known else { return try Self.open(bytes, name, delimiters) }
    return known.template
  }

  private static func open(_ bytes: [UInt8], _ name: String, _ delimiters: Delimiters) throws(TemplateErrors) -> WorkbookTemplate {
    do {
      return try WorkbookTemplate(OfficePackage(bytes: bytes), name: name, delimiters: delimiters)
    } catch let errors as TemplateErrors { throw errors } catch {
      throw TemplateErrors(file: name, error)
    }
  }
}
