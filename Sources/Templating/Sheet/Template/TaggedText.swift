import Diagnostics
import OOXML

/// Text with tags that stands outside of cells: in a comment, a shape, a chart's title.
struct TaggedText {
  let nodes: [TextNode]
  /// The font of each run.
  let properties: [XMLElement?]

  /// `nil` for a text without tags.
  init?(_ text: CellText, at site: Site, delimiters: Delimiters, in compilation: inout Compilation) {
    var scanner = TagScanner(delimiters)
    var scanned = ScannedCell(column: 1, site: site)
    scanned.scalars = Array(text.plain.unicodeScalars)
    let pieces = compilation.pieces(of: scanned.scalars, &scanner, at: site)
    scanned.pieces = pieces
    guard scanned.hasTags else { return nil }
    var compiler = CellTextCompiler(scanned, text, compilation)
    nodes = compiler.nodes(Array(pieces.indices))
    compilation = compiler.compilation
    properties = text.runs.map(\.properties)
  }

  /// What it says for the present data, in its runs.
  func runs(_ evaluator: inout Evaluator) -> [(properties: XMLElement?, text: String)] {
    CellOutput.runs(nodes, &evaluator).filter { !$0.text.isEmpty }.map { (properties[$0.run], $0.text) }
  }
}

extension CellText {
  /// A paragraph of a shape or chart.
  init(paragraph: XMLElement) {
    runs = []
    for child in paragraph.elements {
      switch child.tag {
      case "a:r", "a:fld": runs.append(Run(properties: child.first("a:rPr"), text: child.first("a:t")?.text ?? ""))
      case "a:br": runs.append(Run(properties: child.first("a:rPr"), text: "\n"))
      default: break
      }
    }
  }
}

extension TaggedText {
  /// Fills a paragraph of a shape or chart.
  func fill(paragraph: XMLElement, _ evaluator: inout Evaluator) {
    let prefix = paragraph.name.hasSuffix("p") ? String(paragraph.name.dropLast()) : "a:"
    func element(_ name: String, _ children: [XMLNode]) -> XMLElement {
      XMLElement(name: prefix + name, tag: "a:" + name, children: children)
    }
    var lines: [XMLNode] = []
    for (properties, text) in runs(&evaluator) {
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        let font: [XMLNode] = properties.map { [.element($0.copy())] } ?? []
        if index > 0 { lines.append(.element(element("br", font))) }
        if !line.isEmpty { lines.append(.element(element("r", font + [.element(element("t", [.text(String(line))]))]))) }
      }
    }
    let kept = paragraph.children.filter { ["a:pPr", "a:endParaRPr"].contains($0.element?.tag) }
    paragraph.children =
      kept.filter { $0.element?.tag == "a:pPr" } + lines + kept.filter { $0.element?.tag == "a:endParaRPr" }
  }

  /// Fills the text of a comment.
  func fill(comment text: XMLElement, _ evaluator: inout Evaluator) {
    let prefix = text.name.hasSuffix("text") ? String(text.name.dropLast(4)) : ""
    func element(_ name: String, _ children: [XMLNode]) -> XMLElement {
      XMLElement(name: prefix + name, tag: "x:" + name, children: children)
    }
    text.children = runs(&evaluator).map { properties, line in
      let content = element("t", [.text(line)])
      content["xml:space"] = "preserve"
      return .element(element("r", (properties.map { [.element($0.copy())] } ?? []) + [.element(content)]))
    }
  }
}
