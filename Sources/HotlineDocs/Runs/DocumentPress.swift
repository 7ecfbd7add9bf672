import Contract
import Diagnostics
import Documents
import Files
import OOXML
import Templating

/// Fills templates into finished documents: finds the template, fills it, checks what came out.
struct DocumentPress: Sendable {
  let shelf: TemplateShelf

  /// A finished document, and the templates that it was made from.
  struct Printed: Sendable {
    let kind: DocumentRecipe.Kind
    let title: String
    var file: OutputFile { didSet { sha256 = SHA256.hex(of: file.bytes) } }
    let template: InputFile
    /// The templates that were put into it.
    let partials: [InputFile]
    /// Of the document's bytes, in hexadecimal.
    private(set) var sha256: String
    /// With `--pdf`, and how many pages that has.
    var pdf: OutputFile?
    var pages: Int?

    init(kind: DocumentRecipe.Kind, title: String, file: OutputFile, template: InputFile, partials: [InputFile] = []) {
      self.kind = kind
      self.title = title
      self.file = file
      self.template = template
      self.partials = partials
      sha256 = SHA256.hex(of: file.bytes)
    }
  }

  /// What the properties of all documents of a folder say: never a machine or a user.
  struct About: Sendable {
    let period: String
    let project: String
    let company: String

    init(period: String, terms: ContractTerms) {
      self.period = period
      project = terms.project
      company = terms.vendor.name
    }
  }

  /// A template as SHA256SUMS.inputs names it, and the digest of the bytes that were read.
  struct InputFile: Sendable {
    let name: String
    let sha256: String

    init(_ template: String, _ bytes: [UInt8]) {
      name = "Templates/" + template
      sha256 = SHA256.hex(of: bytes)
    }
  }

  /// Why a document cannot be made: everything that is wrong with its template, or a file that cannot be read.
  enum Failure: Error {
    case template([Finding])
    case run(RunError)
  }

  /// A template that was found and compiled, with the file that it was read from.
  struct Plate: Sendable {
    let template: any Template
    let file: InputFile
  }

  /// Opens the template of a recipe; nothing of a cycle is needed for it.
  func plate(for recipe: DocumentRecipe) throws(Failure) -> Plate {
    guard let path = shelf.path(of: recipe.template) else { throw .run(Self.missing(recipe.template)) }
    let source: [UInt8]
    do throws(FileError) { source = try FileSystem.read(path) } catch {
      throw .run(
        .workspace(Bilingual(zh: "不能读取模板 \(path)：\(error.chineseReason)", en: "cannot read the template \(path): \(error.reason)")))
    }
    do throws(TemplateErrors) {
      return Plate(template: try Templates.open(source, name: recipe.template), file: InputFile(recipe.template, source))
    } catch {
      throw .template(error.findings)
    }
  }

  /// Fills a template. What comes out is not released before it was inspected.
  ///
  /// - Parameter context: the outermost context.
  func print(_ recipe: DocumentRecipe, on plate: Plate, _ context: Value, about: About) throws(Failure) -> Printed {
    let properties = DocumentProperties(
      title: "\(recipe.title)（\(about.period)）", subject: about.project, company: about.company, language: "zh-CN")
    let bytes: [UInt8]
    var partials: [InputFile] = []
    do throws(TemplateErrors) {
      let suffix = PartName.suffix(recipe.template)
      bytes = try plate.template.render(context, options: FillOptions(properties: properties)) { name in
        guard let (file, bytes) = partial("\(name).\(suffix)") else { return nil }
        partials.append(file)
        return bytes
      }
    } catch {
      throw .template(error.findings)
    }
    try compareAmounts(bytes, recipe)
    return Printed(
      kind: recipe.kind, title: recipe.title, file: OutputFile(name: recipe.output, bytes: bytes), template: plate.file, partials: partials)
  }

  /// The self-check before release: a damaged document never leaves the press, whatever its template holds.
  func inspect(_ printed: Printed) throws(Failure) {
    let name = printed.file.name
    let problems: [String]
    var outward: [OutwardLink] = []
    do {
      let package = try OfficePackage(bytes: printed.file.bytes, limits: .own)
      outward = try OutwardLink.all(of: package)
      problems = try damage(of: package, printed.template).map(\.description)
    } catch {
      problems = ["\(error)"]
    }
    guard outward.isEmpty else { throw .template(outward.map { $0.refusal(in: PathName.last(printed.template.name)) }) }
    guard !problems.isEmpty else { return }
    let list = problems.prefix(5).map { "\n  " + $0 }.joined()
    throw .run(
      .fault(
        Bilingual(
          zh: "\(name) 没有通过自检（\(problems.count) 处），没有写出：\(list)",
          en: "\(name) failed the self-check (\(problems.count)) and was not written:\(list)")))
  }

  /// What is wrong with a document. What a ledger says may look like a tag: one is left over only where a part is still as the template has it.
  private func damage(of package: OfficePackage, _ template: InputFile) throws -> [PackageCheck.Problem] {
    let problems = PackageCheck.problems(of: package)
    guard problems.contains(where: { $0.kind == .tag }) else { return problems }
    guard let path = shelf.path(of: PathName.last(template.name)) else { return problems }
    let left = try Templates.damage(of: package, from: FileSystem.read(path)).filter { $0.kind == .tag }
    return PackageCheck.problems(of: package, delimiters: []) + left
  }

  /// Amounts in figures and in capital numerals come from two tags of a template, which must speak of one amount.
  private func compareAmounts(_ bytes: [UInt8], _ recipe: DocumentRecipe) throws(Failure) {
    // The form has no capital numerals, and the registers of tickets and inspections, which can be huge, no amounts.
    guard PartName.suffix(recipe.output) == "docx", ![.tickets, .inspections].contains(recipe.kind) else { return }
    let findings = StatedAmounts(of: bytes, limits: .own).disagreements.map { pair in
      let words = pair.words
      return Finding(
        .templateAmount, at: Place(file: recipe.template), value: pair.capital, message: words,
        hint: Bilingual(zh: "请核对模板里这两处标签，大写与小写应取同一金额", en: "let both tags of the template take the same amount"))
    }
    guard findings.isEmpty else { throw .template(findings) }
  }

  private func partial(_ name: String) -> (InputFile, [UInt8])? {
    guard let path = shelf.path(of: name), let bytes = try? FileSystem.read(path) else { return nil }
    return (InputFile(name, bytes), bytes)
  }

  private static func missing(_ template: String) -> RunError {
    .workspace(
      Bilingual(
        zh: "缺少模板 \(template)：Templates 里没有，程序自带的也没有。用 hotline-docs init 可以得到一份。",
        en: "the template \(template) is neither in Templates nor among the shipped ones; hotline-docs init gives a copy"))
  }
}
