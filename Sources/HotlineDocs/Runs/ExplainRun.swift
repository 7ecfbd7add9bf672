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
      throw .usage(
        Bilingual(
          zh: "\(name.rawValue) 中没有“\(figure)”。可以是 total、2.2、2.2.1、base、payable、held、reductions、penalties，或一条记录的编号。",
          en:
            "nothing in \(name.rawValue) is called “\(figure)”: total, 2.2, 2.2.1, base, payable, held, reductions, penalties, or a record's id"
        ))
    }
    let text =
      asJSON
      ? cycle.dossier.masked(explanation.json(workplace.language)).description : cycle.dossier.masked(explanation.text(workplace.language))
    return RunResult(text + "\n", messages: workplace.taken(cycle.dossier))
  }

  private func code(_ code: String, asJSON: Bool) throws(RunError) -> RunResult {
    if let kind = FindingKind.all.first(where: { $0.code == code }) { return present(CodeExplanation(kind), asJSON) }
    if let rule = AssessmentRule.coded(code) { return present(CodeExplanation(rule), asJSON) }
    if let item = AssessmentItem.coded(code) { return present(CodeExplanation(item), asJSON) }
    let known = FindingKind.all.map(\.code).filter { $0.split(separator: ".").first == code.split(separator: ".").first }
    let near =
      known.isEmpty
      ? Bilingual(zh: "", en: "")
      : Bilingual(zh: "是不是 \(known.joined(separator: "、"))？", en: " Did you mean \(known.joined(separator: ", "))?")
    throw .usage(
      Bilingual(zh: "没有代码“\(code)”。\(near.zh)", en: "there is no code “\(code)”.\(near.en)"))
  }

  private func present(_ explanation: CodeExplanation, _ asJSON: Bool) -> RunResult {
    RunResult(asJSON ? "\(explanation.json(workplace.language))\n" : explanation.text(workplace.language))
  }
}
