import Diagnostics
import OOXML

extension SheetAttachments {
  /// Pictures, shapes and charts go with the cells that they are anchored to.
  mutating func drawing(_ part: String, on sheet: SheetTemplate) throws {
    let document = try package.document(of: part)
    let root = document.root
    if moves(sheet) {
      var ids = DrawingIDs(root)
      var children: [XMLNode] = []
      for child in root.children {
        guard case .element(let anchor) = child, let cell = Self.cell(anchor.first("xdr:from")) else {
          children.append(child)
          continue
        }
        children += anchored(anchor, at: cell, on: sheet, &ids).map { .element($0) }
      }
      root.children = children
      package.set(part, document)
    }
    for link in try package.relationships(of: part).items where link.kind == "chart" {
      if let chart = package.target(of: link, from: part) { try self.chart(chart, on: sheet) }
    }
  }

  /// The cell of an anchor's corner.
  private static func cell(_ corner: XMLElement?) -> CellAddress? {
    func number(_ tag: String) -> Int? { corner?.first(tag).flatMap { Int($0.text.filter { !$0.isWhitespace }) }.map { $0 + 1 } }
    guard let row = number("xdr:row"), let column = number("xdr:col") else { return nil }
    return CellAddress(row: row, column: column)
  }

  private static func set(_ corner: XMLElement?, _ cell: CellAddress) {
    corner?.first("xdr:row")?.setText(String(cell.row - 1))
    corner?.first("xdr:col")?.setText(String(cell.column - 1))
  }

  private mutating func anchored(
    _ anchor: XMLElement, at cell: CellAddress, on sheet: SheetTemplate, _ ids: inout DrawingIDs
  ) -> [XMLElement] {
    let name = anchor.descendants("xdr:cNvPr").first?["name"] ?? "?"
    let hasFrame = !anchor.descendants("xdr:graphicFrame").isEmpty
    let last = Self.cell(anchor.first("xdr:to")) ?? cell
    let area = CellArea(rows: cell.row...max(cell.row, last.row), columns: cell.column...max(cell.column, last.column))
    // What is stretched with its cells reaches to where its last cell went; what is not keeps its size.
    let isStretched = !hasFrame && (anchor["editAs"] == nil || anchor["editAs"] == "twoCell")
    var copies: [XMLElement] = []
    plan.everyItem(holding: area, of: sheet.index) { place in
      guard let from = corner(cell, on: sheet, from: place) else { return }
      let copy = anchor.copy()
      Self.set(copy.first("xdr:from"), from)
      if let corner = copy.first("xdr:to") {
        var end = CellAddress(row: from.row + last.row - cell.row, column: from.column + last.column - cell.column)
        if isStretched, let now = plan.area(CellArea(last), of: sheet.index, from: place)?.bottomRight {
          end = CellAddress(row: max(from.row, now.row), column: max(from.column, now.column))
        }
        Self.set(corner, end)
      }
      if !copies.isEmpty { ids.renew(copy) }
      copies.append(copy)
    }
    if hasFrame, copies.count > 1 {
      report(
        "图表 \(name) 在重复的行或列里，不能变成几个", "the chart \(name) stands in repeated rows or columns and cannot become several", name, sheet,
        at: cell.description)
    }
    return copies
  }

  /// Where a corner went. What hangs on a line of tags goes to the next line that is left; within an item that has none, it goes too.
  private func corner(_ cell: CellAddress, on sheet: SheetTemplate, from place: SheetPlace) -> CellAddress? {
    let rows = cell.row...(place.blocks.last?.lines.upperBound ?? CellAddress.lastRow)
    let columns = cell.column...(place.columnBlocks.last?.lines.upperBound ?? CellAddress.lastColumn)
    guard let row = plan.rows(rows, of: sheet.index, from: place)?.lowerBound,
      let column = plan.columns(columns, of: sheet.index, from: place)?.lowerBound
    else { return nil }
    return CellAddress(row: row, column: column)
  }

  // MARK: Charts

  /// The ranges of a chart's series, and what they hold now.
  mutating func chart(_ part: String, on sheet: SheetTemplate) throws {
    let document = try package.document(of: part)
    var owners: [XMLElement] = []
    document.root.walk { element in
      if ["c:numRef", "c:strRef", "c:multiLvlStrRef"].contains(element.tag) { owners.append(element) }
      return true
    }
    guard !owners.isEmpty else { return }
    for owner in owners {
      guard let text = owner.first("c:f")?.text, let formula = try? Formula(Self.unwrapped(text)), !formula.references.isEmpty else {
        continue
      }
      let moved = formula.references.map { plan.reference($0, from: place(sheet)).reference }
      let changed = formula.text(with: moved)
      owner.first("c:f")?.setText(text.hasPrefix("(") && moved.count > 1 ? "(\(changed))" : changed)
      guard owner.tag != "c:multiLvlStrRef" else {
        // Programs read the levels again when they open the chart.
        if let cache = owner.first("c:multiLvlStrCache") { owner.remove(cache) }
        continue
      }
      let cells = moved.flatMap { values(of: $0, on: sheet) }
      ChartCache.fill(owner, with: cells)
    }
    package.set(part, document)
  }

  private static func unwrapped(_ text: String) -> String {
    text.hasPrefix("(") && text.hasSuffix(")") ? String(text.dropFirst().dropLast()) : text
  }

  private func values(of reference: FormulaReference, on sheet: SheetTemplate) -> [FormulaValue] {
    guard reference.sheet?.last == nil, let target = reference.sheet.map({ values.sheet(named: $0.name) }) ?? sheet.index else { return [] }
    let area = reference.shape.area
    guard area.rows.lowerBound < CellAddress.lastRow, area.columns.lowerBound < CellAddress.lastColumn else { return [] }
    var found: [FormulaValue] = []
    for row in area.rows.prefix(100_000) {
      for column in area.columns { found.append(values.value(of: SheetCell(sheet: target, cell: CellAddress(row: row, column: column)))) }
    }
    return found
  }
}

/// What a chart remembers of the cells behind it.
enum ChartCache {
  static func fill(_ owner: XMLElement, with cells: [FormulaValue]) {
    let isNumbers = owner.tag == "c:numRef"
    let tag = isNumbers ? "c:numCache" : "c:strCache"
    let prefix = owner.name.firstIndex(of: ":").map { String(owner.name[...$0]) } ?? ""
    let cache = owner.first(tag) ?? XMLElement(name: prefix + tag.dropFirst(2), tag: tag)
    if owner.first(tag) == nil {
      let place = owner.elements.firstIndex { $0.tag == "c:f" }.map { $0 + 1 } ?? 0
      owner.children.insert(.element(cache), at: min(place, owner.children.count))
    }
    for tag in ["c:ptCount", "c:pt"] { for old in cache.all(tag) { cache.remove(old) } }
    func element(_ name: String, _ attributes: [XMLAttribute] = [], _ children: [XMLNode] = []) -> XMLNode {
      .element(XMLElement(name: prefix + name, tag: "c:" + name, attributes: attributes, children: children))
    }
    var points: [XMLNode] = [element("ptCount", [XMLAttribute("val", String(cells.count))])]
    for (index, cell) in cells.enumerated() {
      let text: String? =
        switch cell {
        case .number(let number): NumberText.stored(number)
        case .text(let text): isNumbers ? nil : text
        case .boolean(let flag): isNumbers ? (flag ? "1" : "0") : (flag ? "TRUE" : "FALSE")
        case .blank, .error: nil
        }
      guard let text else { continue }
      points.append(element("pt", [XMLAttribute("idx", String(index))], [element("v", [], [.text(text)])]))
    }
    // Before them stands only the number format; behind them extensions.
    let format = cache.children.firstIndex { $0.element?.tag == "c:formatCode" }.map { $0 + 1 } ?? 0
    cache.children.insert(contentsOf: points, at: format)
  }
}

/// Fresh numbers for the shapes of a drawing that is repeated.
struct DrawingIDs {
  private var next: Int

  init(_ root: XMLElement) {
    next = (root.descendants("xdr:cNvPr").compactMap { $0["id"].flatMap { Int($0) } }.max() ?? 0) + 1
  }

  mutating func renew(_ anchor: XMLElement) {
    for shape in anchor.descendants("xdr:cNvPr") {
      shape["id"] = String(next)
      next += 1
    }
  }
}
