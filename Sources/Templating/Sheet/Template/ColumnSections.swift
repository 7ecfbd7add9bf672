/// The sections over columns that the rows of a sheet name, and the blocks that they become.
///
/// A section that opens in one cell and closes in another cell of the same row repeats the columns from the one to the other, unless the
/// cells are the row's first and last, which repeat the row. Rows that name the same columns again say what these columns hold for them.
struct ColumnSections {
  private struct Entry {
    let tag: Tag
    let section: Expression
    let isInverted: Bool
    let row: Int
    let site: Site
  }

  private var entries: [ClosedRange<Int>: [Entry]] = [:]
  /// The columns that hold anything but tags of their own.
  private var written: Set<Int> = []

  mutating func add(_ tag: Tag, _ section: Expression, columns: ClosedRange<Int>, row: Int, at site: Site) {
    var isInverted = false
    if case .inverted = tag.kind { isInverted = true }
    entries[columns, default: []].append(Entry(tag: tag, section: section, isInverted: isInverted, row: row, site: site))
  }

  mutating func written(_ column: Int) { written.insert(column) }

  private struct Level {
    let columns: ClosedRange<Int>
    var children: [SheetBlock] = []
  }

  /// The columns of the sheet as the outermost block, and the row that each block within is repeated by.
  func finish(rows: SheetBlock, problems: inout Problems) -> (block: SheetBlock, homes: [Int]) {
    // A column at the edge of a section that holds nothing but tags goes with them.
    let gone = Set(entries.keys.flatMap { [$0.lowerBound, $0.upperBound] }).subtracting(written).sorted()
    var levels = [Level(columns: 1...CellAddress.lastColumn)]
    var homes: [Int] = []
    func close() {
      let level = levels.removeLast()
      guard let home = home(of: level.columns, among: rows) else { return }
      if levels.count == 1 { homes.append(home.row) }
      var own: [Int: (section: Expression, isInverted: Bool)] = [:]
      for entry in entries[level.columns] ?? [] { own[entry.row] = (entry.section, entry.isInverted) }
      levels[levels.count - 1].children.append(
        SheetBlock(
          section: home.section, isInverted: home.isInverted, ownSections: own, lines: level.columns, children: level.children, gone: gone))
    }
    for columns in entries.keys.sorted(by: { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) }) {
      while let last = levels.last, levels.count > 1, last.columns.upperBound < columns.lowerBound { close() }
      if let last = levels.last, last.columns.upperBound < columns.upperBound, let entry = entries[columns]?.first,
        let other = entries[last.columns]?.first
      {
        problems.add(.nesting(entry.tag.name, other: other.tag.source, at: other.site), source: entry.tag.source, at: entry.site)
        continue
      }
      levels.append(Level(columns: columns))
    }
    while levels.count > 1 { close() }
    return (SheetBlock(section: nil, lines: 1...CellAddress.lastColumn, children: levels[0].children, gone: gone), homes)
  }

  /// The first row that names the columns, rather one that is not repeated itself: how often they are repeated is asked there.
  private func home(of columns: ClosedRange<Int>, among rows: SheetBlock) -> Entry? {
    let all = entries[columns] ?? []
    return all.first { rows.innermost($0.row).section == nil } ?? all.first
  }
}
