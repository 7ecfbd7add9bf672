import Diagnostics
import OOXML

/// Tables, their rows, cells and columns.
extension WordCompiler {
  func emitTable(_ table: XMLElement) {
    let conditional = WordPart.within(table, "w:tr").contains {
      before[ObjectIdentifier($0)] != nil || instead[ObjectIdentifier($0)] != nil
    }
    let cells = WordPart.within(table, "w:tr").flatMap { WordPart.within($0, "w:tc") }
    let merges = cells.filter { merging.contains(ObjectIdentifier($0)) }
    let numbers = merges.indices.map { out.mergeCount + $0 }
    mergesOfTable.append(numbers)
    out.mergeCount += numbers.count
    if mayBeginPage {
      special(.pageBreakParagraph)
      pageIsBegun()
    }
    if conditional { special(.tableBegins) }
    if !followsTable(table) { special(.separatesTables) }
    if !numbers.isEmpty { special(.forgetMerges(list: list(numbers))) }
    emitStart(table)
    columnsOfTable.append(columns(of: table))
    var rowsBegun = false
    for child in table.children {
      if let element = child.element, element.tag == "w:tr" || element.tag == "w:sdt", !rowsBegun {
        if conditional { special(.rowsBegin) }
        rowsBegun = true
      }
      if child.element?.tag == "w:tblGrid", let grid = child.element { emitGrid(grid, of: table) } else { emit(child) }
    }
    if conditional, !rowsBegun { special(.rowsBegin) }
    emitEnd(table)
    if conditional { special(.tableEnds) }
    mergesOfTable.removeLast()
    columnsOfTable.removeLast()
  }

  /// Two tables that stand together in the template are one to its author; two that a section's tags kept apart must not become one.
  private func followsTable(_ table: XMLElement) -> Bool { tablesBehindTables.contains(ObjectIdentifier(table)) }

  /// Columns that a section repeats are repeated in the grid too.
  func emitGrid(_ grid: XMLElement, of table: XMLElement) {
    for row in WordPart.within(table, "w:tr") {
      let cells = WordPart.within(row, "w:tc")
      guard cells.contains(where: repeats) else { continue }
      guard before[ObjectIdentifier(row)] == nil, cells.count == grid.elements.count else { break }
      emitStart(grid)
      for (cell, column) in zip(cells, grid.elements) {
        let key = ObjectIdentifier(cell)
        emitGridMarks(before[key])
        if let marks = instead[key] { emitGridMarks(marks) } else { emitGeneric(column) }
        emitGridMarks(after[key])
      }
      emitEnd(grid)
      return
    }
    emitGeneric(grid)
  }

  func emitGridMarks(_ marks: [WordMark]?) {
    for mark in marks ?? [] where mark.partner != nil { emit(mark) }
  }

  func emitRow(_ row: XMLElement) {
    if !(mergesOfTable.last ?? []).isEmpty { special(.rowBegins) }
    emitStart(row)
    if let rest = prepareSpans(of: row) { emitChildren(row, leaving: rest) } else { emitChildren(row) }
    if WordPart.within(row, "w:tc").contains(where: repeats) { special(.needsCell) }
    emitEnd(row)
  }

  /// The row's content, its properties telling of the columns behind its last cell.
  func emitChildren(_ row: XMLElement, leaving rest: Int) {
    let properties = row.first("w:trPr")
    if let exceptions = row.first("w:tblPrEx") { emit(exceptions) }
    emitRowProperties(properties, rest)
    for child in row.children where child.element?.tag != "w:tblPrEx" && child.element?.tag != "w:trPr" { emit(child) }
  }

  func emitRowProperties(_ properties: XMLElement?, _ rest: Int) {
    bytes("<w:trPr>")
    for child in properties?.elements ?? [] where child.tag != "w:gridAfter" { emit(child) }
    special(.columnsAfter(rest))
    bytes("</w:trPr>")
  }

  static let beforeMerge: Set<String> = ["w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge"]

  func emitCell(_ cell: XMLElement) {
    emitStart(cell)
    var number: Int?
    if merging.contains(ObjectIdentifier(cell)), let last = mergesOfTable.indices.last, !mergesOfTable[last].isEmpty {
      let merge = mergesOfTable[last].removeFirst()
      number = merge
      bytes("<w:tcPr>")
      let properties = cell.first("w:tcPr")?.elements ?? []
      for child in properties where Self.beforeMerge.contains(child.tag) { emit(child) }
      special(.mergeMark(merge))
      for child in properties where !Self.beforeMerge.contains(child.tag) && child.tag != "w:vMerge" { emit(child) }
      bytes("</w:tcPr>")
      special(.mergeContent(merge))
    }
    emitBlocks(of: cell, without: number == nil ? nil : "w:tcPr")
    if let number { special(.mergeEnds(number)) }
    emitEnd(cell)
  }
}
