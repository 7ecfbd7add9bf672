import Diagnostics
import OOXML

extension TagsLeft {
  /// What authors call the elements of a file.
  private static let elements: [String: Bilingual] = [
    "x:dataValidation": Bilingual(zh: "数据验证", en: "data validation"), "x14:dataValidation": Bilingual(zh: "数据验证", en: "data validation"),
    "x:hyperlink": Bilingual(zh: "超链接", en: "hyperlink"), "a:hlinkClick": Bilingual(zh: "图形的超链接", en: "hyperlink of a shape"),
    "x:conditionalFormatting": Bilingual(zh: "条件格式", en: "conditional format"),
    "x14:conditionalFormatting": Bilingual(zh: "条件格式", en: "conditional format"),
    "x:definedName": Bilingual(zh: "名称", en: "defined name"), "x:protectedRange": Bilingual(zh: "允许编辑区域", en: "protected range"),
    "x:scenario": Bilingual(zh: "方案", en: "scenario"), "x:sheetPr": Bilingual(zh: "工作表属性", en: "properties of the sheet"),
    "x:author": Bilingual(zh: "批注的作者", en: "author of comments"), "x:numFmt": Bilingual(zh: "数字格式", en: "number format"),
    "x:cellStyle": Bilingual(zh: "单元格样式", en: "cell style"), "x:tableColumn": Bilingual(zh: "表格的列", en: "column of a table"),
    "c:ser": Bilingual(zh: "图表的系列", en: "series of the chart"), "w:lvl": Bilingual(zh: "编号格式", en: "format of numbers"),
    "w:style": Bilingual(zh: "样式", en: "style"), "w:docVar": Bilingual(zh: "文档变量", en: "document variable"),
    "op:property": Bilingual(zh: "自定义文档属性", en: "custom property"), "v:shape": Bilingual(zh: "旧式图形或控件", en: "old shape or form control"),
    "xdr:sp": Bilingual(zh: "图形", en: "shape"),
  ]

  /// What stands in parts of a kind, by the end of their content type or of their name.
  private static let parts: [(ending: String, words: Bilingual)] = [
    ("threadedcomments+xml", Bilingual(zh: "对话式批注", en: "threaded comment")),
    ("person+xml", Bilingual(zh: "批注的作者", en: "author of comments")),
    ("externallink+xml", Bilingual(zh: "外部工作簿的链接", en: "link to another workbook")), ("table+xml", Bilingual(zh: "表格", en: "table")),
    ("pivotcachedefinition+xml", Bilingual(zh: "数据透视表", en: "pivot table")), ("pivottable+xml", Bilingual(zh: "数据透视表", en: "pivot table")),
    ("connections+xml", Bilingual(zh: "外部数据", en: "external data")), ("querytable+xml", Bilingual(zh: "外部数据", en: "external data")),
    ("custom-properties+xml", Bilingual(zh: "自定义文档属性", en: "custom properties")),
    ("numbering+xml", Bilingual(zh: "多级列表", en: "list numbering")), ("styles+xml", Bilingual(zh: "样式", en: "styles")),
    ("settings+xml", Bilingual(zh: "文档设置", en: "settings")), ("chartshapes+xml", Bilingual(zh: "图表上的图形", en: "shape on a chart")),
    ("chart+xml", Bilingual(zh: "图表", en: "chart")), ("chartex+xml", Bilingual(zh: "新式图表", en: "chart of a new kind")),
    ("vmldrawing", Bilingual(zh: "旧式图形或控件", en: "old shapes or form controls")),
    (".vml", Bilingual(zh: "旧式图形或控件", en: "old shapes or form controls")),
    ("drawing+xml", Bilingual(zh: "图形", en: "shapes")), (".xlsx", Bilingual(zh: "嵌入的工作簿", en: "embedded workbook")),
    (".docx", Bilingual(zh: "嵌入的文档", en: "embedded document")), (".pptx", Bilingual(zh: "嵌入的演示文稿", en: "embedded presentation")),
    ("text/html", Bilingual(zh: "插入的网页", en: "inserted page")),
  ]

  /// "数据验证 prompt": the innermost name on the way that an author knows, and what it has the tag in.
  static func words(of path: [XMLElement], _ attribute: String?) -> Bilingual {
    let named = path.last { elements[$0.tag] != nil }
    let last = path.last?.name ?? ""
    let name = named.flatMap { elements[$0.tag] } ?? Bilingual(zh: last, en: last)
    if attribute == "r:id" { return Bilingual(zh: "\(name.zh)的地址", en: "\(name.en), its address") }
    guard let detail = attribute ?? (named == nil || path.last === named ? nil : last) else { return name }
    let local = detail.split(separator: ":").last ?? ""
    return Bilingual(zh: "\(name.zh) \(local)", en: "\(name.en) \(local)")
  }

  static func words(ofPart part: String, type: String) -> Bilingual {
    let (type, file) = (type.lowercased(), PartName.file(part))
    guard let known = parts.first(where: { type.hasSuffix($0.ending) || file.lowercased().hasSuffix($0.ending) })?.words else {
      return Bilingual(zh: file, en: file)
    }
    guard file != ".xlsx" else { return known }
    return Bilingual(zh: "\(known.zh)（\(file)）", en: "\(known.en) (\(file))")
  }
}
