import Diagnostics

/// What can be wrong with a tag, before it has a place.
public enum Fault: Sendable {
  case syntax(SyntaxFault)
  /// The name, and the nearest one that exists.
  case unknownField(String, nearest: String?)
  case missingValue(String)
  case unknownFilter(String)
  case filter(String, Bilingual)
  /// The value of the field is of a kind that cannot stand there: a list where a text is shown.
  case type(String, Bilingual)
  /// A section that is never closed.
  case openSection(String)
  /// A closing tag that no section waits for.
  case strayClose(String)
  /// Section and closing tag whose places or names do not nest; the other place is named.
  case nesting(String, other: String, at: Site)
  case partial(String, Bilingual)
  /// Anything that one file format alone can have wrong.
  case other(FindingKind, Bilingual, hint: Bilingual)

  /// Partials that call themselves or one another without end, or nearly so.
  static func tooManyCalls(_ name: String) -> Fault {
    .partial(name, Bilingual(zh: "子模板互相调用的次数过多", en: "partials call one another too often"))
  }

  /// A partial that is there, or may be, and cannot stand here.
  static func partial(_ name: String, outOf place: Bilingual, hint: Bilingual) -> Fault {
    .other(.templatePartial, Bilingual(zh: "子模板 \(name): \(place.zh)", en: "partial \(name): \(place.en)"), hint: hint)
  }

  var kind: FindingKind {
    switch self {
    case .syntax(.unclosed): .templateUnclosed
    case .syntax: .templateSyntax
    case .unknownField: .templateUnknownField
    case .missingValue: .templateMissingValue
    case .unknownFilter, .filter: .templateFilter
    case .type: .templateType
    case .openSection, .strayClose, .nesting: .templateNesting
    case .partial: .templatePartial
    case .other(let kind, _, _): kind
    }
  }

  var reason: Bilingual {
    switch self {
    case .syntax(let fault): fault.reason
    case .unknownField(_, let nearest?): Bilingual(zh: "没有这个字段，是不是 \(nearest)?", en: "no such field; did you mean \(nearest)?")
    case .unknownField(let name, nil): Bilingual(zh: "没有字段 \(name)", en: "there is no field \(name)")
    case .missingValue(let name): Bilingual(zh: "\(name) 没有值", en: "\(name) has no value")
    case .unknownFilter(let name):
      Suggestion.nearest(to: name, among: Filter.all.map(\.name)).map {
        Bilingual(zh: "没有过滤器 \(name)，是不是 \($0)?", en: "there is no filter \(name); did you mean \($0)?")
      } ?? Bilingual(zh: "没有过滤器 \(name)", en: "there is no filter \(name)")
    case .filter(let name, let reason): Bilingual(zh: "过滤器 \(name): \(reason.zh)", en: "filter \(name): \(reason.en)")
    case .type(let name, let reason): Bilingual(zh: "\(name) \(reason.zh)", en: "\(name) \(reason.en)")
    case .openSection(let name): Bilingual(zh: "缺少 {{/\(name)}}", en: "{{/\(name)}} is missing")
    case .strayClose(let name): Bilingual(zh: "前面没有打开的 {{#\(name)}}", en: "no {{#\(name)}} is open here")
    case .nesting(_, let other, let site):
      Bilingual(
        zh: "与 \(site.file) \(site.words.zh) 的 \(other) 不能配成一对", en: "does not pair with \(other) at \(site.file) \(site.words.en)")
    case .partial(let name, let reason): Bilingual(zh: "子模板 \(name): \(reason.zh)", en: "partial \(name): \(reason.en)")
    case .other(_, let reason, _): reason
    }
  }

  var hint: Bilingual {
    switch self {
    case .syntax(.unclosed): Bilingual(zh: "补上结束标记，开始与结束须在同一段落或单元格内", en: "close the tag within the same paragraph or cell")
    case .syntax: Bilingual(zh: "写作 {{名称}} 或 {{名称|过滤器:参数}}", en: "write {{name}} or {{name|filter:argument}}")
    case .unknownField(_, let nearest?): Bilingual(zh: "改为 \(nearest)", en: "change it to \(nearest)")
    case .unknownField, .type: Bilingual(zh: "hotline-docs template fields 列出全部字段", en: "hotline-docs template fields lists all fields")
    case .missingValue: Bilingual(zh: "补全数据，或加 |可空 允许空白", en: "complete the data, or add |可空 where it may be blank")
    case .unknownFilter, .filter:
      Bilingual(zh: "hotline-docs template fields 列出全部过滤器", en: "hotline-docs template fields lists all filters")
    case .openSection, .strayClose, .nesting:
      Bilingual(
        zh: "{{#名称}} 与 {{/名称}} 须成对，并同在一个段落、单元格、行或正文层次",
        en: "{{#name}} and {{/name}} pair up within one paragraph, cell, row or level of the text")
    case .partial: Bilingual(zh: "把子模板放在子模板文件夹内，扩展名与模板相同", en: "put the partial into its folder, with the template's extension")
    case .other(_, _, let hint): hint
    }
  }
}

extension SyntaxFault {
  var reason: Bilingual {
    switch self {
    case .unclosed: Bilingual(zh: "标签没有结束", en: "the tag is not closed")
    case .empty: Bilingual(zh: "标签里没有名称", en: "the tag has no name")
    case .name: Bilingual(zh: "名称写法不对", en: "the name is not well formed")
    case .object: Bilingual(zh: "标签中间有符号、图片之类不是文字的东西", en: "a symbol, a picture or the like stands in the midst of the tag")
    case .filter: Bilingual(zh: "竖线后面没有过滤器", en: "no filter follows the bar")
    case .delimiters: Bilingual(zh: "定界符写法不对，应如 {{=<% %>=}}", en: "delimiters are set as in {{=<% %>=}}")
    }
  }
}
