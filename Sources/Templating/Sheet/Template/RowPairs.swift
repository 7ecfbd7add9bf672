/// Which section tags of a row's cells belong together from cell to cell.
struct RowPairs {
  /// A tag that opens or closes a section whose other half is not in the same cell.
  struct End {
    /// The cell among the row's cells, and the piece within it.
    let cell: Int
    let piece: Int
    let tag: Tag
  }

  /// Both halves in this row.
  private(set) var pairs: [(open: End, close: End)] = []

  init(_ cells: [ScannedCell]) {
    var open: [End] = []
    for (index, cell) in cells.enumerated() where cell.hasTags {
      let (opens, closes) = cell.unmatched
      for (piece, content) in cell.pieces.enumerated() {
        guard case .tag(let tag, _) = content else { continue }
        let end = End(cell: index, piece: piece, tag: tag)
        if opens.contains(piece) {
          open.append(end)
        } else if closes.contains(piece), let last = open.last, last.tag.path == tag.path, last.cell != index {
          pairs.append((open.removeLast(), end))
        }
      }
    }
  }
}
