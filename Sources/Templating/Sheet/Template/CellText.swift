import OOXML

/// The text of a cell in its runs, each with its own font where the author gave it one.
struct CellText {
  struct Run {
    /// The run's `rPr`; `nil` for the cell's own font.
    var properties: XMLElement?
    var text: String
  }

  var runs: [Run]

  /// Reads an `si` or `is`. Phonetic readings are not kept with a text that changes.
  init(_ element: XMLElement) {
    runs = []
    for child in element.elements {
      switch child.tag {
      case "x:t": runs.append(Run(text: child.text))
      case "x:r": runs.append(Run(properties: child.first("x:rPr"), text: child.first("x:t")?.text ?? ""))
      default: break
      }
    }
  }

  init(_ text: String) { runs = [Run(text: text)] }

  var plain: String { runs.map(\.text).joined() }
}

/// The texts that cells share, by number.
final class SharedStrings {
  let part: String?
  private let document: XMLDocument?
  private let items: [XMLElement]
  private var texts: [Int: String] = [:]
  private var emptied: Set<Int> = []

  init(_ package: OfficePackage, workbook: String) throws {
    part = try package.related(workbook, kind: "sharedStrings")
    document = try part.map { try package.document(of: $0) }
    items = document?.root.all("x:si") ?? []
  }

  var count: Int { items.count }

  subscript(index: Int) -> CellText? { items.indices.contains(index) ? CellText(items[index]) : nil }

  func text(_ index: Int) -> String {
    if let known = texts[index] { return known }
    let text = self[index]?.plain ?? ""
    texts[index] = text
    return text
  }

  /// Takes a template's text out, since no cell shows it any more; the numbers of the others stay.
  func empty(_ index: Int) { emptied.insert(index) }

  /// The table without the emptied texts; `nil` when it is as it was.
  var changed: XMLDocument? {
    guard let document, !emptied.isEmpty else { return nil }
    for index in emptied.sorted() where items.indices.contains(index) {
      let name = items[index].name
      let prefix = name.hasSuffix("si") ? String(name.dropLast(2)) : ""
      items[index].children = [.element(XMLElement(name: prefix + "t", tag: "x:t"))]
    }
    return document
  }
}
