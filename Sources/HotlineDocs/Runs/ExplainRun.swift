import Assessment
import Contract
import Diagnostics
import Documents
import Settlement

/// `explain CODE`, `explain Q2 FIGURE|RECORD`: a rule in the contract's words; a figure down to file, row and clause.
public struct ExplainRun {
  private let workplace: Workplace

  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// `words`: a finding code, a rule or an item; or a cycle or `annual` and the name of a figure or record.
  public func run(_ words: [String], asJSON: Bool) throws(RunError) -> RunResult {
    guard words.count == 2 else { return try code(words[0], asJSON: asJSON) }
    if words[0].lowercased() == "annual" { return try annual(words[1], asJSON: asJSON) }
    guard let name = Cycle.Name(rawValue: words[0].uppercased()) else {
      throw .usage(
        Bilingual(
          zh: "没有周期“\(words[0])”，只有 Q1、Q2、Q3、Q4 和 annual", en: "there is no cycle “\(words[0])”, only Q1, Q2, Q3, Q4 and annual"))
    }
    return try figure(words[1], of: name, asJSON: asJSON)
  }

  private func figure(_ figure: String, of name: Cycle.Name, asJSON: Bool) throws(RunError) -> RunResult {
    let cycle = try workplace.open(name)
    let year = Explanation.needsYear(figure) ? try workplace.cases(of: cycle.dossier.year).explained : nil
    guard
      let explanation = Explanation.of(figure, in: cycle.dossier, cycle.settlement, year: year)
        ?? Explanation.ofCount(figure, in: cycle.dossier, cycle.scores)
    else {
      let mask = cycle.dossier.privacyMask
      let records = cycle.dossier.allLedgers.flatMap { $0.rows.map { mask.masked($0.record) } }
      let codes = AssessmentItem.all.map(\.code) + AssessmentRule.all.map(\.code) + LedgerTable.all.map(\.key)
      throw Self.unknown(
        figure, among: Explanation.cycleFigures + Explanation.countNames + codes + records,
        others: Bilingual(
          zh: "\(name.rawValue) 中没有“\(figure)”。可以是 \(Explanation.cycleFigures.joined(separator: "、"))、2.2、2.2.1，一个台账，一条记录的编号，或一个统计数（如 故障数）",
          en:
            "nothing in \(name.rawValue) is called “\(figure)”: \(Explanation.cycleFigures.joined(separator: ", ")), 2.2, 2.2.1, a ledger, a record's id, or a count of the documents"
        ))
    }
    return present(explanation, cycle.dossier, asJSON)
  }

  private func annual(_ figure: String, asJSON: Bool) throws(RunError) -> RunResult {
    let year = try workplace.cases()
    guard let explanation = Explanation.of(figure, in: year.explained) else {
      throw Self.unknown(
        figure, among: Explanation.annualFigures,
        others: Bilingual(
          zh: "全年没有“\(figure)”。可以是 \(Explanation.annualFigures.joined(separator: "、"))，或 Q1 至 Q4",
          en: "the year has nothing called “\(figure)”: \(Explanation.annualFigures.joined(separator: ", ")), or Q1 to Q4"))
    }
    return present(explanation, year.cycles[year.cycles.count - 1].dossier, asJSON)
  }

  private func present(_ explanation: Explanation, _ dossier: Dossier, _ asJSON: Bool) -> RunResult {
    let text =
      asJSON ? dossier.masked(explanation.json(workplace.language)).description : dossier.masked(explanation.text(workplace.language))
    return RunResult(text + "\n", messages: workplace.taken(dossier))
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

  /// The nearest of what there is, or else what it could be.
  private static func unknown(_ word: String, among known: [String], others: Bilingual) -> RunError {
    guard let nearest = Nearest.match(for: word, among: known) else { return .usage(others) }
    return .usage(Bilingual(zh: "没有“\(word)”，是否想写 \(nearest)？", en: "there is no “\(word)”; did you mean \(nearest)?"))
  }

  private func present(_ explanation: CodeExplanation, _ asJSON: Bool) -> RunResult {
    RunResult(asJSON ? "\(explanation.json(workplace.language))\n" : explanation.text(workplace.language))
  }
}
