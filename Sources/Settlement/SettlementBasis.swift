import Contract
import Diagnostics
import Measures

/// What the clauses reckon with: the contract's sums and the policies that choose between its readings.
public struct SettlementBasis: Sendable {
  /// A sum that a clause speaks of, and what it is.
  public struct Sum: Sendable {
    public let amount: Fen
    public let name: Bilingual
  }

  public let terms: ContractTerms
  public let annual: Sum
  /// One cycle's share of it (clause 30).
  public let cycle: Sum

  public init(_ terms: ContractTerms) {
    self.terms = terms
    annual = Sum(amount: terms.annualAmount, name: Bilingual(zh: "年度合同金额", en: "the annual amount"))
    cycle = Sum(amount: terms.annualAmount.share(terms.cycleShare), name: Bilingual(zh: "本周期金额", en: "the cycle's amount"))
  }

  /// 约定服务费用 (clauses 38 and 39), by policy `agreed_fee`; the other reading second.
  var agreedFee: [Sum] { terms.policies.agreedFee == .annual ? [annual, cycle] : [cycle, annual] }
  /// 价款结算金额 (clauses 41 and 42), by policy `security_penalty_base`; the other reading second.
  var settlementAmount: [Sum] { terms.policies.securityPenaltyBase == .cycle ? [cycle, annual] : [annual, cycle] }
}

/// A sum by one reading: how many days or how much of what, and the result.
struct Reckoning {
  let amount: Fen
  let formula: Bilingual

  init(_ amount: Fen, zh: String, en: String) {
    self.amount = amount
    formula = Bilingual(zh: "\(zh) = \(amount.spaced)", en: "\(en) = \(amount.spaced)")
  }

  init(_ percent: Percent, of sum: SettlementBasis.Sum) {
    let words = "\(sum.amount.spaced) × \(percent)%"
    self.init(sum.amount.share(percent), zh: words, en: words)
  }
}

extension SettlementLine {
  /// A line that the contract lets be reckoned on one of two sums: the applied one first.
  init(
    clause: String, title: Bilingual, term: Bilingual, on sums: [SettlementBasis.Sum], days: Int? = nil, row: Row,
    reckoned: (SettlementBasis.Sum) -> Reckoning
  ) {
    func words(_ sum: SettlementBasis.Sum) -> Bilingual {
      Bilingual(zh: "“\(term.zh)”按\(sum.name.zh)", en: "“\(term.en)” read as \(sum.name.en)")
    }
    let applied = reckoned(sums[0])
    let other = reckoned(sums[1])
    self.init(
      clause: clause, title: title, amount: applied.amount, formula: applied.formula, days: days, row: row, reading: words(sums[0]),
      otherReading: OtherReading(words: words(sums[1]), amount: other.amount, formula: other.formula))
  }
}

/// A clause by which a written decision of the office costs money, 违约金.
public struct PenaltyRule: Sendable {
  public let clause: PenaltyClause
  /// The line of a decision; `nil` where its figure is missing, broken or out of the clause's range.
  let line: @Sendable (Penalty, SettlementBasis) -> SettlementLine?

  public static let all: [PenaltyRule] = [.clause38, .clause39, .clause40, .clause41, .clause42]

  /// 违约金 with the decision's reason.
  static func title(_ clause: PenaltyClause, _ penalty: Penalty, zh: String, en: String) -> Bilingual {
    let reason = penalty.summary ?? ""
    return Bilingual(
      zh: "第\(clause.rawValue)条 \(zh)" + (reason.isEmpty ? "" : "：\(reason)"),
      en: "clause \(clause.rawValue), \(en)" + (reason.isEmpty ? "" : ": \(reason)"))
  }
}
