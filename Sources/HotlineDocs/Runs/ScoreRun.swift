import Assessment
import Contract
import Diagnostics
import Settlement

/// `score Q2`: the assessment with the cause of every deduction.
public struct ScoreRun {
  private let workplace: Workplace
  private let progress: Progress

  public init(_ workplace: Workplace, _ progress: Progress = .silent) {
    self.workplace = workplace
    self.progress = progress
  }

  /// `sensitivity`: also which cause, upheld or dropped, would move the band; in JSON a further key, "sensitivity".
  public func run(_ name: Cycle.Name, asJSON: Bool, sensitivity: Bool) throws(RunError) -> RunResult {
    progress.begin(.reading)
    let cycle = try workplace.open(name)
    progress.begin(.scoring)
    let sheet = cycle.scores.current
    let taken = workplace.taken(cycle.dossier)
    let json = cycle.dossier.masked(sheet.json(workplace.language))
    guard sensitivity else {
      return RunResult(asJSON ? "\(json)\n" : cycle.dossier.masked(sheet.text(workplace.language)) + "\n", messages: taken)
    }
    let lines = Sensitivity(sheet, yearlySum: SettlementBasis(cycle.dossier.terms).assessmentSum.amount)
    let whole = json.with("sensitivity", cycle.dossier.masked(lines.json(workplace.language)))
    return RunResult(asJSON ? "\(whole)\n" : cycle.dossier.masked(lines.text(workplace.language)) + "\n", messages: taken)
  }
}
