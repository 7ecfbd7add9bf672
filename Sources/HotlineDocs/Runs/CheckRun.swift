import Contract
import Diagnostics

/// `check Q2`: every finding at once, in every format that was asked for.
public struct CheckRun {
  private let workplace: Workplace
  private let request: CheckRequest

  public init(_ workplace: Workplace, _ request: CheckRequest) {
    self.workplace = workplace
    self.request = request
  }

  public func run(_ cycle: Cycle.Name) throws(RunError) -> RunResult {
    let cycle = try workplace.open(cycle)
    let report = cycle.report
    var result = RunResult(messages: workplace.taken(cycle.dossier), status: request.failOn.isReached(by: report.findings) ? 1 : 0)
    for format in request.formats {
      let bytes = try print(report, as: format.kind, colour: request.colour && format.file == nil)
      if let file = format.file {
        do throws(FileError) { try FileSystem.replace(file, with: bytes) } catch { throw .output(error) }
      } else {
        result.output = bytes
      }
    }
    return result
  }

  private func print(_ report: CheckReport, as kind: CheckRequest.Format.Kind, colour: Bool) throws(RunError) -> [UInt8] {
    let language = workplace.language
    switch kind {
    case .text: return Array(report.text(language, colour: colour).utf8)
    case .json: return Array(report.json(language).utf8)
    default: throw .usage(Bilingual(zh: "这种格式还没有", en: "this format is not there yet"))
    }
  }
}
