import Contract
import Diagnostics
import Files

/// `check Q2`: every finding at once, in every format that was asked for.
public struct CheckRun {
  private let workplace: Workplace
  private let request: CheckRequest

  public init(_ workplace: Workplace, _ request: CheckRequest) {
    self.workplace = workplace
    self.request = request
  }

  /// Checks a cycle; status 1 when findings reach the request's threshold.
  public func run(_ cycle: Cycle.Name) throws(RunError) -> RunResult {
    let cycle = try workplace.open(cycle)
    let report = cycle.report
    var result = RunResult(messages: workplace.taken(cycle.dossier), status: request.failOn.isReached(by: report.findings) ? 1 : 0)
    for format in request.formats {
      let bytes = try print(report, as: format)
      if let file = format.file {
        do throws(FileError) { try FileSystem.replace(file, with: bytes) } catch { throw .output(error) }
      } else {
        result.output = bytes
      }
    }
    return result
  }

  private func print(_ report: CheckReport, as format: CheckRequest.Format) throws(RunError) -> [UInt8] {
    let language = workplace.language
    let root = "\(workplace.data)/\(report.year)"
    switch format.kind {
    case .text: return Array(report.text(language, colour: request.colour && format.file == nil).utf8)
    case .json: return Array(report.json(language).utf8)
    case .junit: return Array(report.junit(language).utf8)
    case .sarif: return Array(report.sarif(language, version: Version.text, root: root).utf8)
    case .github: return Array(report.github(language, root: root).utf8)
    case .html: return Array(report.html(language).utf8)
    case .xlsx:
      let way = RelativePath.from(fileAt: format.file ?? "findings.xlsx", to: root)
      do {
        return try FindingsWorkbook(report: report, language: language, root: way).bytes()
      } catch {
        throw .fault(Bilingual(zh: "问题清单写不成：\(error)", en: "the list of findings cannot be written: \(error)"))
      }
    }
  }
}
