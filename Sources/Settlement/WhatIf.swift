import Assessment
import Contract
import Diagnostics
import Measures

/// `settle --what-if total=94.5`: the cycle and the year as they would be, had the office confirmed this total.
public struct WhatIf: Sendable {
  public let total: Points
  public let band: Band
  /// The settlement that follows.
  public let settlement: CycleSettlement
  /// What the cycle would take from the yearly sum; `nil` where it would be for the parties to settle.
  public let yearlyDeduction: Fen?
  /// What the cycle takes from it by the present score.
  public let presentDeduction: Fen?

  /// Reads "total=94.5": half points from 0 to 100.
  public static func total(in option: String) -> Points? {
    let parts = option.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "total", let total = Points(parts[1]), (Points.zero...Points(100)).contains(total) else {
      return nil
    }
    return total
  }

  public init(_ dossier: Dossier, present: CycleSettlement, total: Points) {
    let sheet = present.sheet.supposing(total: total)
    let sum = SettlementBasis(dossier.terms).assessmentSum.amount
    self.total = total
    band = sheet.band
    settlement = CycleSettlement(dossier, sheet: sheet)
    yearlyDeduction = sheet.band.reduction.map(sum.share)
    presentDeduction = present.sheet.band.reduction.map(sum.share)
  }

  /// What the total is worth against the present score: more is better for the vendor; `nil` where either is not known.
  public var gain: Fen? {
    guard let yearlyDeduction, let presentDeduction else { return nil }
    return presentDeduction - yearlyDeduction
  }

  public var json: JSONValue {
    [
      "total": .text(total), "band": .string(band.rawValue), "status": .string(settlement.status.rawValue),
      "payable": .text(settlement.payable), "held": .text(settlement.held),
      "yearlyDeduction": yearlyDeduction.map { .text($0) } ?? .null, "gain": gain.map { .text($0) } ?? .null,
    ]
  }
}
