import Contract
import Diagnostics
import Files

/// `check Q2`: every finding at once, in every format that was asked for.
public struct CheckRun {
  private let workplace: Workplace
  private let request: CheckRequest
  private let progress: Progress

  public init(_ workplace: Workplace, _ request: CheckRequest, _ progress: Progress = .silent) {
    self.workplace = workplace
    self.request = request
    self.progress = progress
  }

  /// Checks a cycle; status 1 when findings reach the request's threshold.
  public func run(_ cycle: Cycle.Name) throws(RunError) -> RunResult {
    progress.expect(2 + request.formats.count { $0.file != nil })
    progress.begin(.reading)
    let cycle = try workplace.open(cycle)
    progress.begin(.checking)
    let report = cycle.report
    var result = RunResult(messages: workplace.taken(cycle.dossier), status: request.failOn.isReached(by: report.findings) ? 1 : 0)
    for format in request.formats {
      if let file = format.file {
        progress.begin(Bilingual(zh: file, en: file))
        try write(report, as: format.kind, to: file)
      } else if format.kind == .xlsx {
        result.output = try workbook(report, beside: nil).bytes()
      } else {
        result.printout = printout(report, as: format.kind, colour: request.colour)
      }
    }
    return result
  }

  private func write(_ report: CheckReport, as kind: CheckRequest.Format.Kind, to file: String) throws(RunError) {
    guard kind != .xlsx else {
      let bytes = try workbook(report, beside: file).bytes()
      do throws(FileError) { return try FileSystem.replace(file, with: bytes) } catch { throw .output(error) }
    }
    let printout = printout(report, as: kind, colour: false)
    do throws(FileError) {
      try FileSystem.replace(file) { receive throws(FileError) in
        var failure: FileError?
        printout.write { bytes in
          guard failure == nil else { return }
          do throws(FileError) { try receive(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
      }
    } catch { throw .output(error) }
  }

  private func printout(_ report: CheckReport, as kind: CheckRequest.Format.Kind, colour: Bool) -> Printout {
    let language = workplace.language
    switch kind {
    case .text, .xlsx: return report.text(language, colour: colour)
    case .json: return report.json(language)
    case .junit: return report.junit(language)
    case .sarif: return report.sarif(language, version: Version.text, root: root(report))
    case .github: return report.github(language, root: root(report))
    case .html: return report.html(language)
    }
  }

  private func workbook(_ report: CheckReport, beside file: String?) -> FindingsWorkbook {
    FindingsWorkbook(
      report: report, language: workplace.language, root: RelativePath.from(fileAt: file ?? "findings.xlsx", to: root(report)))
  }

  /// The year's folder.
  private func root(_ report: CheckReport) -> String { "\(workplace.data)/\(report.year)" }
}
