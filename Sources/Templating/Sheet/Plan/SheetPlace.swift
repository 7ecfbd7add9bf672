/// A place from which references are seen: a sheet, and for each block around the item that is meant.
struct SheetPlace {
  var sheet: Int
  var blocks: [SheetBlock] = []
  var path: [Int] = []
  /// The same over columns.
  var columnBlocks: [SheetBlock] = []
  var columnPath: [Int] = []
  /// The row of the template, which can have sections of its own over its columns.
  var row = 0

  var depth: Int { blocks.count + columnBlocks.count }

  /// The blocks from the outermost inwards, those over columns behind those over rows.
  func step(_ index: Int) -> (block: SheetBlock, section: Expression, isInverted: Bool, index: Int)? {
    if index < blocks.count { return blocks[index].section.map { (blocks[index], $0, blocks[index].isInverted, path[index]) } }
    let column = index - blocks.count
    return columnBlocks[column].rule(at: row).map { (columnBlocks[column], $0.section, $0.isInverted, columnPath[column]) }
  }
}

/// An item that a sheet stands for, where a section repeats the sheet.
struct SheetItem: Sendable {
  let value: Value
  let position: (index: Int, count: Int)?
}
