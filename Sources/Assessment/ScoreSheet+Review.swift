import Contract
import Diagnostics
import Measures

extension ScoreSheet {
  /// The office's assessment: item scores and total as it confirmed them, the causes with its decisions applied.
  ///
  /// `nil` while the review is not signed by both sides and dated.
  func confirmed(by review: Review) -> ScoreSheet? {
    guard review.isConfirmed else { return nil }
    var decisions = Decisions(review.decisions)
    let items = items.map { own in
      let decided = own.deductions.map { decisions.apply(to: $0) }
      let kept = decided.filter { $0.decision?.kind != .dropped } + decisions.additions(to: own.item)
      let score = review.items[own.item.code] ?? own.score
      return ItemScore(
        item: own.item, deductions: kept.sorted(by: Deduction.inOrder), deducted: own.item.full - score, score: score,
        dropped: decided.filter { $0.decision?.kind == .dropped })
    }
    return ScoreSheet(year: year, cycle: cycle, items: items, total: review.total, isConfirmed: true, policies: policies)
  }

  /// The office's decisions, each of which is for one cause: of several on one rule and record, in their order.
  private struct Decisions {
    private var open: [Review.Decision]
    private let added: [Review.Decision]

    init(_ decisions: [Review.Decision]) {
      open = decisions.filter { $0.kind != .added }
      added = decisions.filter { $0.kind == .added }
    }

    mutating func apply(to cause: Deduction) -> Deduction {
      guard let index = open.firstIndex(where: { $0.rule == cause.rule && $0.record == cause.record }) else { return cause }
      let decision = open.remove(at: index)
      switch decision.kind {
      case .adjusted: return cause.decided(decision, points: decision.points)
      case .dropped: return cause.decided(decision, points: .zero)
      case .upheld, .added: return cause.decided(decision)
      }
    }

    /// The causes that the office found itself.
    func additions(to item: AssessmentItem) -> [Deduction] {
      added.compactMap { decision in
        guard let rule = item.rules.first(where: { $0.code == decision.rule }) else { return nil }
        let isMultiple = decision.points.halves > 0 && decision.points.halves.isMultiple(of: rule.points.halves)
        return Deduction(
          rule: rule.code, count: isMultiple ? decision.points.halves / rule.points.halves : 1, points: decision.points,
          ledger: "review", row: nil, record: decision.record, date: decision.happenedOn,
          cause: decision.comment.map { Bilingual(zh: "甲方增加：\($0)", en: "added by the office: \($0)") }
            ?? Bilingual(zh: "甲方增加：\(rule.title.zh)", en: "added by the office: \(rule.title.en)"), decision: decision)
      }
    }
  }
}
