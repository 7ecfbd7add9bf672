/// The sections over rows that are open while a sheet is compiled, and the blocks that they become.
struct RowSections {
  private struct Level {
    var tag: Tag?
    var section: Expression?
    var isInverted = false
    var site: Site?
    var firstRow = 1
    var children: [SheetBlock] = []
  }

  private var levels = [Level()]
  private var goneRows: [Int] = []

  /// A row that goes with its tags.
  mutating func gone(_ row: Int) { goneRows.append(row) }

  /// - Parameter row: the first row that the section repeats.
  mutating func open(_ tag: Tag, _ section: Expression, inverted: Bool, at site: Site, row: Int) {
    levels.append(Level(tag: tag, section: section, isInverted: inverted, site: site, firstRow: row))
  }

  /// - Parameter row: the last row that the section repeats.
  mutating func close(_ tag: Tag, at site: Site, row: Int, problems: inout Problems) {
    guard levels.count > 1, let open = levels.last?.tag, let opened = levels.last?.site else {
      problems.add(.strayClose(tag.name), source: tag.source, at: site)
      return
    }
    if open.path != tag.path {
      problems.add(.nesting(tag.name, other: open.source, at: opened), source: tag.source, at: site)
      guard levels.contains(where: { $0.tag?.path == tag.path }) else { return }
      while levels.last?.tag?.path != tag.path { end(row: row) }
    }
    end(row: row)
  }

  private mutating func end(row: Int) {
    let level = levels.removeLast()
    guard level.firstRow <= row else { return }
    levels[levels.count - 1].children.append(
      SheetBlock(
        section: level.section, isInverted: level.isInverted, rows: level.firstRow...row, children: level.children, gone: goneRows))
  }

  /// The sheet as the outermost block.
  mutating func finish(problems: inout Problems) -> SheetBlock {
    while levels.count > 1 {
      if let tag = levels.last?.tag, let site = levels.last?.site {
        problems.add(.openSection(tag.name), source: tag.source, at: site)
      }
      let level = levels.removeLast()
      levels[levels.count - 1].children += level.children
    }
    return SheetBlock(section: nil, rows: 1...CellAddress.lastRow, children: levels[0].children, gone: goneRows)
  }
}
