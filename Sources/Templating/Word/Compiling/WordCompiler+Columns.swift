import Diagnostics
import OOXML

/// The columns of a table that its sections repeat, as one of its rows tells them.
struct TableColumns {
  struct Repeated {
    let section: WordMark
    /// Columns of the template's grid.
    let range: Range<Int>
  }

  var repeated: [Repeated] = []
  /// Columns of cells that held tags alone.
  var dropped: Set<Int> = []

  /// What a stretch of the template's columns becomes: so many columns, and so many for each item of a section.
  func width(of range: Range<Int>) -> ColumnSpan {
    let kept = range.filter { column in !dropped.contains(column) && !repeated.contains { $0.range.contains(column) } }
    var span = ColumnSpan(fixed: kept.count)
    for section in repeated {
      let columns = section.range.filter { !dropped.contains($0) }
      if range.lowerBound <= section.range.lowerBound, section.range.upperBound <= range.upperBound {
        span.repeated.append((section.section, columns.count))
      } else {
        span.fixed += columns.filter { range.contains($0) }.count
      }
    }
    return span
  }
}

struct ColumnSpan {
  var fixed: Int
  var repeated: [(section: WordMark, width: Int)] = []
}

/// Rows that stand above or below repeated columns.
extension WordCompiler {
  /// `nil` where no section repeats columns, or where the rows' cells are not the grid's columns.
  func columns(of table: XMLElement) -> TableColumns? {
    for row in WordPart.within(table, "w:tr") {
      let cells = WordPart.within(row, "w:tc")
      guard cells.contains(where: repeats), before[ObjectIdentifier(row)] == nil else { continue }
      guard cells.count == table.first("w:tblGrid")?.elements.count else { return nil }
      var columns = TableColumns()
      var open: (mark: WordMark, start: Int)?
      for (index, cell) in cells.enumerated() {
        let key = ObjectIdentifier(cell)
        if instead[key] != nil { columns.dropped.insert(index) }
        for mark in [before[key], instead[key], after[key]].flatMap({ $0 ?? [] }) where mark.partner != nil {
          if case .section = mark.tag.kind {
            if open != nil { return nil }
            open = (mark, index)
          } else if case .close = mark.tag.kind, let (section, start) = open {
            columns.repeated.append(TableColumns.Repeated(section: section, range: start..<index + 1))
            open = nil
          } else {
            return nil
          }
        }
      }
      return columns
    }
    return nil
  }

  /// Whether a section's tags stand around the cell or in its place.
  func repeats(_ cell: XMLElement) -> Bool { before[ObjectIdentifier(cell)] != nil || instead[ObjectIdentifier(cell)] != nil }

  /// The columns that the cells of a row without such sections span; `nil` for every other row.
  func spans(of row: XMLElement) -> [ColumnSpan]? {
    guard let columns = columnsOfTable.last ?? nil else { return nil }
    let cells = WordPart.within(row, "w:tc")
    guard !cells.contains(where: repeats) else { return nil }
    var start = 0
    return cells.map { cell in
      let width = cell.first("w:tcPr", "w:gridSpan")?["w:val"].flatMap { Int($0) } ?? 1
      defer { start += width }
      return columns.width(of: start..<start + width)
    }
  }

  /// Remembers what the cells of a row span, and says how many columns stay behind its last cell.
  func prepareSpans(of row: XMLElement) -> Int? {
    guard let columns = columnsOfTable.last ?? nil, let spans = spans(of: row) else { return nil }
    for (cell, span) in zip(WordPart.within(row, "w:tc"), spans) where !span.repeated.isEmpty {
      let element = (cell.first("w:tcPr") ?? XMLElement("w:tcPr")).ensure("w:gridSpan")
      if element["w:val"] == nil { element["w:val"] = "1" }
      spansOfGridSpans[ObjectIdentifier(element)] = span
    }
    let whole = columns.repeated.filter { section in !spans.contains { $0.repeated.contains { $0.section === section.section } } }
    guard !whole.isEmpty else { return nil }
    // What the row's own cells have of a repeated stretch, they have once.
    var rest = ColumnSpan(fixed: 0)
    for section in whole {
      let width = section.range.filter { !columns.dropped.contains($0) }.count
      rest.fixed -= width
      rest.repeated.append((section.section, width))
    }
    return span(rest)
  }

  /// The number of a span among the program's.
  func span(_ span: ColumnSpan) -> Int {
    let parts = span.repeated.map { (expression($0.section.tag, at: $0.section.site), $0.width) }
    out.spans.append(SpanOfColumns(fixed: span.fixed, repeated: parts))
    return out.spans.count - 1
  }
}
