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
  /// Sections that open in the midst of a cell and do not close there.
  private var dangling: [(tag: Tag, site: Site)] = []

  /// A row that goes with its tags.
  mutating func gone(_ row: Int) { goneRows.append(row) }

  /// - Parameter row: the first row that the section repeats.
  mutating func open(_ tag: Tag, _ section: Expression, inverted: Bool, at site: Site, row: Int) {
    levels.append(Level(tag: tag, section: section, isInverted: inverted, site: site, firstRow: row))
  }

  mutating func dangle(_ tag: Tag, at site: Site) { dangling.append((tag, site)) }

  /// A closing tag in the midst of a cell whose section opens elsewhere: the two do not nest.
  mutating func misplaced(_ tag: Tag, at site: Site, row: Int, problems: inout Problems) {
    if let level = levels.last(where: { $0.tag?.path == tag.path }), let open = level.tag, let opened = level.site {
      problems.add(.nesting(tag.name, other: open.source, at: opened), source: tag.source, at: site)
      while levels.last?.tag?.path != tag.path { end(row: row) }
      end(row: row)
    } else {
      stray(tag, at: site, problems: &problems)
    }
  }

  /// A closing tag without a section over rows: either its opening stands within a cell, or there is none.
  private mutating func stray(_ tag: Tag, at site: Site, problems: inout Problems) {
    if let index = dangling.lastIndex(where: { $0.tag.path == tag.path }) {
      let open = dangling.remove(at: index)
      problems.add(.nesting(tag.name, other: open.tag.source, at: open.site), source: tag.source, at: site)
    } else {
      problems.add(.strayClose(tag.name), source: tag.source, at: site)
    }
  }

  /// - Parameter row: the last row that the section repeats.
  mutating func close(_ tag: Tag, at site: Site, row: Int, problems: inout Problems) {
    guard levels.count > 1, let open = levels.last?.tag, let opened = levels.last?.site else {
      stray(tag, at: site, problems: &problems)
      return
    }
    if open.path != tag.path, !levels.contains(where: { $0.tag?.path == tag.path }), dangling.contains(where: { $0.tag.path == tag.path }) {
      stray(tag, at: site, problems: &problems)
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
        section: level.section, isInverted: level.isInverted, lines: level.firstRow...row, children: level.children, gone: goneRows))
  }

  /// The sheet as the outermost block.
  mutating func finish(problems: inout Problems) -> SheetBlock {
    for (tag, site) in dangling { problems.add(.openSection(tag.name), source: tag.source, at: site) }
    while levels.count > 1 {
      if let tag = levels.last?.tag, let site = levels.last?.site {
        problems.add(.openSection(tag.name), source: tag.source, at: site)
      }
      // For lint, which goes on: the names below are looked up as the author meant them.
      end(row: CellAddress.lastRow)
    }
    return SheetBlock(section: nil, lines: 1...CellAddress.lastRow, children: levels[0].children, gone: goneRows)
  }
}
