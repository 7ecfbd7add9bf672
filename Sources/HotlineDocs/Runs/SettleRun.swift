import Contract
import Diagnostics
import Settlement

/// `settle Q2` and `settle annual`.
public struct SettleRun {
  private let workplace: Workplace
  private let asJSON: Bool
  private let whatIf: String?
  private let progress: Progress

  public init(_ workplace: Workplace, asJSON: Bool, whatIf: String? = nil, _ progress: Progress = .silent) {
    self.progress = progress
    self.workplace = workplace
    self.asJSON = asJSON
    self.whatIf = whatIf
  }

  /// Settles a cycle.
  public func cycle(_ name: Cycle.Name) throws(RunError) -> RunResult {
    progress.begin(.reading)
    let cycle = try workplace.open(name)
    progress.begin(.settling)
    let settlement = cycle.settlement
    let taken = workplace.taken(cycle.dossier)
    if let whatIf { return RunResult(try suppose(whatIf, cycle), messages: taken) }
    if asJSON { return RunResult("\(cycle.dossier.masked(settlement.json))\n", messages: taken) }
    let year = try workplace.cases(of: cycle.dossier.year)
    let text = settlement.text(workplace.language, history: year.history(upTo: name), year: year.annual)
    return RunResult(cycle.dossier.masked(text) + "\n", messages: taken)
  }

  /// Settles the yearly assessment sum.
  public func annual() throws(RunError) -> RunResult {
    guard whatIf == nil else {
      throw .usage(
        Bilingual(
          zh: "--what-if 只用于一个周期，如 settle Q2 --what-if total=94.5", en: "--what-if is for one cycle: settle Q2 --what-if total=94.5"))
    }
    progress.begin(.reading)
    let year = try workplace.cases()
    progress.begin(.settling)
    let annual = year.annual
    if asJSON { return RunResult("\(annual.json)\n") }
    return RunResult(annual.text(workplace.language, history: year.history()) + "\n")
  }

  private func suppose(_ option: String, _ cycle: CycleCase) throws(RunError) -> String {
    guard let total = WhatIf.total(in: option) else {
      throw .usage(
        Bilingual(
          zh: "--what-if 的写法是 total=94.5：0 到 100，以半分为单位；不是“\(option)”",
          en: "--what-if takes total=94.5, half points from 0 to 100, not “\(option)”"))
    }
    let supposed = WhatIf(cycle.dossier, present: cycle.settlement, total: total)
    let dossier = cycle.dossier
    return asJSON ? "\(dossier.masked(supposed.json))\n" : dossier.masked(supposed.text(workplace.language)) + "\n"
  }
}
