import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// A cycle without a proposal for optimization.
  static let proposalMissing = ValidationRule(.proposalMissing) { examination in
    let proposals = examination.records(Proposal.self)
    guard examination.canMiss(Proposal.table, without: Proposal.Field.date),
      !proposals.contains(where: { $0.date.map(examination.cycle.days.contains) ?? true })
    else { return [] }
    return [
      .of(
        .proposalMissing, at: examination.place(of: Proposal.table), zh: "本周期没有优化方案", en: "no proposal for optimization in the cycle",
        hint: Bilingual(
          zh: "登记本周期提交的优化方案并附上文件；确实没有的，在 cycle.yaml 的 acknowledged 中说明",
          en: "enter the proposal with its document; if there was none, say so under acknowledged in cycle.yaml"))
    ]
  }
}
