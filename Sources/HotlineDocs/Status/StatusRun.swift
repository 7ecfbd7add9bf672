import Diagnostics
import Glibc
import Ledgers
import Measures

/// How `status` is printed.
public enum StatusFormat: String, Sendable, CaseIterable {
  case text, json, html
}

/// `status`: the contract year at a glance.
public struct StatusRun {
  private let workplace: Workplace

  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// `day`: the day that it is told for; `nil` for today in Shanghai, the only thing here that asks a clock.
  public func run(asOf day: CivilDate?, format: StatusFormat) throws(RunError) -> RunResult {
    let report = StatusReport(try workplace.loadYear(), on: day ?? Self.today)
    switch format {
    case .text: return RunResult(report.text(workplace.language))
    case .json: return RunResult("\(report.json(workplace.language))\n")
    case .html: return RunResult(StatusPage(report, workplace.language).html)
    }
  }

  private static var today: CivilDate { Moment(seconds: time(nil) + 8 * 3_600).date }
}

extension Workplace {
  /// The year that a command works on as it was read, with the cycles that there are.
  func loadYear() throws(RunError) -> LoadedYear {
    try reading { workspace throws(WorkspaceError) in try workspace.loadYear(year) }
  }
}
