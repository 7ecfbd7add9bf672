import Assessment
import Contract
import Documents
import Measures
import Templating

/// Reads the values of a document's context by path, as a template would.
struct Reading {
  let root: Value

  init(_ kind: DocumentRecipe.Kind, _ view: CycleView) {
    root = DocumentRecipe.of(kind)?.context(view) ?? .null
  }

  init(_ kind: DocumentRecipe.Kind, _ view: YearView) {
    root = DocumentRecipe.of(kind)?.context(view) ?? .null
  }

  /// "工单.0.编号": fields by name, items by their index from 0.
  func value(_ path: String) -> Value {
    var value = root
    for part in path.split(separator: ".") {
      switch value {
      case .object(let object): value = object[String(part)] ?? .null
      case .list(let list):
        guard let index = Int(part), index < list.count else { return .null }
        value = list[index]
      default: return .null
      }
    }
    return value
  }

  func text(_ path: String) -> String { value(path).plainText ?? "—" }
  func count(_ path: String) -> Int { if case .list(let list) = value(path) { list.count } else { -1 } }
}

extension CycleView {
  convenience init(_ dossier: Dossier, earlier: [CycleView] = []) {
    self.init(dossier: dossier, scores: Scores(dossier), earlier: earlier)
  }
}
