import Assessment
import Contract
import Diagnostics
import Measures

/// What a cycle comes to, line by line (specification: settlement).
public struct CycleSettlement: Sendable {
  /// Whether the cycle is paid.
  public enum Status: String, Sendable {
    case payable
    /// The confirmed total is below 60 (annex, 考核指标说明 5): nothing is paid until the parties agree.
    case suspended
  }

  public let year: String
  public let cycle: Cycle
  public let terms: ContractTerms
  public let sheet: ScoreSheet
  public let deadlines: Deadlines
  public let status: Status
  /// + (clause 30).
  public let base: SettlementLine
  /// − (clause 39), in the order of their rows.
  public let reductions: [SettlementLine]
  /// 违约金, listed apart, in the order of their rows.
  public let penalties: [SettlementLine]
  public let penaltiesTotal: Fen
  /// Base less reductions and, by policy `penalty_set_off`, penalties; not below 0.
  public let computed: Fen
  public let payable: Fen
  /// What a suspended cycle would have paid.
  public let held: Fen

  public init(_ dossier: Dossier, scores: Scores) { self.init(dossier, sheet: scores.current) }

  /// `sheet`: the score that it rests on; only a confirmed one can suspend.
  public init(_ dossier: Dossier, sheet: ScoreSheet) {
    let basis = SettlementBasis(dossier.terms)
    year = dossier.year
    cycle = dossier.cycle
    terms = dossier.terms
    self.sheet = sheet
    deadlines = dossier.deadlines
    base = basis.base
    reductions = dossier.records(Outage.self).compactMap(basis.reduction)
    penalties = dossier.records(Penalty.self).compactMap { penalty in
      PenaltyRule.all.first { $0.clause == penalty.clause }?.line(penalty, basis)
    }
    penaltiesTotal = penalties.reduce(.zero) { $0 + $1.amount }
    let taken = reductions.reduce(Fen.zero) { $0 + $1.amount } + (terms.policies.penaltySetOff ? penaltiesTotal : .zero)
    computed = max(.zero, base.amount - taken)
    status = sheet.isConfirmed && sheet.band == .suspended ? .suspended : .payable
    payable = status == .suspended ? .zero : computed
    held = status == .suspended ? computed : .zero
  }

  public var reductionsTotal: Fen { reductions.reduce(.zero) { $0 + $1.amount } }
  /// Payable in capital numerals.
  public var capital: String { CapitalNumerals.text(payable) ?? "" }
  public var isConfirmed: Bool { sheet.isConfirmed }
  public var isSetOff: Bool { terms.policies.penaltySetOff }

  /// The last line with its numbers: "490 500.00 − 6 055.56 = 484 444.44" (clause 31).
  public var payableFormula: String {
    let taken = reductions + (isSetOff ? penalties : [])
    let parts = ([base] + taken).map(\.amount.spaced).joined(separator: " − ")
    guard !taken.isEmpty else { return parts }
    let below = taken.reduce(base.amount) { $0 - $1.amount } < .zero
    return "\(parts)\(below ? " → 0" : "") = \(computed.spaced)"
  }
}
