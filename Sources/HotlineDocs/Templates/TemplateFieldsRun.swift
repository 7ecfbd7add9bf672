import Diagnostics
import Documents
import Templating

/// `template fields`: every field of every document with type, example and where it comes from; and every filter.
public struct TemplateFieldsRun {
  private let workplace: Workplace
  private let examples: FieldExamples

  public init(_ workplace: Workplace) { self.init(workplace, sample: Installation.current?.sample) }

  /// - Parameter sample: the data folder of the sample year, which lends its values as examples.
  init(_ workplace: Workplace, sample: String?) {
    self.workplace = workplace
    examples = FieldExamples(sample: sample)
  }

  /// A field with what it inherits: an example of the sample, and the origin of what it is part of.
  private struct Shown {
    let info: FieldInfo
    let example: String
    let origin: String
    let fields: [Shown]
  }

  private func shown(_ recipe: DocumentRecipe) -> [Shown] {
    guard case .object(let context)? = examples.context(recipe) else { return shown(recipe.shape, [], "") }
    return shown(recipe.shape, [context], "")
  }

  private func shown(_ shape: Shape, _ contexts: [Object], _ origin: String) -> [Shown] {
    shape.fields.map { info in
      let (value, within) = FieldExamples.value(info.names[0], in: contexts)
      let origin = info.origin.isEmpty ? origin : info.origin
      return Shown(
        info: info, example: info.example.isEmpty ? FieldExamples.text(value, info.kind) : info.example, origin: origin,
        fields: info.item.map { shown($0, within, origin) } ?? [])
    }
  }

  /// Lists every field of every document, as text or as JSON.
  public func run(asJSON: Bool) throws(RunError) -> RunResult {
    RunResult(asJSON ? "\(json)\n" : text)
  }

  private var text: String {
    DocumentRecipe.all.map { recipe in
      "\(recipe.template)\n" + lines(shown(recipe), indent: "  ")
    }.joined(separator: "\n") + "\n" + filters
  }

  private func lines(_ fields: [Shown], indent: String) -> String {
    fields.map { shown in
      let field = shown.info
      let optional = field.mayBeMissing ? Bilingual(zh: "（可空）", en: " (may be missing)")[workplace.language] : ""
      let words = [field.names.joined(separator: " = "), field.kind.rawValue + optional, shown.example, shown.origin]
      let line = indent + words.filter { !$0.isEmpty }.joined(separator: "\t") + "\n"
      return line + lines(shown.fields, indent: indent + "  ")
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
        DocumentRecipe.all.map { ["template": .string($0.template), "output": .string($0.output), "fields": fields(shown($0))] }),
      "filters": .array(
        Filter.all.map {
          [
            "name": .string($0.name), "summary": .string($0.summary[language]), "example": .string($0.example.tag),
            "result": .string($0.example.result),
          ]
        }),
    ]
  }

  private func fields(_ list: [Shown]) -> JSONValue {
    .array(
      list.map { shown in
        let field = shown.info
        return [
          "names": .array(field.names.map { .string($0) }), "type": .string(field.kind.rawValue), "mayBeMissing": .bool(field.mayBeMissing),
          "example": .string(shown.example), "origin": .string(shown.origin), "fields": field.item == nil ? .null : fields(shown.fields),
        ]
      })
  }
}
