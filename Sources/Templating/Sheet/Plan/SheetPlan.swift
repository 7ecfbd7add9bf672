/// A place from which references are seen: a sheet, and for each block around the item that is meant.
struct SheetPlace {
  var sheet: Int
  var blocks: [SheetBlock] = []
  var path: [Int] = []
}

/// The one plan of all row shifts of a workbook, which every reference is rewritten by.
final class SheetPlan {
  let layouts: [SheetLayout]
  private let sheetNumbers: [String: Int]

  init(layouts: [SheetLayout], names: [String]) {
    self.layouts = layouts
    var numbers: [String: Int] = [:]
    for (index, name) in names.enumerated() { numbers[name.lowercased()] = numbers[name.lowercased()] ?? index }
    sheetNumbers = numbers
  }

  func sheet(named name: String) -> Int? { sheetNumbers[name.lowercased()] }

  /// What rows of a sheet became, seen from a place: rows within a block around the place are the same item's.
  func rows(_ rows: ClosedRange<Int>, of sheet: Int, from place: SheetPlace) -> ClosedRange<Int>? {
    var layout = layouts[sheet]
    var base = 1
    var item = 0
    if sheet == place.sheet {
      for (block, index) in zip(place.blocks, place.path) {
        guard block.rows.lowerBound <= rows.lowerBound, block.rows.upperBound >= rows.upperBound else { break }
        base = layout.begin(of: block.index, item: item, base: base)
        layout = layout.child(block.index, of: item)
        item = index
      }
    }
    guard let span = layout.span(rows, item: item, base: base), span.lowerBound <= CellAddress.lastRow else { return nil }
    return span.lowerBound...min(span.upperBound, CellAddress.lastRow)
  }

  /// What an area became; `nil` where its cells are gone.
  func area(_ area: CellArea, of sheet: Int, from place: SheetPlace) -> CellArea? {
    if area.isWholeColumns { return area }
    return rows(area.rows, of: sheet, from: place).map { CellArea(rows: $0, columns: area.columns) }
  }

  /// What a reference stands for now. `single` says that one cell became several.
  func reference(_ reference: FormulaReference, from place: SheetPlace) -> (reference: FormulaReference, single: Bool) {
    if case .columns = reference.shape { return (reference, false) }
    let sheet: Int
    if let prefix = reference.sheet {
      guard prefix.last == nil, let named = self.sheet(named: prefix.name) else { return (reference, false) }
      sheet = named
    } else {
      sheet = place.sheet
    }
    let moved = reference.over(rows: rows(reference.shape.area.rows, of: sheet, from: place))
    if case .cell = reference.shape, case .range = moved.shape { return (moved, true) }
    return (moved, false)
  }

  /// Visits the place of every item of the innermost block that holds these rows; once for rows outside of blocks.
  ///
  /// - Parameter limit: so many items at most.
  func everyItem(
    holding rows: ClosedRange<Int>, of sheet: Int, limit: Int = .max, _ body: (SheetPlace) throws -> Void
  ) rethrows {
    var place = SheetPlace(sheet: sheet)
    var left = limit
    try visit(layouts[sheet], rows, &place, &left, body)
  }

  private func visit(
    _ layout: SheetLayout, _ rows: ClosedRange<Int>, _ place: inout SheetPlace, _ left: inout Int,
    _ body: (SheetPlace) throws -> Void
  ) rethrows {
    let block = layout.block
    let inner = block.children.first { $0.rows.lowerBound <= rows.lowerBound && $0.rows.upperBound >= rows.upperBound }
    for item in 0..<layout.count where left > 0 {
      if block.section != nil {
        place.blocks.append(block)
        place.path.append(item)
      }
      if let inner {
        try visit(layout.child(inner.index, of: item), rows, &place, &left, body)
      } else {
        left -= 1
        try body(place)
      }
      if block.section != nil {
        place.blocks.removeLast()
        place.path.removeLast()
      }
    }
  }

  /// All that an area of the template became: one area for each item of the block that holds it, those that touch joined.
  func areas(_ area: CellArea, of sheet: Int) -> [CellArea] {
    if area.isWholeColumns { return [area] }
    var found: [CellArea] = []
    everyItem(holding: area.rows, of: sheet) { place in
      guard let here = self.area(area, of: sheet, from: place) else { return }
      if let last = found.last, last.rows.upperBound + 1 == here.rows.lowerBound {
        found[found.count - 1].rows = last.rows.lowerBound...here.rows.upperBound
      } else {
        found.append(here)
      }
    }
    return found
  }

  /// The template row behind a row of a sheet, and its place.
  func locate(_ row: Int, of sheet: Int) -> (row: Int, place: SheetPlace)? {
    var path: [Int] = []
    guard let template = layouts[sheet].locate(row, base: 1, path: &path) else { return nil }
    return (template, SheetPlace(sheet: sheet, blocks: layouts[sheet].block.innermost(template).chain, path: path))
  }
}
