import Diagnostics

/// Why a filter cannot take a value or an argument.
public struct FilterFault: Error, Sendable {
  public let reason: Bilingual
  init(_ zh: String, _ en: String) { reason = Bilingual(zh: zh, en: en) }

  /// The value is of a wrong kind: "不能用于列表".
  static func cannotTake(_ value: Value) -> FilterFault {
    let (zh, en) = value.kindName
    if let text = value.plainText, !text.isEmpty {
      return FilterFault("不能用于\(zh)“\(text.prefix(20))”", "cannot take \(en), \"\(text.prefix(20))\"")
    }
    return FilterFault("不能用于\(zh)", "cannot take \(en)")
  }
}

/// What a tag does to a value before it is shown: `{{金额|大写}}`.
///
/// A class, as an expression is: a filling passes it along a million times.
public final class Filter: Sendable {
  /// Whether the filter has an argument.
  public enum Argument: Sendable {
    case none, optional, required
  }

  /// A tag and what it makes of a value; the first test of every filter.
  public struct Example: Sendable {
    public let value: Value
    public let tag: String
    public let result: String
  }

  public let name: String
  public let summary: Bilingual
  public let example: Example
  public let argument: Argument
  /// Whether it does something where there is no value; other filters leave nothing as nothing.
  public let takesBlank: Bool
  /// The kinds of fields that it can take; lint knows before there is data.
  public let kinds: Set<FieldInfo.Kind>
  private let checkArgument: @Sendable (String) -> FilterFault?
  let apply: @Sendable (_ value: Value, _ argument: String?, _ position: (index: Int, count: Int)?) -> Result<Value, FilterFault>

  init(
    _ name: String, _ summary: Bilingual, example: Example, argument: Argument = .none, takesBlank: Bool = false,
    kinds: Set<FieldInfo.Kind> = Set(FieldInfo.Kind.allCases),
    checkArgument: @escaping @Sendable (String) -> FilterFault? = { _ in nil },
    apply: @escaping @Sendable (Value, String?, (index: Int, count: Int)?) -> Result<Value, FilterFault>
  ) {
    self.name = name
    self.summary = summary
    self.example = example
    self.argument = argument
    self.takesBlank = takesBlank
    self.kinds = kinds
    self.checkArgument = checkArgument
    self.apply = apply
  }

  func takes(_ kind: FieldInfo.Kind) -> Bool { kind == .any || kinds.contains(kind) }

  /// Whether a tag may call the filter with this argument, told when the template is compiled.
  func fault(ofArgument text: String?) -> FilterFault? {
    switch (argument, text) {
    case (.none, _?): FilterFault("没有参数", "takes no argument")
    case (.required, nil): FilterFault("缺少参数，如 \(example.tag)", "needs an argument, as in \(example.tag)")
    case (_, let text?): checkArgument(text)
    case (_, nil): nil
    }
  }
}

extension Filter {
  /// All filters that every template has, in the specification's order.
  public static let all: [Filter] = [
    .capital, .amount, .number, .grouped, .percent, .date, .time, .duration, .mask, .fallback, .mayBeBlank, .ordinal, .lineBreaks,
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// The filter of a name.
  public static func named(_ name: String) -> Filter? { byName[name] }
}
