/// The `template.*` findings: what can be wrong with a template. They are of no cycle, so the specification's table does not list them.
extension FindingKind {
  public static let templateSyntax = template("syntax", zh: "标签写法有误。", en: "A tag is not well formed.")
  public static let templateUnclosed = template("unclosed", zh: "标签没有结束。", en: "A tag is not closed.")
  public static let templateUnknownField = template("unknown-field", zh: "标签的字段不存在。", en: "A tag names a field that does not exist.")
  public static let templateMissingValue = template(
    "missing-value", zh: "字段没有值，而标签没有写明可空。", en: "A field has no value, and its tag does not say that it may be blank.")
  public static let templateFilter = template(
    "filter", zh: "过滤器不存在，或不能用于该值。", en: "A filter does not exist, or cannot take the value.")
  public static let templateType = template(
    "type", zh: "字段的值不能放在标签所在之处。", en: "The value of a field cannot stand where its tag does.")
  public static let templateNesting = template(
    "nesting", zh: "区段的开始与结束不成对。", en: "The opening and closing tags of a section do not pair.")
  public static let templatePartial = template("partial", zh: "子模板找不到或不能用。", en: "A partial is missing or cannot be used.")
  public static let templateReference = template(
    "reference", zh: "模板里的引用失去所指，或不能移动。", en: "A reference of the template leads nowhere, or cannot be moved.")
  public static let templateUnsupported = template(
    "unsupported", zh: "模板用了引擎不支持的内容。", en: "The template uses what the engine does not support.")
  public static let templateData = template("data", zh: "数据读不懂。", en: "The data cannot be read.")
  public static let templateFile = template("file", zh: "模板文件读不懂。", en: "The template's file cannot be read.")
  public static let templateAmount = template(
    "amount", zh: "填好的文件里，金额的大写与小写不符。", en: "In the filled document an amount in capital numerals is not the one in figures.")
  public static let templateMayBeMissing = template(
    "may-be-missing", .warning, zh: "字段可能没有值，而标签没有写明可空。",
    en: "A field may have no value, and its tag does not say that it may be blank.")
  public static let templateLayout = template(
    "layout", .warning, zh: "模板的版面不会如作者所想。", en: "The template's layout will not come out as its author means.")
  public static let templateSpelling = template(
    "spelling", .note, zh: "标签里有全角、弯引号等字符，或用了别家写法；仍能读懂。",
    en: "A tag has full-width or autocorrected characters, or another engine's spelling; it is understood.")

  public static let allTemplate: [FindingKind] = [
    .templateSyntax, .templateUnclosed, .templateUnknownField, .templateMissingValue, .templateFilter, .templateType, .templateNesting,
    .templatePartial, .templateReference, .templateUnsupported, .templateData, .templateFile, .templateAmount, .templateMayBeMissing,
    .templateLayout, .templateSpelling,
  ]

  private static func template(_ name: String, _ severity: Severity = .error, zh: String, en: String) -> FindingKind {
    FindingKind("template.\(name)", severity, clause: nil, risk: .none, rule: Bilingual(zh: zh, en: en))
  }
}
