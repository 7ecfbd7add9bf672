import Diagnostics
import OOXML

extension SheetAttachments {
  /// Pictures, shapes and charts go with the cells that they are anchored to.
  mutating func drawing(_ part: String, on sheet: SheetTemplate) throws {
    let document = try package.document(of: part)
    let root = document.root
    if sheet.moves {
      var ids = DrawingIDs(root)
      var children: [XMLNode] = []
      for child in root.children {
        guard case .element(let anchor) = child, let row = Self.row(anchor.first("xdr:from")) else {
          children.append(child)
          continue
        }
        children += anchored(anchor, row: row, on: sheet, &ids).map { .element($0) }
      }
      root.children = children
      package.set(part, document)
    }
    for link in try package.relationships(of: part).items where link.kind == "chart" {
      if let chart = package.target(of: link, from: part) { try self.chart(chart, on: sheet) }
    }
  }

  /// The row of an anchor's corner, counted from 1.
  private static func row(_ corner: XMLElement?) -> Int? {
    corner?.first("xdr:row").flatMap { Int($0.text.filter { !$0.isWhitespace }) }.map { $0 + 1 }
  }

  private mutating func anchored(_ anchor: XMLElement, row: Int, on sheet: SheetTemplate, _ ids: inout DrawingIDs) -> [XMLElement] {
    let name = anchor.descendants("xdr:cNvPr").first?["name"] ?? "?"
    let hasFrame = !anchor.descendants("xdr:graphicFrame").isEmpty
    let last = Self.row(anchor.first("xdr:to")) ?? row
    let block = sheet.block.innermost(row)
    let isWithin = block.section != nil && last <= block.rows.upperBound
    var copies: [XMLElement] = []
    plan.everyItem(holding: row...max(row, last), of: sheet.index) { place in
      // What hangs on a row of tags goes to the next row that is left.
      guard
        let from =
          (plan.rows(row...row, of: sheet.index, from: place)
          ?? (isWithin ? nil : plan.rows(row...CellAddress.lastRow, of: sheet.index, from: place)))?.lowerBound
      else { return }
      let copy = anchor.copy()
      Self.set(copy.first("xdr:from"), row: from)
      if let corner = copy.first("xdr:to") {
        // What is stretched with its cells reaches to where its last row went; what is not keeps its size.
        let stretched = anchor["editAs"] == nil || anchor["editAs"] == "twoCell"
        let end = plan.rows(last...last, of: sheet.index, from: place)?.upperBound
        Self.set(corner, row: stretched && !hasFrame ? max(from, end ?? from + last - row) : from + last - row)
      }
      if !copies.isEmpty { ids.renew(copy) }
      copies.append(copy)
    }
    if hasFrame, copies.count > 1 {
      report("图表 \(name) 在重复的行里，不能变成几个", "the chart \(name) stands in repeated rows and cannot become several", name, sheet, at: "A\(row)")
    }
    return copies
  }

  private static func set(_ corner: XMLElement?, row: Int) { corner?.first("xdr:row")?.setText(String(row - 1)) }

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
    let target = reference.sheet.flatMap { plan.sheet(named: $0.name) } ?? sheet.index
    let area = reference.shape.area
    guard area.rows.lowerBound < CellAddress.lastRow else { return [] }
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
