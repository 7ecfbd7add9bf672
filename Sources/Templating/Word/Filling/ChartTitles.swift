import OOXML

/// A text with tags in a chart: its title, the title of an axis, a label.
struct ChartTitle: Sendable {
  /// Its number among the chart's pieces of text.
  let piece: Int
  /// Its text among the program's.
  let line: Int
}

/// The texts of a chart that may have tags.
enum ChartTitles {
  /// All pieces in their order, but for the names, categories and values of series, which data replaces.
  static func pieces(of root: XMLElement) -> [XMLElement] {
    let replaced = replaced(in: root)
    var found: [XMLElement] = []
    root.walk { element in
      if element.tag == "a:t" || element.tag == "c:v" { found.append(element) }
      return !replaced.contains(ObjectIdentifier(element))
    }
    return found
  }

  /// The names, categories and values of the series.
  static func replaced(in root: XMLElement) -> Set<ObjectIdentifier> {
    let parts = root.descendants("c:ser").flatMap { $0.all("c:tx") + $0.all("c:cat") + $0.all("c:val") }
    return Set(parts.map { ObjectIdentifier($0) })
  }

  /// Tags that are cut into runs go whole into the first.
  static func gather(in root: XMLElement, _ delimiters: Delimiters) {
    for paragraph in root.descendants("a:p") { CutTags.gather(paragraph.descendants("a:t"), delimiters) }
  }
}
