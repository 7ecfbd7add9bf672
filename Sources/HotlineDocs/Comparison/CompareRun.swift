import Assessment
import Contract
import Diagnostics
import Ledgers

/// `diff Q1 Q2`: what changed between two cycles, of one contract year or of two.
public struct CompareRun {
  /// A cycle, in the year that the command works on or in a named one: "Q1", "2025/Q4".
  public struct Side: Sendable, Equatable {
    public let year: String?
    public let cycle: Cycle.Name

    public init?(_ text: String) {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard (1...2).contains(parts.count), let cycle = Cycle.Name(rawValue: parts[parts.count - 1].uppercased()) else { return nil }
      let year = parts.count == 2 ? parts[0] : nil
      guard year.map({ $0.utf8.count == 4 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) ?? true else { return nil }
      (self.year, self.cycle) = (year, cycle)
    }
  }

  private let workplace: Workplace

  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// Compares the cycles and prints what differs, as text or as JSON.
  public func run(_ before: Side, _ after: Side, asJSON: Bool) throws(RunError) -> RunResult {
    let year = before.year == nil && after.year == nil ? try commonYear(before.cycle, after.cycle) : nil
    let comparison = Comparison(try open(before, in: year), try open(after, in: year))
    let language = workplace.language
    return RunResult(asJSON ? "\(comparison.json(language))\n" : comparison.text(language))
  }

  /// The newest year that has both cycles; without one each is looked for by itself.
  private func commonYear(_ first: Cycle.Name, _ second: Cycle.Name) throws(RunError) -> String? {
    try workplace.reading { workspace throws(WorkspaceError) in
      workspace.years.last { Set(workspace.cycles(of: $0)).isSuperset(of: [first, second]) }
    }
  }

  private func open(_ side: Side, in year: String?) throws(RunError) -> CycleCase {
    var workplace = workplace
    workplace.year = side.year ?? workplace.year ?? year
    return try workplace.open(side.cycle)
  }
}

extension Comparison {
  func text(_ language: Language) -> String {
    let (first, second) = (label(before), label(after))
    let words = Bilingual(zh: "比较 \(first) 与 \(second)", en: "\(first) against \(second)")
    var lines = [words[language]]
    for section in sections {
      lines += ["", section.name[language]]
      let rows = section.figures.map { [$0.name[language], $0.before.text, $0.after.text, $0.before.change(to: $0.after)] }
      lines += TextTable.lines([["", first, second, Bilingual(zh: "变化", en: "change")[language]]] + rows, rightAligned: [1, 2, 3])
    }
    for cycle in [before, after] {
      let causes = Self.deductions(of: cycle)
      guard !causes.isEmpty else { continue }
      lines += ["", Bilingual(zh: "\(label(cycle)) 的扣分原因", en: "what cost points in \(label(cycle))")[language]]
      let rows = causes.map { [$0.rule, "-\($0.points)", cycle.dossier.masked($0.record), cycle.dossier.masked($0.cause[language])] }
      lines += TextTable.lines(rows, rightAligned: [1])
    }
    return lines.joined(separator: "\n") + "\n"
  }

  func json(_ language: Language) -> JSONValue {
    [
      "from": side(before, language), "to": side(after, language),
      "sections": .array(
        sections.map { section in
          [
            "key": .string(section.key), "name": .string(section.name[language]),
            "figures": .array(section.figures.map { $0.json(language) }),
          ]
        }),
    ]
  }

  private func label(_ cycle: CycleCase) -> String { "\(cycle.dossier.year) \(cycle.dossier.cycle.name.rawValue)" }

  private func side(_ cycle: CycleCase, _ language: Language) -> JSONValue {
    [
      "year": .string(cycle.dossier.year), "cycle": .string(cycle.dossier.cycle.name.rawValue),
      "confirmed": .bool(cycle.scores.current.isConfirmed),
      "deductions": cycle.dossier.masked(.array(Self.deductions(of: cycle).map { $0.json(language) })),
    ]
  }
}

extension Comparison.Figure {
  func json(_ language: Language) -> JSONValue {
    ["key": .string(key), "name": .string(name[language]), "from": before.json, "to": after.json]
  }
}

extension Comparison.Measure {
  /// Counts as numbers; points and amounts as `score` and `settle` print them.
  var json: JSONValue {
    switch self {
    case .count(let value): .integer(value)
    case .points(let value): .text(value)
    case .money(let value): .text(value)
    }
  }
}
