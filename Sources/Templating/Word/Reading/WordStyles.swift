import OOXML

/// What the engine needs to know of a document's styles.
struct WordStyles: Sendable {
  struct Style: Sendable {
    let id: String
    let name: String
    let type: String
    let basedOn: String?
    let outline: Int?
    fileprivate let spacing: [String: String]
    fileprivate let size: Int?
    fileprivate let breaksPage: Bool
  }

  /// How high and wide the text of a paragraph style is, in twips: for guessing pages.
  struct Metrics: Sendable {
    var line = 312
    var around = 0
    /// Half the width of a CJK character.
    var half = 105
    var breaksPage = false
  }

  private(set) var styles: [String: Style] = [:]
  private var defaultSize = 21
  private var defaultStyle: String?

  init() {}

  init(_ root: XMLElement) {
    for element in root.all("w:style") {
      guard let id = element["w:styleId"] else { continue }
      styles[id] = Style(
        id: id, name: element.first("w:name")?["w:val"]?.lowercased() ?? "", type: element["w:type"] ?? "paragraph",
        basedOn: element.first("w:basedOn")?["w:val"], outline: element.first("w:pPr", "w:outlineLvl")?["w:val"].flatMap { Int($0) },
        spacing: Dictionary(
          (element.first("w:pPr", "w:spacing")?.attributes ?? []).map { ($0.tag, $0.value) }, uniquingKeysWith: { first, _ in first }),
        size: element.first("w:rPr", "w:sz")?["w:val"].flatMap { Int($0) }, breaksPage: element.first("w:pPr", "w:pageBreakBefore") != nil)
      if element["w:default"] == "1", element["w:type"] == "paragraph" { defaultStyle = id }
    }
    if let size = root.first("w:docDefaults", "w:rPrDefault", "w:rPr", "w:sz")?["w:val"].flatMap({ Int($0) }) { defaultSize = size }
  }

  /// The metrics of a style with what it inherits; of the default style for `nil`.
  func metrics(of id: String?) -> Metrics {
    var spacing: [String: String] = [:]
    var size: Int?
    var metrics = Metrics()
    var next = id ?? defaultStyle
    for _ in 0..<20 {
      guard let style = next.flatMap({ styles[$0] }) else { break }
      spacing.merge(style.spacing) { own, _ in own }
      size = size ?? style.size
      metrics.breaksPage = metrics.breaksPage || style.breaksPage
      next = style.basedOn
    }
    let points = size ?? defaultSize
    func twips(_ name: String) -> Int { spacing[name].flatMap { Int($0) } ?? 0 }
    let line = max(twips("w:line"), 0)
    metrics.half = max(1, points * 5)
    metrics.line =
      spacing["w:lineRule"] == "exact" || spacing["w:lineRule"] == "atLeast" ? line : points * 13 * (line == 0 ? 240 : line) / 240
    metrics.line = max(20, metrics.line)
    metrics.around = max(0, twips("w:before")) + max(0, twips("w:after"))
    return metrics
  }

  /// The metrics of all paragraph styles, by id.
  var allMetrics: [String: Metrics] {
    Dictionary(uniqueKeysWithValues: styles.values.filter { $0.type == "paragraph" }.map { ($0.id, metrics(of: $0.id)) })
  }

  /// The id of a style by the name that Word knows it by: "heading 1", "toc 2", "hyperlink".
  func id(named name: String, type: String = "paragraph") -> String? {
    styles.values.filter { $0.name == name && $0.type == type }.map(\.id).min()
  }

  /// The name of a paragraph's style, in lower case.
  func name(of paragraph: XMLElement) -> String? { paragraph.first("w:pPr", "w:pStyle")?["w:val"].flatMap { styles[$0]?.name } }

  /// 1 for a chapter, 9 for the deepest; `nil` for a paragraph that is no heading.
  func headingLevel(of paragraph: XMLElement) -> Int? {
    let properties = paragraph.first("w:pPr")
    if let direct = properties?.first("w:outlineLvl")?["w:val"].flatMap({ Int($0) }) { return direct < 9 ? direct + 1 : nil }
    var id = properties?.first("w:pStyle")?["w:val"]
    for _ in 0..<20 {
      guard let style = id.flatMap({ styles[$0] }) else { return nil }
      if let outline = style.outline { return outline < 9 ? outline + 1 : nil }
      for prefix in ["heading ", "标题 "] where style.name.hasPrefix(prefix) {
        if let level = Int(style.name.dropFirst(prefix.count)), (1...9).contains(level) { return level }
      }
      id = style.basedOn
    }
    return nil
  }
}
