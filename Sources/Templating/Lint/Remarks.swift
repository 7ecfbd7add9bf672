import Diagnostics

extension Compilation {
  /// Notes what is odd about a tag's spelling; the tag works all the same.
  public mutating func remark(_ tag: Tag, at site: Site) {
    for oddity in tag.oddities { remarks.add(.other(.templateSpelling, oddity.reason, hint: oddity.hint), source: tag.source, at: site) }
    guard case .variable = tag.kind, let first = tag.path.first?.first, first == "*" || first == "+" || first == "%" else { return }
    let reason = Bilingual(zh: "像 poi-tl 的 {{\(first)…}} 写法，这里没有这种标签", en: "looks like poi-tl's {{\(first)…}}, which does not exist here")
    let hint = Bilingual(
      zh: "列表用区段 {{#名称}}…{{/名称}}，子文档用 {{> 名称}}", en: "use a section {{#name}}…{{/name}} for lists, {{> name}} for another document")
    remarks.add(.other(.templateSpelling, reason, hint: hint), source: tag.source, at: site)
  }
}

extension Tag.Oddity {
  var reason: Bilingual {
    switch self {
    case .fullWidth: Bilingual(zh: "标签里有全角符号", en: "the tag has full-width characters")
    case .curlyQuote: Bilingual(zh: "标签里有弯引号", en: "the tag has curly quotes")
    case .oddSpace: Bilingual(zh: "标签里有不间断空格或全角空格", en: "the tag has no-break or full-width spaces")
    case .invisible: Bilingual(zh: "标签里有看不见的零宽字符", en: "the tag has invisible zero-width characters")
    case .poiSection: Bilingual(zh: "{{?…}} 是 poi-tl 的写法", en: "{{?…}} is poi-tl's spelling")
    case .poiPicture: Bilingual(zh: "{{@…}} 是 poi-tl 的写法", en: "{{@…}} is poi-tl's spelling")
    }
  }

  var hint: Bilingual {
    switch self {
    case .poiSection: Bilingual(zh: "改为 {{#名称}}", en: "write {{#name}}")
    case .poiPicture: Bilingual(zh: "把 {{@名称}} 写进占位图片的替代文字", en: "put {{@name}} into the alternative text of a placeholder picture")
    default: Bilingual(zh: "改为半角的普通字符", en: "use plain characters")
    }
  }
}
