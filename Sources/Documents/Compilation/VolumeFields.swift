import Contract
import Measures
import Templating

/// The index of the volumes that go with the compilation: which records, how many, and the digest of each file (contract clause 35).
enum VolumeFields {
  static let fields: [Field<CycleView>] = [
    .list("资料册", "volumes", of: line) { $0.volumeLines },
    Field("资料册数", "volume_count", .number, example: "5") { .number(Number($0.volumeLines.count + 1)) },
  ]

  fileprivate struct Line: Sendable {
    let recipe: DocumentRecipe
    let number: Int
    let volume: CycleView.Volume?
    let view: CycleView
  }

  private static let line = FieldSet<Line>([
    Field("册号", "no", .number, example: "1") { .number(Number($0.number)) },
    Field("名称", "title", .text, example: "运维服务单") { .text($0.recipe.title) },
    Field("文件", "file", .text, example: "01-运维服务单.docx") { .text($0.recipe.output) },
    Field("起", "first", .text, mayBeMissing: true) { Shown.text(range($0)?.first, in: $0.view) },
    Field("止", "last", .text, mayBeMissing: true) { Shown.text(range($0)?.last, in: $0.view) },
    Field("份数", "count", .number, mayBeMissing: true) { Shown.number(count($0)) },
    Field("页数", "pages", .number, mayBeMissing: true, from: "build --pdf") { Shown.number($0.volume?.pages) },
    Field("摘要", "sha256", .text, mayBeMissing: true) { $0.volume.map { .text($0.sha256) } ?? .null },
  ])

  private static func range(_ line: Line) -> (first: String?, last: String?)? {
    switch line.recipe.kind {
    case .tickets:
      let tickets = line.view.dossier.records(Ticket.self)
      return (tickets.first?.id, tickets.last?.id)
    case .inspections:
      let inspections = line.view.inspections.inspections
      return (inspections.first?.id, inspections.last?.id)
    default: return nil
    }
  }

  private static func count(_ line: Line) -> Int? {
    switch line.recipe.kind {
    case .tickets: line.view.tickets.total
    case .inspections: line.view.inspections.inspections.count
    default: 1
    }
  }
}

extension CycleView {
  /// The other documents of the cycle, in the order of the folder.
  fileprivate var volumeLines: [VolumeFields.Line] {
    DocumentRecipe.Kind.volumes.enumerated().compactMap { index, kind in
      guard let recipe = DocumentRecipe.of(kind) else { return nil }
      return VolumeFields.Line(recipe: recipe, number: index + 1, volume: volumes.first { $0.kind == kind }, view: self)
    }
  }
}

extension DocumentRecipe.Kind {
  /// The documents that the compilation binds.
  static let volumes: [DocumentRecipe.Kind] = [.tickets, .inspections, .report, .assessment]
}
