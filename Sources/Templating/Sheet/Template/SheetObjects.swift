import Diagnostics
import OOXML

/// What on a sheet has tags outside of its cells: comments, and the shapes, pictures and charts of its drawing.
struct SheetObjects {
  /// What a picture or chart is bound to by its alternative text.
  enum Binding {
    case picture(Expression)
    case chart(Expression)
  }

  /// A drawing's anchor: a picture, shape, chart or group with the cell that it hangs on.
  struct Anchor {
    let cell: CellAddress?
    /// By the number of the object's properties (`cNvPr`) within the anchor.
    var bindings: [Int: Binding] = [:]
    /// And then by the attribute: its name, its alternative text, its title.
    var texts: [Int: [String: TaggedText]] = [:]
    /// By the number of the paragraph within the anchor.
    var paragraphs: [Int: TaggedText] = [:]

    var isBoundToData: Bool { bindings.values.contains { if case .chart = $0 { true } else { false } } }
    var isPlain: Bool { bindings.isEmpty && texts.isEmpty && paragraphs.isEmpty }
  }

  /// By the number of the comment in its part.
  private(set) var comments: [Int: (cell: CellAddress, text: TaggedText)] = [:]
  /// By part, then by the number of the anchor.
  private(set) var anchors: [String: [Int: Anchor]] = [:]
  /// By part, then by the number of the paragraph; and the cell that the chart hangs on.
  private(set) var charts: [String: (cell: CellAddress?, paragraphs: [Int: TaggedText])] = [:]

  /// The parts in which tags are filled.
  private(set) var parts: [String] = []

  private let file: String
  private let sheet: String
  private let sheetNames: [String]
  private let delimiters: Delimiters

  init(
    _ package: OfficePackage, part: String, sheet: String, file: String, sheetNames: [String], delimiters: Delimiters,
    in compilation: inout Compilation
  ) throws {
    self.file = file
    self.sheetNames = sheetNames
    self.sheet = sheet
    self.delimiters = delimiters
    for link in try package.relationships(of: part).items {
      guard let target = package.target(of: link, from: part) else { continue }
      switch link.kind {
      case "comments": try readComments(target, package, in: &compilation)
      case "drawing": try readDrawing(target, package, in: &compilation)
      default: break
      }
    }
  }

  var isEmpty: Bool { comments.isEmpty && anchors.isEmpty && charts.isEmpty }

  private func site(_ zh: String, _ en: String, _ cell: CellAddress?) -> Site {
    Site(
      file: file, words: Bilingual(zh: "\(sheet) \(zh)", en: "\(sheet), \(en)"), sheet: sheet, row: cell?.row, cell: cell?.description)
  }

  private func left(at site: Site) -> TagsLeft { TagsLeft(at: site, delimiters, sheets: sheetNames) }

  private mutating func readComments(_ part: String, _ package: OfficePackage, in compilation: inout Compilation) throws {
    let document = try package.document(of: part)
    parts.append(part)
    let whole = Site(file: file, words: Bilingual(zh: sheet, en: sheet), sheet: sheet)
    left(at: whole).look(in: document.root, skips: { $0.tag == "x:text" }, &compilation.problems)
    for (index, comment) in (document.root.first("x:commentList")?.all("x:comment") ?? []).enumerated() {
      guard let cell = comment["ref"].flatMap({ CellAddress($0) }), let text = comment.first("x:text"),
        let tagged = TaggedText(
          CellText(text), at: site("\(cell) 的批注", "comment at \(cell)", cell), delimiters: delimiters, in: &compilation)
      else { continue }
      comments[index] = (cell, tagged)
    }
  }

  private mutating func readDrawing(_ part: String, _ package: OfficePackage, in compilation: inout Compilation) throws {
    parts.append(part)
    let links = try package.relationships(of: part)
    for (index, element) in try package.document(of: part).root.elements.enumerated() {
      var anchor = Anchor(cell: CellAddress(corner: element.first("xdr:from")))
      let shapes = element.descendants("xdr:cNvPr")
      let name = shapes.first?["name"] ?? "?"
      let site = site("图形“\(name)”", "the shape “\(name)”", anchor.cell)
      for (number, properties) in shapes.enumerated() { bind(properties, number, &anchor, at: site, in: &compilation) }
      for (number, paragraph) in element.descendants("a:p").enumerated() {
        anchor.paragraphs[number] = TaggedText(CellText(paragraph: paragraph), at: site, delimiters: delimiters, in: &compilation)
      }
      if !anchor.isPlain { anchors[part, default: [:]][index] = anchor }
      left(at: site).look(
        in: element, links: links, skips: { $0.tag == "a:p" },
        fills: { $0.tag == "xdr:cNvPr" && Self.named.contains($1) }, &compilation.problems)
      for chart in element.descendants("c:chart") {
        guard let link = chart["r:id"].flatMap({ links[$0] }), let target = package.target(of: link, from: part) else { continue }
        var found: [Int: TaggedText] = [:]
        let root = try package.document(of: target).root
        for (number, paragraph) in root.descendants("a:p").enumerated() {
          found[number] = TaggedText(CellText(paragraph: paragraph), at: site, delimiters: delimiters, in: &compilation)
        }
        let replaced = anchor.isBoundToData ? ChartTitles.replaced(in: root) : []
        // What a chart remembers of cells is made anew.
        left(at: site).look(
          in: root, skips: { $0.tag == "a:p" || $0.tag.hasSuffix("Cache") || replaced.contains(ObjectIdentifier($0)) },
          &compilation.problems)
        parts.append(target)
        if !found.isEmpty { charts[target] = (anchor.cell, found) }
      }
    }
  }

  /// An object's alternative text and title: what it is bound to, or a text with tags.
  private func bind(_ properties: XMLElement, _ number: Int, _ anchor: inout Anchor, at site: Site, in compilation: inout Compilation) {
    for text in [properties["descr"], properties["title"]].compactMap({ $0 }) {
      var scanner = TagScanner(delimiters)
      for case .tag(let tag, _) in scanner.scan(Array(text.unicodeScalars)).pieces {
        if case .picture = tag.kind {
          compilation.remark(tag, at: site)
          anchor.bindings[number] = .picture(Expression(tag, at: site, in: &compilation))
          return
        }
        if let path = ChartName.path(of: tag) {
          compilation.remark(tag, at: site)
          let bound = Tag(kind: .variable, path: path, filters: tag.filters, oddities: tag.oddities, source: tag.source)
          anchor.bindings[number] = .chart(Expression(bound, at: site, in: &compilation))
          return
        }
      }
    }
    for name in Self.named {
      guard let text = properties[name] else { continue }
      anchor.texts[number, default: [:]][name] = TaggedText(CellText(text), at: site, delimiters: delimiters, in: &compilation)
    }
    if anchor.texts[number]?.isEmpty ?? false { anchor.texts[number] = nil }
  }

  /// The attributes in which a shape's name and alternative texts stand.
  private static let named = ["name", "descr", "title"]
}

extension CellAddress {
  /// The cell of a corner of a drawing's anchor, which counts from 0.
  init?(corner: XMLElement?) {
    func number(_ tag: String) -> Int? { corner?.first(tag).flatMap { Int($0.text.filter { !$0.isWhitespace }) }.map { $0 + 1 } }
    guard let row = number("xdr:row"), let column = number("xdr:col") else { return nil }
    self.init(row: row, column: column)
  }
}
