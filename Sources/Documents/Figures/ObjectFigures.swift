import Contract
import Measures
import Templating

/// An object that is watched and inspected (contract clause 4.5): how often it was looked at, and what was found with it.
struct ObjectFigures: Sendable {
  let name: String
  private(set) var checks = 0
  private(set) var abnormal = 0
  private(set) var faults = 0
  private(set) var flows = 0

  /// Those of the plans first, in their order, then what was inspected besides.
  static func all(of view: CycleView) -> [ObjectFigures] {
    var lines: [ObjectFigures] = []
    var index: [String: Int] = [:]
    func place(of name: String) -> Int {
      if let known = index[name] { return known }
      lines.append(ObjectFigures(name: view.mask(name)))
      index[name] = lines.count - 1
      return lines.count - 1
    }
    for object in view.dossier.terms.inspectionPlans.flatMap(\.objects) { _ = place(of: object.name) }
    for item in view.dossier.records(InspectionItem.self) {
      guard let object = item.object else { continue }
      let line = place(of: object)
      lines[line].checks += 1
      if item.result == .abnormal { lines[line].abnormal += 1 }
    }
    for ticket in view.dossier.records(Ticket.self) {
      guard let system = ticket.system, let line = index[system] else { continue }
      if ticket.kind == .fault { lines[line].faults += 1 }
      if ticket.kind == .flowAnomaly { lines[line].flows += 1 }
    }
    return lines
  }

  private init(name: String) { self.name = name }

  static let fields = FieldSet<ObjectFigures>([
    Field("名称", "name", .text, example: "应用服务器") { .text($0.name) },
    Field("检查项次", "checks", .number, example: "252") { .number(Number($0.checks)) },
    Field("异常", "abnormal", .number, example: "5") { .number(Number($0.abnormal)) },
    Field("故障", "faults", .number, example: "26") { .number(Number($0.faults)) },
    Field("流转异常", "flows", .number, example: "0") { .number(Number($0.flows)) },
  ])
}
