import OOXML

/// What the engine needs to know of a document's styles.
struct WordStyles: Sendable {
  struct Style: Sendable {
    let id: String
    let name: String
    let type: String
    let basedOn: String?
    let outline: Int?
  }

  private(set) var styles: [String: Style] = [:]

  init() {}

  init(_ root: XMLElement) {
    for element in root.all("w:style") {
      guard let id = element["w:styleId"] else { continue }
      styles[id] = Style(
        id: id, name: element.first("w:name")?["w:val"]?.lowercased() ?? "", type: element["w:type"] ?? "paragraph",
        basedOn: element.first("w:basedOn")?["w:val"], outline: element.first("w:pPr", "w:outlineLvl")?["w:val"].flatMap { Int($0) })
    }
  }

  /// The id of a style by the name that Word knows it by: "heading 1", "toc 2", "hyperlink".
  func id(named name: String, type: String = "paragraph") -> String? {
    styles.values.filter { $0.name == name && $0.type == type }.map(\.id).min()
  }

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
