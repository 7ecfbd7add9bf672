import Diagnostics
import OOXML
import Synchronization

/// A template of any file format, compiled.
public protocol Template: Sendable {
  /// The file's name, as messages show it.
  var name: String { get }

  /// The filled file, still to be written; what is wrong with the data of a workbook's cells is thrown only then.
  ///
  /// `partials`: the bytes of the file that a partial's name means, of the template's own format; `nil` where there is none.
  /// - Throws: everything that is wrong, each with its place.
  func filling(_ context: Value, options: FillOptions, partials: @escaping (String) -> [UInt8]?) throws(TemplateErrors) -> Filling

  /// Where a workbook's named cells go in a filling; `nil` for a template that is no workbook, and where there are none.
  func place(named name: String, in context: Value) -> NamedPlace?
}

extension Template {
  /// Of a template that is no workbook: it has no named cells.
  public func place(named name: String, in context: Value) -> NamedPlace? { nil }

  /// The filled file's bytes.
  ///
  /// `partials`: the bytes of the file that a partial's name means, of the template's own format; `nil` where there is none.
  /// - Throws: everything that is wrong, each with its place.
  public func render(_ context: Value, options: FillOptions, partials: @escaping (String) -> [UInt8]?) throws(TemplateErrors) -> [UInt8] {
    let filling = try filling(context, options: options, partials: partials)
    do { return try filling.bytes() } catch let errors as TemplateErrors { throw errors } catch {
      throw TemplateErrors(file: name, error)
    }
  }
}

/// A filled template. A text, and the large parts of a package, are made while they are written, so that they are never held.
public enum Filling {
  case text(FilledText)
  case package(OfficePackage)

  /// The whole file.
  ///
  /// - Throws: `TemplateErrors` with what is wrong with the data.
  public func bytes() throws -> [UInt8] {
    switch self {
    case .text(let text): text.bytes
    case .package(let package): try package.bytes()
    }
  }
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
  /// The filled document, a package that is not packed yet.
  ///
  /// - Throws: everything that is wrong, each with its place.
  public func filling(
    _ context: Value, options: FillOptions, partials: @escaping (String) -> [UInt8]?
  ) throws(TemplateErrors) -> Filling {
    .package(try fill(context, options: options, partials: partials).package)
  }
}

extension TextTemplate: Template {
  /// The filled text.
  ///
  /// - Throws: everything that is wrong, each with its place.
  public func filling(
    _ context: Value, options: FillOptions, partials: @escaping (String) -> [UInt8]?
  ) throws(TemplateErrors) -> Filling {
    .text(try render(context, lenient: options.lenient) { partials($0).map { String(decoding: $0, as: UTF8.self) } })
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

  func filling(_ context: Value, options: FillOptions, partials: @escaping (String) -> [UInt8]?) throws(TemplateErrors) -> Filling {
    do {
      let package = try take().fill(context, lenient: options.lenient)
      try package.setProperties(options.properties ?? properties(of: package, context, options.lenient))
      return .package(package)
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
      return try WorkbookTemplate(OfficePackage(template: bytes, file: name), name: name, delimiters: delimiters)
    } catch let errors as TemplateErrors { throw errors } catch {
      throw TemplateErrors(file: name, error)
    }
  }
}
