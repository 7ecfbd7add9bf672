import Diagnostics
import Files
import OOXML
import Templating

/// How `template render` is to be run (specification: command line).
public struct TemplateRenderRequest: Sendable {
  public var template: String
  public var data: String
  public var out: String?
  public var open: String
  public var close: String
  public var partials: String?
  public var lenient: Bool

  public init(template: String, data: String, out: String?, open: String, close: String, partials: String?, lenient: Bool) {
    self.template = template
    self.data = data
    self.out = out
    self.open = open
    self.close = close
    self.partials = partials
    self.lenient = lenient
  }
}

/// `template render FILE DATA.json`: the engine's own front door.
public struct TemplateRenderRun {
  private let workplace: Workplace
  private let progress: Progress

  public init(_ workplace: Workplace, _ progress: Progress = .silent) {
    self.workplace = workplace
    self.progress = progress
  }

  /// Fills the template; plain text without a target is the output, all else is written whole or not at all.
  public func run(_ request: TemplateRenderRequest) throws(RunError) -> RunResult {
    guard let delimiters = Delimiters(open: request.open, close: request.close) else {
      throw .usage(
        Bilingual(
          zh: "--open 和 --close 不能为空，也不能含空格或等号", en: "--open and --close take delimiters without spaces and equal signs, and not empty"))
    }
    let suffix = PartName.suffix(request.template)
    let isOffice = suffix == "docx" || suffix == "xlsx"
    if isOffice && request.out == nil {
      throw .usage(Bilingual(zh: "\(suffix) 模板需要用 -o 指定输出文件", en: "a .\(suffix) template needs -o OUT"))
    }
    if let out = request.out, [request.template, request.data].contains(where: { FileSystem.isSame($0, out) }) {
      throw .usage(Bilingual(zh: "-o 指向了模板或数据文件本身", en: "-o names the template or the data itself"))
    }
    progress.expect(3)
    progress.begin(Bilingual(zh: request.data, en: request.data))
    let context = try context(request.data)
    let template = try RunError.reading(request.template)
    progress.begin(.filling)
    do {
      let filling = try Templates.open(template, name: PathName.last(request.template), delimiters: delimiters)
        .filling(context, options: FillOptions(lenient: request.lenient)) { partial($0, suffix, request) }
      switch filling {
      case .text(let text): return try write(text, request.out)
      case .package(let package): return try write(package, from: template, request, delimiters)
      }
    } catch let error as RunError { throw error } catch let errors as TemplateErrors {
      return RunResult(messages: TemplateProblems.text(errors.findings, workplace.language), status: 1)
    } catch { throw .fault(Bilingual(zh: "\(error)", en: "\(error)")) }
  }

  private func write(_ text: FilledText, _ out: String?) throws(RunError) -> RunResult {
    var result = RunResult()
    guard let out else {
      result.printout = Printout(bytes: { text.write(to: $0) })
      return result
    }
    var failure: FileError?
    do throws(FileError) {
      try FileSystem.replace(out) { receive throws(FileError) in
        text.write { piece in
          guard failure == nil else { return }
          do throws(FileError) { try receive(piece) } catch { failure = error }
        }
        if let failure { throw failure }
      }
    } catch { throw .output(error) }
    return result
  }

  /// Packs straight into a file beside the target, which takes its place when it has passed the self-check.
  private func write(
    _ package: OfficePackage, from template: [UInt8], _ request: TemplateRenderRequest, _ delimiters: Delimiters
  ) throws -> RunResult {
    let out = request.out ?? ""
    var refusal: RunResult?
    do {
      try FileSystem.replace(
        out,
        madeBy: { part in
          try package.save(to: part)
          progress.begin(Bilingual(zh: "自检", en: "self-check"))
          refusal = try inspect(part, template, PathName.last(request.template), delimiters)
          return refusal == nil
        })
    } catch ZipError.system(_, let code) { throw RunError.output(FileError(path: out, code: code)) } catch let error as FileError {
      throw RunError.output(error)
    }
    return refusal ?? RunResult()
  }

  /// The self-check before release: a damaged file, one with a tag that no filling reaches, or one that would refer to something elsewhere
  /// is not written.
  private func inspect(
    _ path: String, _ template: [UInt8], _ name: String, _ delimiters: Delimiters
  ) throws(RunError) -> RunResult? {
    let problems: [PackageCheck.Problem]
    let outward: [OutwardLink]
    do {
      let package = try OfficePackage(path: path, limits: .own)
      problems = try Templates.damage(of: package, from: template, delimiters: delimiters)
      outward = try OutwardLink.all(of: package)
    } catch {
      throw .fault(Bilingual(zh: "填好的文件读不回来：\(error)", en: "the filled file cannot be read back: \(error)"))
    }
    guard !problems.isEmpty else { return outward.isEmpty ? nil : refused(outward, template: name) }
    let list = problems.prefix(5).map { "\n  " + $0.description }.joined()
    guard problems.allSatisfy({ $0.kind == .tag }) else {
      throw .fault(
        Bilingual(
          zh: "没有通过自检（\(problems.count) 处），没有写出：\(list)", en: "failed the self-check (\(problems.count)), nothing written:\(list)"))
    }
    let message = Bilingual(zh: "有标签在不会被填写的地方，没有写出：\(list)\n", en: "tags stand where nothing fills them, nothing written:\(list)\n")
    return RunResult(messages: message[workplace.language], status: 1)
  }

  private func refused(_ links: [OutwardLink], template: String) -> RunResult {
    RunResult(messages: TemplateProblems.text(links.map { $0.refusal(in: template) }, workplace.language), status: 1)
  }

  private func context(_ path: String) throws(RunError) -> Value {
    // A large file is read as it is needed; what is none, a pipe, is held.
    let source: JSONSource
    if let copied = JSONSource(copying: path) { source = copied } else { source = JSONSource(try RunError.reading(path)) }
    do throws(JSONFault) { return try JSONReader.read(source) } catch {
      throw RunError(65, Bilingual(zh: "\(path) 不是有效的 JSON：\(error.message.zh)", en: "\(path) is no JSON: \(error.message.en)"))
    }
  }

  private func partial(_ name: String, _ suffix: String, _ request: TemplateRenderRequest) -> [UInt8]? {
    // A partial is a file of the folder: a name that leads elsewhere is none.
    guard let folder = request.partials, !name.contains("/"), !name.hasPrefix(".") else { return nil }
    return try? FileSystem.read(suffix.isEmpty ? "\(folder)/\(name)" : "\(folder)/\(name).\(suffix)")
  }
}

/// Problems of templates as text: a line each, the remedy below.
enum TemplateProblems {
  static func text(_ findings: [Finding], _ language: Language) -> String {
    findings.map { finding in
      let hint = finding.hint[language]
      return finding.message[language] + (hint.isEmpty || hint == finding.message[language] ? "" : "\n  → \(hint)") + "\n"
    }.joined()
  }
}
