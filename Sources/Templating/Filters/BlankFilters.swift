import Diagnostics

extension Filter {
  static let fallback = Filter(
    "默认", Bilingual(zh: "没有值时显示的文字", en: "what is shown where there is no value"),
    example: Example(value: .null, tag: "{{备注|默认:无}}", result: "无"), argument: .required, takesBlank: true
  ) { value, argument, _ in
    switch value {
    case .null: .success(.text(argument ?? ""))
    case .text(let text) where text.isEmpty: .success(.text(argument ?? ""))
    default: .success(value)
    }
  }

  static let mayBeBlank = Filter(
    "可空", Bilingual(zh: "允许没有值", en: "the value may be missing"),
    example: Example(value: .null, tag: "{{备注|可空}}", result: ""), takesBlank: true
  ) { value, _, _ in .success(value) }

  static let ordinal = Filter(
    "序号", Bilingual(zh: "所在列表中的第几项，从 1 起", en: "the number of the item in its list, from 1"),
    example: Example(value: .list(ValueList([.text("甲")])), tag: "{{#项}}{{.|序号}}. {{.}}{{/项}}", result: "1. 甲"), takesBlank: true
  ) { _, _, position in
    guard let position else { return .failure(FilterFault("只能用在列表的区段里", "stands only inside a section over a list")) }
    return .success(.number(Number(position.index + 1)))
  }
}
