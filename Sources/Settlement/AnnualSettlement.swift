import Assessment
import Contract
import Diagnostics
import Measures

/// What the yearly assessment sum, 考核金, comes to (contract clause 30 and annex; specification: settlement, "Year").
public struct AnnualSettlement: Sendable {
  /// Whether there is a figure to pay.
  public enum Status: String, Sendable {
    case payable
    /// A suspended cycle leaves it to the parties; no figure is payable.
    case negotiate
    /// A confirmed score or the acceptance is missing.
    case incomplete
  }

  /// One cycle that reduces the sum.
  public struct Deduction: Sendable {
    public let cycle: Cycle.Name
    public let total: Points
    public let band: Band
    /// Of the original sum.
    public let percent: Percent
    public let amount: Fen

    /// `nil` for a score that takes nothing or that leaves it to the parties.
    init?(_ sheet: ScoreSheet, of sum: Fen) {
      guard let percent = sheet.band.reduction, percent > Percent(points: 0) else { return nil }
      cycle = sheet.cycle.name
      total = sheet.total
      band = sheet.band
      self.percent = percent
      amount = sum.share(percent)
    }
  }

  /// What the sum may come to while the year runs.
  public struct Forecast: Sendable {
    /// When every score that is not confirmed is above 95.
    public let best: Fen
    /// By the vendor's own scores where there is no confirmed one; cycles without any count as above 95.
    /// `nil` when a score leaves it to the parties.
    public let expected: Fen?
  }

  public let year: String
  public let sum: SettlementLine
  public let status: Status
  /// Of confirmed scores, in the order of the cycles.
  public let deductions: [Deduction]
  /// `nil` unless the status is payable.
  public let payable: Fen?
  public let forecast: Forecast?
  /// What is missing for a final figure: unconfirmed cycles, the acceptance.
  public let missing: [Bilingual]

  /// - `cycles`: the cycles that exist, in any order.
  /// - `isAccepted`: whether the yearly acceptance is there.
  public init(year: String, terms: ContractTerms, cycles: [ScoreSheet], isAccepted: Bool) {
    let sheets = cycles.sorted { $0.cycle.name < $1.cycle.name }
    let sum = SettlementBasis(terms).assessmentSum
    let confirmed = sheets.filter(\.isConfirmed)
    let unconfirmed = Cycle.Name.allCases.filter { name in !confirmed.contains { $0.cycle.name == name } }
    let isSuspended = confirmed.contains { $0.band == .suspended }
    self.year = year
    self.sum = sum
    deductions = confirmed.compactMap { Deduction($0, of: sum.amount) }
    missing = Self.missing(unconfirmed, isAccepted: isAccepted)
    status = !missing.isEmpty ? .incomplete : isSuspended ? .negotiate : .payable
    let best = Self.left(of: sum.amount, confirmed)
    payable = status == .payable ? best : nil
    forecast =
      isSuspended
      ? nil : Forecast(best: best, expected: sheets.contains { $0.band == .suspended } ? nil : Self.left(of: sum.amount, sheets))
  }

  public var capital: String? { payable.flatMap(CapitalNumerals.text) }
  public var deductionsTotal: Fen { deductions.reduce(.zero) { $0 + $1.amount } }

  private static func left(of sum: Fen, _ sheets: [ScoreSheet]) -> Fen {
    max(.zero, sheets.compactMap { Deduction($0, of: sum) }.reduce(sum) { $0 - $1.amount })
  }

  private static func missing(_ cycles: [Cycle.Name], isAccepted: Bool) -> [Bilingual] {
    let scores = cycles.map { Bilingual(zh: "\($0.rawValue) 尚无甲方确认的评分", en: "\($0.rawValue) has no confirmed score") }
    return isAccepted ? scores : scores + [Bilingual(zh: "尚无年度验收", en: "the yearly acceptance is missing")]
  }
}

extension AnnualSettlement {
  /// What `settle annual --format json` prints (specification: command line, "JSON").
  public var json: JSONValue {
    [
      "year": .string(year), "status": .string(status.rawValue), "sum": .text(sum.amount),
      "deductions": .array(
        deductions.map {
          [
            "cycle": .string($0.cycle.rawValue), "total": .text($0.total), "band": .string($0.band.rawValue), "percent": .text($0.percent),
            "amount": .text($0.amount),
          ]
        }), "payable": payable.map { .text($0) } ?? .null, "capital": .string(orNull: capital),
    ]
  }
}
