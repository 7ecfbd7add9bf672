import Diagnostics
import Documents
import Files
import OOXML
import Templating

/// `template lint`: every problem of the templates against the fields that exist, before there is any data.
public struct TemplateLintRun {
  private let workplace: Workplace

  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// Where copies with comments go.
  public enum Copies: Sendable {
    case none
    /// Beside each template: `NAME.批注.docx`.
    case besideTemplates
    case folder(String)
  }

  /// `files` are template files; every template of every document when there are none.
  /// `copies` is where a copy of each template that has problems goes, with a comment at each.
  public func run(_ files: [String], asJSON: Bool, copies: Copies = .none) throws(RunError) -> RunResult {
    let chosen = files.isEmpty ? try all() : files.map(path)
    var findings: [Finding] = []
    var written: [String] = []
    for path in chosen {
      let bytes = try RunError.reading(path)
      findings += Templates.lint(bytes, name: PathName.last(path), fields: fields(of: path)) + outward(bytes, path)
      if let copy = try annotate(bytes, path, copies, besides: written) { written.append(copy) }
    }
    let status: Int32 = findings.contains { $0.severity == .error } ? 1 : 0
    let language = workplace.language
    let copied = written.map { Bilingual(zh: "已写批注: \($0)\n", en: "annotated: \($0)\n")[language] }.joined()
    if asJSON { return RunResult(json(findings, written), messages: copied, status: status) }
    let summary =
      findings.isEmpty
      ? Bilingual(zh: "\(chosen.count) 个模板，没有问题", en: "\(chosen.count) templates, nothing wrong")
      : Bilingual(zh: "\(chosen.count) 个模板，\(findings.count) 个问题", en: "\(chosen.count) templates, \(findings.count) problems")
    return RunResult(TemplateProblems.text(findings, language) + summary[language] + "\n", messages: copied, status: status)
  }

  /// Writes the copy of a template with a comment at each problem; `nil` where there is none to write.
  private func annotate(
    _ bytes: [UInt8], _ path: String, _ copies: Copies, besides written: [String]
  ) throws(RunError) -> String? {
    let name = PathName.last(path)
    let suffix = PartName.suffix(name)
    let stem = name.dropLast(suffix.isEmpty ? 0 : suffix.count + 1)
    let folder: String
    switch copies {
    case .none: return nil
    case .besideTemplates: folder = String(path.dropLast(name.count))
    case .folder(let chosen): folder = chosen + "/"
    }
    // Templates of several folders may have one name, also where a file system takes no notice of case.
    let taken = Set(written.map { $0.lowercased() })
    var target = "\(folder)\(stem).批注.\(suffix)"
    var number = 1
    while taken.contains(target.lowercased()) {
      number += 1
      target = "\(folder)\(stem).批注-\(number).\(suffix)"
    }
    // What cannot be read has been told among the problems.
    guard let copy = try? Templates.annotated(bytes, name: name, fields: fields(of: path)) else { return nil }
    do throws(FileError) {
      if case .folder(let folder) = copies { try FileSystem.makeFolders(folder) }
      try FileSystem.replace(target, with: copy)
    } catch { throw .output(error) }
    return target
  }

  /// What a document of this template would refer to outside its folder; a template of nobody's recipe may.
  private func outward(_ bytes: [UInt8], _ path: String) -> [Finding] {
    // What cannot be read has been told among the problems.
    guard fields(of: path) != nil, let package = try? OfficePackage(bytes: bytes), let links = try? OutwardLink.all(of: package) else {
      return []
    }
    return links.map { $0.refusal(in: PathName.last(path)) }
  }

  /// A template is known by its file name; any other file has no fields to be held against.
  private func fields(of path: String) -> Shape? {
    DocumentRecipe.all.first { PathName.last($0.template) == PathName.last(path) }?.shape
  }

  /// A file, or a template by its name, as `template diff` takes it.
  private func path(_ file: String) -> String {
    FileSystem.isFile(file) ? file : workplace.templateShelf.path(of: file) ?? file
  }

  private func all() throws(RunError) -> [String] {
    var paths: [String] = []
    for recipe in DocumentRecipe.all {
      guard let path = workplace.templateShelf.path(of: recipe.template) else {
        throw .workspace(Bilingual(zh: "缺少模板 \(recipe.template)", en: "the template \(recipe.template) is not there"))
      }
      paths.append(path)
    }
    return paths
  }

  private func json(_ findings: [Finding], _ copies: [String]) -> String {
    let language = workplace.language
    let problems = findings.map { finding -> JSONValue in
      [
        "code": .string(finding.code), "severity": .string(finding.severity.rawValue), "file": .string(orNull: finding.place.file),
        "sheet": .string(orNull: finding.place.sheet), "row": .integer(orNull: finding.place.row),
        "cell": .string(orNull: finding.place.cell), "tag": .string(orNull: finding.value),
        "message": .string(finding.message[language]), "hint": .string(finding.hint[language]),
      ]
    }
    return "\((["problems": .array(problems), "annotated": .array(copies.map { .string($0) })] as JSONValue))\n"
  }
}
