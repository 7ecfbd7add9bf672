import Diagnostics
import Documents
import Templating

/// `template fields`: every field of every document with type, example and where it comes from; and every filter.
public struct TemplateFieldsRun {
  private let workplace: Workplace

  public init(_ workplace: Workplace) { self.workplace = workplace }

  public func run(asJSON: Bool) throws(RunError) -> RunResult {
    RunResult(asJSON ? "\(json)\n" : text)
  }

  private var text: String {
    DocumentRecipe.all.map { recipe in
      "\(recipe.template)\n" + lines(recipe.shape, indent: "  ")
    }.joined(separator: "\n") + "\n" + filters
  }

  private func lines(_ shape: Shape, indent: String) -> String {
    shape.fields.map { field in
      let optional = field.mayBeMissing ? Bilingual(zh: "（可空）", en: " (may be missing)")[workplace.language] : ""
      let words = [field.names.joined(separator: " = "), field.kind.rawValue + optional, field.example, field.origin]
      let line = indent + words.filter { !$0.isEmpty }.joined(separator: "\t") + "\n"
      return line + (field.item.map { lines($0, indent: indent + "  ") } ?? "")
    }.joined()
  }

  private var filters: String {
    let head = Bilingual(zh: "过滤器", en: "filters")[workplace.language]
    return "\(head)\n"
      + Filter.all.map { "  |\($0.name)\t\($0.summary[workplace.language])\t\($0.example.tag) → \($0.example.result)\n" }.joined()
  }

  private var json: JSONValue {
    let language = workplace.language
    return [
      "documents": .array(
        DocumentRecipe.all.map { ["template": .string($0.template), "output": .string($0.output), "fields": fields($0.shape)] }),
      "filters": .array(
        Filter.all.map {
          [
            "name": .string($0.name), "summary": .string($0.summary[language]), "example": .string($0.example.tag),
            "result": .string($0.example.result),
          ]
        }),
    ]
  }

  private func fields(_ shape: Shape) -> JSONValue {
    .array(
      shape.fields.map { field in
        [
          "names": .array(field.names.map { .string($0) }), "type": .string(field.kind.rawValue), "mayBeMissing": .bool(field.mayBeMissing),
          "example": .string(field.example), "origin": .string(field.origin), "fields": field.item.map(fields) ?? .null,
        ]
      })
  }
}
