import Assessment
import Contract
import Diagnostics
import Measures

extension Explanation {
  /// The names of the figures of a cycle, the first of each; those that need the year last.
  public static let cycleFigures = ExplainedFigure<ExplainedCycle>.all.map { $0.names[0] } + yearFigures
  /// The names of the figures of the year.
  public static let annualFigures = ["payable"] + yearFigures
  private static let yearFigures = ExplainedFigure<(year: ExplainedYear, last: Cycle.Name?)>.all.map { $0.names[0] }

  /// Whether a figure of a cycle rests on the other cycles of its year.
  public static func needsYear(_ name: String) -> Bool { ofYear(name) != nil }

  /// The explanation of a figure or a record by its name: a figure's as JSON or the documents have it, an item's or rule's code, a ledger's
  /// key or name, or a record's id as findings and causes show it.
  ///
  /// `year`: for the figures that ``needsYear(_:)``.
  /// - Returns: `nil` for a name that nothing in the cycle has.
  public static func of(
    _ name: String, in dossier: Dossier, _ settlement: CycleSettlement, year: ExplainedYear? = nil
  ) -> Explanation? {
    if let figure = ExplainedFigure<ExplainedCycle>.all.first(where: { $0.names.contains(name) }) {
      return figure.explanation(ExplainedCycle(dossier: dossier, settlement: settlement))
    }
    if let figure = ofYear(name), let year { return figure.explanation((year, dossier.cycle.name)) }
    let sheet = settlement.sheet
    if let item = sheet[name] { return Explanation(item) }
    if let rule = AssessmentRule.coded(name), let item = sheet[String(name.prefix(3))] { return Explanation(rule, in: item) }
    if let table = LedgerTable.all.first(where: { $0.key == name || $0.name == name }) { return ledger(dossier.ledger(table)) }
    return record(name, in: dossier, settlement)
  }

  /// The explanation of a figure of the year; `nil` for a name that the year has no figure of.
  public static func of(_ name: String, in year: ExplainedYear) -> Explanation? {
    if ["payable", "capital", "status", "应付金额", "应付大写"].contains(name) { return annual(year) }
    if let figure = ofYear(name) { return figure.explanation((year, nil)) }
    guard let settlement = year.settlements.first(where: { $0.cycle.name.rawValue == name.uppercased() }) else { return nil }
    return payable(settlement)
  }

  private static func ofYear(_ name: String) -> ExplainedFigure<(year: ExplainedYear, last: Cycle.Name?)>? {
    ExplainedFigure<(year: ExplainedYear, last: Cycle.Name?)>.all.first { $0.names.contains(name) }
  }
}
