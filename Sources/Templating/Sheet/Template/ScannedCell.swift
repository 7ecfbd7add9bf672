import OOXML

/// A cell with its text cut into pieces, before it is known which of its tags repeat rows.
struct ScannedCell {
  /// Of a text that is no cell's, an empty one.
  let element: XMLElement
  let column: Int
  let site: Site
  var shared: Int?
  var text: CellText?
  var scalars: [Unicode.Scalar] = []
  var pieces: [TagScanner.Piece] = []
  /// The pieces that repeat rows and are no part of the cell's text.
  var taken: Set<Int> = []

  init(element: XMLElement = XMLElement("x:c"), column: Int, site: Site) {
    self.element = element
    self.column = column
    self.site = site
  }

  var hasTags: Bool { pieces.contains { if case .tag = $0 { true } else { false } } }

  /// Neither text nor value nor formula.
  var isEmpty: Bool {
    if let text { return text.plain.isEmpty }
    return element.first("x:f") == nil && element.first("x:v") == nil
  }

  /// The tags that stand alone, and nothing but blanks between them.
  var holdsOnlyTags: Bool {
    hasTags
      && pieces.allSatisfy { piece in
        switch piece {
        case .text(let range): scalars[range].allSatisfy(\.properties.isWhitespace)
        case .tag(let tag, _): tag.standsAlone
        }
      }
  }

  /// The pieces of tags that stand before everything else in the cell.
  var leadingTags: [Int] { edge(pieces.indices) }
  /// The pieces of tags that stand behind everything else, in their order.
  var trailingTags: [Int] { edge(pieces.indices.reversed()).reversed() }

  private func edge(_ indices: some Sequence<Int>) -> [Int] {
    var found: [Int] = []
    for index in indices {
      switch pieces[index] {
      case .text(let range): if !scalars[range].allSatisfy(\.properties.isWhitespace) { return found }
      case .tag(let tag, _):
        guard tag.standsAlone else { return found }
        found.append(index)
      }
    }
    return found
  }

  /// The sections that are opened and not closed within the cell, and those that are closed and not opened.
  var unmatched: (opens: Set<Int>, closes: Set<Int>) {
    var open: [(piece: Int, path: [String])] = []
    var closes: Set<Int> = []
    for (index, piece) in pieces.enumerated() {
      guard case .tag(let tag, _) = piece else { continue }
      switch tag.kind {
      case .section, .inverted: open.append((index, tag.path))
      case .close: if open.last?.path == tag.path { open.removeLast() } else { closes.insert(index) }
      default: break
      }
    }
    return (Set(open.map(\.piece)), closes)
  }
}
