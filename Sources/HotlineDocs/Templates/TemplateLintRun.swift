import Diagnostics
import Documents
import Templating

/// `template lint`: every problem of the templates against the fields that exist, before there is any data.
public struct TemplateLintRun {
  private let workplace: Workplace

  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// - Parameter files: template files; every template of every document when empty.
  public func run(_ files: [String], asJSON: Bool) throws(RunError) -> RunResult {
    let chosen = files.isEmpty ? try all() : files
    var findings: [Finding] = []
    for path in chosen {
      do throws(FileError) {
        findings += Templates.lint(try FileSystem.read(path), name: PathName.last(path), fields: fields(of: path))
      } catch {
        throw RunError(65, Bilingual(zh: "不能读取 \(path)：\(error.reason)", en: "cannot read \(path): \(error.reason)"))
      }
    }
    let status: Int32 = findings.contains { $0.severity == .error } ? 1 : 0
    let language = workplace.language
    if asJSON { return RunResult(json(findings), status: status) }
    let summary =
      findings.isEmpty
      ? Bilingual(zh: "\(chosen.count) 个模板，没有问题", en: "\(chosen.count) templates, nothing wrong")
      : Bilingual(zh: "\(chosen.count) 个模板，\(findings.count) 个问题", en: "\(chosen.count) templates, \(findings.count) problems")
    return RunResult(TemplateProblems.text(findings, language) + summary[language] + "\n", status: status)
  }

  /// A template is known by its file name; any other file has no fields to be held against.
  private func fields(of path: String) -> Shape? {
    DocumentRecipe.all.first { PathName.last($0.template) == PathName.last(path) }?.shape
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

  private func json(_ findings: [Finding]) -> String {
    let language = workplace.language
    let problems = findings.map { finding -> JSONValue in
      [
        "code": .string(finding.code), "severity": .string(finding.severity.rawValue), "file": .string(orNull: finding.place.file),
        "sheet": .string(orNull: finding.place.sheet), "row": .integer(orNull: finding.place.row),
        "cell": .string(orNull: finding.place.cell), "tag": .string(orNull: finding.value),
        "message": .string(finding.message[language]), "hint": .string(finding.hint[language]),
      ]
    }
    return "\((["problems": .array(problems)] as JSONValue))\n"
  }
}
