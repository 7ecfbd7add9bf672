import Assessment
import Contract
import Diagnostics
import Settlement

/// `explain CODE`, `explain Q2 FIGURE|RECORD`: a rule in the contract's words; a figure down to file, row and clause.
public struct ExplainRun {
  private let workplace: Workplace

  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// `words`: a finding code, a rule or an item; or a cycle and the name of a figure or record.
  public func run(_ words: [String], asJSON: Bool) throws(RunError) -> RunResult {
    guard words.count == 2 else { return try code(words[0], asJSON: asJSON) }
    guard let name = Cycle.Name(rawValue: words[0].uppercased()) else {
      throw .usage(Bilingual(zh: "没有周期“\(words[0])”，只有 Q1、Q2、Q3、Q4", en: "there is no cycle “\(words[0])”, only Q1, Q2, Q3 and Q4"))
    }
    return try figure(words[1], of: name, asJSON: asJSON)
  }

  private func figure(_ figure: String, of name: Cycle.Name, asJSON: Bool) throws(RunError) -> RunResult {
    let cycle = try workplace.open(name)
    guard let explanation = Explanation.of(figure, in: cycle.dossier, cycle.settlement) else {
      let records = cycle.dossier.allLedgers.flatMap { $0.rows.map(\.record) }
      throw Self.unknown(
        figure, among: Self.figures + AssessmentItem.all.map(\.code) + AssessmentRule.all.map(\.code) + records,
        others: Bilingual(
          zh: "\(name.rawValue) 中没有“\(figure)”。可以是 \(Self.figures.joined(separator: "、"))、2.2、2.2.1，或一条记录的编号",
          en: "nothing in \(name.rawValue) is called “\(figure)”: \(Self.figures.joined(separator: ", ")), 2.2, 2.2.1, or a record's id"))
    }
    let text =
      asJSON
      ? cycle.dossier.masked(explanation.json(workplace.language)).description : cycle.dossier.masked(explanation.text(workplace.language))
    return RunResult(text + "\n", messages: workplace.taken(cycle.dossier))
  }

  private func code(_ code: String, asJSON: Bool) throws(RunError) -> RunResult {
    if let kind = Self.kinds.first(where: { $0.code == code }) { return present(CodeExplanation(kind), asJSON) }
    if let rule = AssessmentRule.coded(code) { return present(CodeExplanation(rule), asJSON) }
    if let item = AssessmentItem.coded(code) { return present(CodeExplanation(item), asJSON) }
    let known = Self.kinds.map(\.code) + AssessmentItem.all.map(\.code) + AssessmentRule.all.map(\.code)
    throw Self.unknown(
      code, among: known,
      others: Bilingual(
        zh: "没有代码“\(code)”。可以是 check 报出的编码，如 record.required，或附件的条款，如 2.2、2.2.1；一个数字要写明周期：explain Q2 payable",
        en:
          "there is no code “\(code)”: it takes a code that check names, such as record.required, or a rule of the annex, such as 2.2 or 2.2.1; a figure needs its cycle: explain Q2 payable"
      ))
  }

  /// What `check` and `template lint` name.
  private static let kinds = FindingKind.all + FindingKind.allTemplate
  private static let figures = ["total", "base", "payable", "held", "reductions", "penalties"]

  /// The nearest of what there is, or else what it could be.
  private static func unknown(_ word: String, among known: [String], others: Bilingual) -> RunError {
    guard let nearest = Nearest.match(for: word, among: known) else { return .usage(others) }
    return .usage(Bilingual(zh: "没有“\(word)”，是否想写 \(nearest)？", en: "there is no “\(word)”; did you mean \(nearest)?"))
  }

  private func present(_ explanation: CodeExplanation, _ asJSON: Bool) -> RunResult {
    RunResult(asJSON ? "\(explanation.json(workplace.language))\n" : explanation.text(workplace.language))
  }
}
