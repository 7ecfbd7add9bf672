import Diagnostics
import OOXML

/// Compiles the text of one cell: its tags in their runs, the sections that open and close within it.
struct CellTextCompiler {
  private let cell: ScannedCell
  private let text: CellText
  private(set) var compilation: Compilation
  /// Where each run begins, in scalars.
  private let starts: [Int]

  private struct Open {
    let tag: Tag
    let section: Expression
    let isInverted: Bool
    var nodes: [TextNode] = []
  }

  init(_ cell: ScannedCell, _ text: CellText, _ compilation: Compilation) {
    self.cell = cell
    self.text = text
    self.compilation = compilation
    var starts: [Int] = []
    var at = 0
    for run in text.runs {
      starts.append(at)
      at += run.text.unicodeScalars.count
    }
    self.starts = starts
  }

  private func run(at position: Int) -> Int { max(0, (starts.firstIndex { $0 > position } ?? starts.count) - 1) }

  var content: CellTemplate.Content {
    mutating get {
      let rest = cell.pieces.indices.filter { !cell.taken.contains($0) && !isComment($0) }
      let runs = text.runs.map(\.properties)
      if rest.count == 1, case .tag(let tag, let range) = cell.pieces[rest[0]], case .variable = tag.kind {
        return .value(ValueCell(Expression(tag, at: cell.site, in: &compilation), properties: runs[run(at: range.lowerBound)]))
      }
      return .text(nodes(rest), runs: runs)
    }
  }

  private func isComment(_ piece: Int) -> Bool {
    guard case .tag(let tag, _) = cell.pieces[piece] else { return false }
    switch tag.kind {
    case .comment, .delimiters: return true
    default: return false
    }
  }

  /// The pieces as a tree.
  mutating func nodes(_ pieces: [Int]) -> [TextNode] {
    var open: [Open] = []
    var nodes: [TextNode] = []
    func add(_ node: TextNode) {
      if open.isEmpty { nodes.append(node) } else { open[open.count - 1].nodes.append(node) }
    }
    for piece in pieces {
      switch cell.pieces[piece] {
      case .text(let range): literals(range).forEach(add)
      case .tag(let tag, let range):
        switch tag.kind {
        case .comment, .delimiters: break
        case .variable: add(.value(Expression(tag, at: cell.site, in: &compilation), run: run(at: range.lowerBound)))
        case .section, .inverted:
          var inverted = false
          if case .inverted = tag.kind { inverted = true }
          open.append(Open(tag: tag, section: Expression(tag, at: cell.site, in: &compilation), isInverted: inverted))
        case .close:
          guard let last = open.last, last.tag.path == tag.path else {
            if let last = open.last {
              compilation.problems.add(.nesting(tag.name, other: last.tag.source, at: cell.site), source: tag.source, at: cell.site)
            } else {
              compilation.problems.add(.strayClose(tag.name), source: tag.source, at: cell.site)
            }
            continue
          }
          open.removeLast()
          add(.section(last.section, inverted: last.isInverted, last.nodes))
        case .partial:
          compilation.problems.add(
            .partial(
              tag.name, outOf: Bilingual(zh: "工作簿里放不了子模板", en: "a workbook takes no partial"),
              hint: Bilingual(zh: "把子模板的行直接写进这个工作表", en: "write the partial's rows into this sheet")), source: tag.source, at: cell.site)
        case .picture:
          compilation.problems.add(
            .type(
              tag.name, Bilingual(zh: "是图片标签，单元格里放不了图片，请写在占位图片的替代文字里", en: "is a picture's tag: put it into the alt text of a picture")),
            source: tag.source, at: cell.site)
        }
      }
    }
    for left in open { compilation.problems.add(.openSection(left.tag.name), source: left.tag.source, at: cell.site) }
    return nodes
  }

  /// A stretch of text, cut where another run begins.
  private func literals(_ range: Range<Int>) -> [TextNode] {
    var nodes: [TextNode] = []
    var at = range.lowerBound
    while at < range.upperBound {
      let run = run(at: at)
      let end = min(range.upperBound, run + 1 < starts.count ? starts[run + 1] : range.upperBound)
      nodes.append(.literal(string(cell.scalars[at..<end]), run: run))
      at = end
    }
    return nodes
  }
}
