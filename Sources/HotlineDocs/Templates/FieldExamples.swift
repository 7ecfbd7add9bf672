import Contract
import Documents
import Templating

/// Examples of the fields that name none themselves, from the sample year that comes with the program.
struct FieldExamples {
  private let cycle: CycleView?
  private let year: YearView?

  /// - Parameter sample: the sample's data folder; without one there are no further examples.
  init(sample: String?) {
    guard let sample else {
      (cycle, year) = (nil, nil)
      return
    }
    let workplace = Workplace(data: sample, templates: "", output: "", year: nil, language: .zh)
    let build = BuildRun(workplace, BuildRequest())
    let last = try? workplace.open(.q4)
    cycle = last.flatMap { try? build.view(of: $0) }
    year = cycle.map { YearView(cycles: $0.earlier + [$0], isDraft: false) }
  }

  /// The outermost context of a document of the sample.
  func context(_ recipe: DocumentRecipe) -> Value? { cycle.flatMap { recipe.context($0) } ?? year.flatMap { recipe.context($0) } }

  /// Longer texts are cut, and of lists the length is told. Where the sample has no value, how one is shown.
  static func text(_ value: Value?, _ kind: FieldInfo.Kind) -> String {
    let text = text(value)
    return text.isEmpty ? form(of: kind) : text
  }

  private static func form(of kind: FieldInfo.Kind) -> String {
    switch kind {
    case .text, .prose, .link, .any: "文字"
    case .number: "12"
    case .boolean: "true"
    case .date: "2026-03-04"
    case .moment: "2026-03-04 08:30"
    case .time: "08:30"
    case .duration: "1小时5分钟"
    case .list: "0 项"
    case .chart: "{categories, series}"
    case .object, .picture: ""
    }
  }

  private static func text(_ value: Value?) -> String {
    switch value {
    case .list(let list)?: "\(list.count) 项"
    case .chart(let chart)?: "{categories: \(chart.categories.count) 项, series: \(chart.series.count) 项}"
    case let value?: short(value.plainText ?? "")
    case nil: ""
    }
  }

  private static func short(_ text: String) -> String {
    let line = text.replacing("\n", with: " ")
    return line.count > 40 ? line.prefix(39) + "…" : line
  }

  /// The value of a field: of a list's items, the first that has one.
  static func value(_ name: String, in contexts: [Object]) -> (value: Value?, within: [Object]) {
    let values = contexts.lazy.compactMap { $0[name] }
    let first = values.first { value in
      switch value {
      case .null: false
      case .list(let list): list.count > 0
      case .text(let text): !text.isEmpty
      default: true
      }
    }
    switch first {
    case .object(let object)?: return (first, [object])
    case .list(let list)?:
      return (first, (0..<min(list.count, 200)).compactMap { if case .object(let object) = list[$0] { object } else { nil } })
    default: return (first, [])
    }
  }
}
