import Contract
import Diagnostics
import Documents
import Files
import OOXML
import Templating

/// `accept Q2 FORM.xlsx`: the office's edited and signed form, read back into review.yaml.
public struct AcceptRun {
  private let workplace: Workplace

  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// - `dryRun`: say what changed, write nothing.
  /// - `forceStale`: take a form although the ledgers have changed since it was made, or although it is another cycle's.
  public func run(_ name: Cycle.Name, form path: String, dryRun: Bool, forceStale: Bool) throws(RunError) -> RunResult {
    try workplace.alone(isTrial: dryRun) { () throws(RunError) in
      try accept(name, form: path, dryRun: dryRun, forceStale: forceStale)
    }
  }

  private func accept(_ name: Cycle.Name, form path: String, dryRun: Bool, forceStale: Bool) throws(RunError) -> RunResult {
    let cycle = try workplace.open(name)
    let reading = try read(path, cycle)
    let words = AcceptanceText(reading, forceStale: forceStale, language: workplace.language)
    guard reading.isAcceptable(forcingStale: forceStale) else {
      return RunResult(words.remarks, messages: workplace.taken(cycle.dossier) + words.refusal, status: 1)
    }
    if dryRun { return RunResult(words.remarks + words.score, messages: workplace.taken(cycle.dossier)) }
    let file = ReviewStore(folder: "\(workplace.data)/\(cycle.dossier.year)/\(name.rawValue)")
    let kept: String?
    do throws(FileError) { kept = try file.keep(reading.review) } catch { throw .output(error) }
    return RunResult(words.remarks + words.score + words.written(file.path, kept: kept), messages: workplace.taken(cycle.dossier))
  }

  private func read(_ path: String, _ cycle: CycleCase) throws(RunError) -> AssessmentFormReading {
    let recipe = DocumentRecipe.assessment
    guard let template = workplace.templateShelf.path(of: recipe.template) else {
      throw .workspace(Bilingual(zh: "缺少模板 \(recipe.template)", en: "the template \(recipe.template) is not there"))
    }
    let view = try BuildRun(workplace, BuildRequest()).view(of: cycle)
    do {
      let form = try FileSystem.read(path)
      return try AssessmentFormReader.read(form, file: PathName.last(path), view: view, template: try FileSystem.read(template))
    } catch let error as FileError {
      throw .usage(Bilingual(zh: "不能读取 \(error.path)：\(error.chineseReason)", en: "cannot read \(error.path): \(error.reason)"))
    } catch let errors as TemplateErrors {
      let report = CheckReport(year: cycle.dossier.year, cycle: cycle.dossier.cycle.name.rawValue, findings: errors.findings)
      throw RunError(1, Bilingual(zh: report.text(.zh).text, en: report.text(.en).text))
    } catch {
      let fault = OfficeFault(error)
      throw RunError(
        1,
        Bilingual(
          zh: "\(path) 不是能读取的 .xlsx 评分表：\(fault.zh)。请用 Excel 或 WPS 另存为 .xlsx 后再试。",
          en: "\(path) is no .xlsx form that can be read: \(fault.en). Save it as .xlsx in Excel or WPS and try again."))
    }
  }
}

enum PathName {
  /// What stands behind the last slash.
  static func last(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
