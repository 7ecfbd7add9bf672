import Assessment
import Contract
import Measures
import Settlement

/// The contract year's money on a day.
struct MoneyStatus {
  let annualAmount: Fen
  /// Payable of the confirmed cycles.
  let earned: Fen
  /// Of that, what the office had to pay by the day before.
  let dueByNow: Fen
  /// What suspended cycles hold back.
  let held: Fen
  /// Payable of the other cycles, as they stand.
  let forecast: Fen
  /// 违约金 decided in writing; listed apart.
  let penalties: Fen
  /// The yearly assessment sum.
  let assessmentSum: Fen
  /// What the scores, where there are any, leave of it; `nil` where a score below 60 leaves it to the parties.
  let assessmentForecast: Fen?
  /// Once it is final.
  let assessmentPayable: Fen?

  init(_ cycles: [CycleStatus], annual: AnnualSettlement, terms: ContractTerms) {
    let confirmed = cycles.filter(\.isConfirmed)
    annualAmount = terms.annualAmount
    earned = confirmed.reduce(.zero) { $0 + $1.payable }
    dueByNow = confirmed.filter { $0.state == .paymentPast }.reduce(.zero) { $0 + $1.payable }
    held = cycles.reduce(.zero) { $0 + $1.held }
    forecast = cycles.filter { !$0.isConfirmed }.reduce(.zero) { $0 + $1.payable }
    penalties = cycles.reduce(.zero) { $0 + $1.penalties }
    let sum = annual.sum.amount
    assessmentSum = sum
    assessmentPayable = annual.payable
    let reductions = cycles.compactMap(\.band).map(\.reduction)
    assessmentForecast =
      reductions.contains { $0 == nil } ? nil : max(.zero, reductions.compactMap { $0 }.reduce(sum) { $0 - sum.share($1) })
  }
}
