import Assessment
import Contract
import Diagnostics
import Ledgers
import Settlement
import Synchronization
import Validation

/// One cycle from its files to its money: read, scored, settled, and checked when somebody asks. Every command on a cycle starts from it.
final class CycleCase: Sendable {
  let loaded: Loaded
  let scores: Scores
  let settlement: CycleSettlement
  private let checked = Mutex<[Finding]?>(nil)

  init(_ loaded: Loaded) {
    self.loaded = loaded
    scores = Scores(loaded.dossier)
    settlement = CycleSettlement(loaded.dossier, scores: scores)
  }

  /// All findings, in the order of all output.
  var findings: [Finding] {
    checked.withLock { checked in
      if let checked { return checked }
      let found = Validator.findings(
        in: dossier, reading: loaded.findings, outcome: Outcome(total: scores.current.total, payable: settlement.payable))
      checked = found
      return found
    }
  }

  var dossier: Dossier { loaded.dossier }

  var report: CheckReport {
    CheckReport(year: dossier.year, cycle: dossier.cycle.name.rawValue, findings: findings, stakes: stakes, ledgerNames: Self.ledgerNames)
  }

  /// Ledgers are known by their Chinese names, in English by their keys.
  private static let ledgerNames = Dictionary(
    LedgerTable.all.map { ($0.key, Bilingual(zh: $0.name, en: $0.key)) }, uniquingKeysWith: { first, _ in first })

  /// What the findings would cost: the total as it stands, and what each total is worth.
  private var stakes: CheckSummary.Stakes {
    let policies = dossier.terms.policies
    let sum = dossier.terms.annualAmount.share(dossier.terms.assessmentShare)
    return CheckSummary.Stakes(
      total: scores.own.total, documentation: scores.own["3.1"]?.score ?? .zero
    ) { total in
      let band = Band(total: total, policies: policies)
      return CheckSummary.Standing(total: total, band: band.words, cost: band.reduction.map { sum.share($0) })
    }
  }
}

extension Workplace {
  /// The cycle that a command works on.
  func open(_ cycle: Cycle.Name) throws(RunError) -> CycleCase {
    try reading { workspace throws(WorkspaceError) in CycleCase(try workspace.load(cycle, year: year)) }
  }

  func reading<T>(_ read: (Workspace) throws(WorkspaceError) -> T) throws(RunError) -> T {
    do throws(WorkspaceError) {
      return try read(Workspace(data: data))
    } catch {
      throw RunError(error, data: data)
    }
  }

  /// The line that tells which year and cycle a command took.
  func taken(_ dossier: Dossier) -> String {
    let words = Bilingual(
      zh: "合同年度 \(dossier.year)，\(dossier.cycle.name.rawValue)（\(dossier.cycle.start.chinese)至\(dossier.cycle.end.chinese)）",
      en: "contract year \(dossier.year), \(dossier.cycle.name.rawValue) (\(dossier.cycle.start) to \(dossier.cycle.end))")
    return words[language] + "\n"
  }
}
