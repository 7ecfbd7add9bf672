import Templating

/// How a document comes about: from which template, under which name, from which fields.
public struct DocumentRecipe: Sendable {
  /// The documents that there are, by their names on the command line.
  public enum Kind: String, Sendable, CaseIterable {
    case tickets, inspections, report, assessment, settlement
    case annualReport = "annual-report"
    case annualSettlement = "annual-settlement"
  }

  /// What the document is about, and how its outermost context is made from it.
  public enum Fields: Sendable {
    case cycle(FieldSet<CycleView>)
    case year(FieldSet<YearView>)
  }

  public let kind: Kind
  /// The document's title without number and extension: "运维服务单".
  public let title: String
  /// The file's name in the output folder (specification: command line).
  public let output: String
  /// The template's path inside the templates folder.
  public let template: String
  public let fields: Fields

  public init(_ kind: Kind, title: String, output: String, template: String, fields: Fields) {
    self.kind = kind
    self.title = title
    self.output = output
    self.template = template
    self.fields = fields
  }

  /// All fields that the template may name.
  public var shape: Shape {
    switch fields {
    case .cycle(let fields): fields.shape
    case .year(let fields): fields.shape
    }
  }

  /// Whether it belongs to a cycle rather than to the year.
  public var isOfCycle: Bool { if case .cycle = fields { true } else { false } }

  /// The outermost context of a cycle's document; `nil` for a document of the year.
  public func context(_ view: CycleView) -> Value? {
    if case .cycle(let fields) = fields { .object(fields.object(view)) } else { nil }
  }

  /// The outermost context of a year's document; `nil` for a document of a cycle.
  public func context(_ view: YearView) -> Value? {
    if case .year(let fields) = fields { .object(fields.object(view)) } else { nil }
  }
}
