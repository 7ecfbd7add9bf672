import Assessment
import Contract
import Settlement

/// `score Q2`: the assessment with the cause of every deduction.
public struct ScoreRun {
  private let workplace: Workplace

  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// `sensitivity`: also which cause, upheld or dropped, would move the band; in JSON a further key, "sensitivity".
  public func run(_ name: Cycle.Name, asJSON: Bool, sensitivity: Bool) throws(RunError) -> RunResult {
    let cycle = try workplace.open(name)
    let sheet = cycle.scores.current
    let taken = workplace.taken(cycle.dossier)
    guard sensitivity else {
      return RunResult(asJSON ? "\(sheet.json(workplace.language))\n" : sheet.text(workplace.language) + "\n", messages: taken)
    }
    let lines = Sensitivity(sheet, yearlySum: SettlementBasis(cycle.dossier.terms).assessmentSum.amount)
    let json = sheet.json(workplace.language).with("sensitivity", lines.json(workplace.language))
    return RunResult(asJSON ? "\(json)\n" : lines.text(workplace.language) + "\n", messages: taken)
  }
}
