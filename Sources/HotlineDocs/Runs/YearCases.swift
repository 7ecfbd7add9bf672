import Contract
import Ledgers
import Settlement

/// The cycles of a contract year, each from its files to its money: what the payments so far and the yearly sum rest on.
struct YearCases: Sendable {
  let year: String
  let terms: ContractTerms
  /// In order; never empty.
  let cycles: [CycleCase]

  init(_ loaded: LoadedYear) {
    year = loaded.year
    terms = loaded.terms
    cycles = loaded.cycles.map { CycleCase($0) }
  }

  /// The payments up to a cycle, that cycle's included; of the whole year without one.
  func history(upTo last: Cycle.Name? = nil) -> PaymentHistory {
    let settlements = cycles.map(\.settlement).filter { settlement in last.map { settlement.cycle.name <= $0 } ?? true }
    return PaymentHistory(settlements, terms: terms)
  }

  var explained: ExplainedYear { ExplainedYear(settlements: cycles.map(\.settlement), annual: annual, terms: terms) }

  var annual: AnnualSettlement {
    AnnualSettlement(
      year: year, terms: terms, cycles: cycles.map(\.scores.current),
      isAccepted: cycles.contains { $0.dossier.cycle.name == .q4 && $0.dossier.settings.acceptance != nil })
  }
}

extension Workplace {
  /// All cycles of the year that a command works on, each to its money; there must be one.
  func cases(of name: String? = nil) throws(RunError) -> YearCases {
    let loaded = try reading { workspace throws(WorkspaceError) in try workspace.loadYear(name ?? year) }
    guard !loaded.cycles.isEmpty else {
      throw .workspace(
        .init(zh: "合同年度 \(loaded.year) 中还没有周期文件夹（Q1 至 Q4）", en: "contract year \(loaded.year) has no cycle folder (Q1 to Q4) yet"))
    }
    return YearCases(loaded)
  }

  /// The cycles of the same year before this one, in order: for their scores and counts, not for their findings.
  func earlier(than current: CycleCase) throws(RunError) -> [CycleCase] {
    try reading { workspace throws(WorkspaceError) in
      var earlier: [CycleCase] = []
      for name in workspace.cycles(of: current.dossier.year) where name < current.dossier.cycle.name {
        earlier.append(CycleCase(try workspace.load(name, year: current.dossier.year, knowsOthers: false)))
      }
      return earlier
    }
  }
}
