import Assessment
import Contract

/// `score Q2`: the assessment with the cause of every deduction.
public struct ScoreRun {
  private let workplace: Workplace

  public init(_ workplace: Workplace) { self.workplace = workplace }

  public func run(_ cycle: Cycle.Name, asJSON: Bool, sensitivity: Bool) throws(RunError) -> RunResult {
    let cycle = try workplace.open(cycle)
    let sheet = cycle.scores.current
    if asJSON { return RunResult("\(sheet.json(workplace.language))\n", messages: workplace.taken(cycle.dossier)) }
    return RunResult("\(sheet.json(workplace.language))", messages: workplace.taken(cycle.dossier))
  }
}
