import Diagnostics
import OOXML

extension SheetAttachments {
  /// The ranges of a chart's series, and what they hold now.
  func fillRanges(of document: XMLDocument, on sheet: SheetTemplate, from place: SheetPlace) {
    var owners: [XMLElement] = []
    document.root.walk { element in
      if ["c:numRef", "c:strRef", "c:multiLvlStrRef"].contains(element.tag) { owners.append(element) }
      return true
    }
    for owner in owners {
      guard let text = owner.first("c:f")?.text, let formula = try? Formula(Self.unwrapped(text)) else { continue }
      guard let moved = moved(formula, on: sheet, from: place) else { continue }
      if !formula.references.isEmpty {
        let changed = formula.text(with: moved)
        owner.first("c:f")?.setText(text.hasPrefix("(") && moved.count > 1 ? "(\(changed))" : changed)
      }
      guard owner.tag != "c:multiLvlStrRef" else {
        if formula.references.count == 1, let reference = moved.first {
          let old = formula.references[0].shape.area
          // As many levels as the template's range has columns, or rows where the categories stand side by side.
          let count = owner.first("c:multiLvlStrCache")?.all("c:lvl").count ?? min(old.columns.count, old.rows.count)
          ChartCache.fill(owner, levels: levels(of: reference, on: sheet, acrossColumns: old.columns.count == count))
        } else if let cache = owner.first("c:multiLvlStrCache") {
          owner.remove(cache)
        }
        continue
      }
      ChartCache.fill(owner, with: moved.flatMap { values(of: $0, on: sheet) })
    }
  }

  /// The cells of a chart's formula, also by a defined name; `nil` for others.
  private func moved(_ formula: Formula, on sheet: SheetTemplate, from place: SheetPlace) -> [FormulaReference]? {
    if !formula.references.isEmpty { return formula.references.map { plan.reference($0, from: place).reference } }
    guard formula.names.count == 1, formula.tokens.count == 1, let meaning = values.meaning(of: formula.names[0], from: sheet.index),
      case .reference(let index) = meaning.tree
    else { return nil }
    return meaning.references[index]
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

  /// The levels of a chart's categories, the innermost first.
  private func levels(of reference: FormulaReference, on sheet: SheetTemplate, acrossColumns: Bool) -> [[FormulaValue]] {
    let area = reference.shape.area
    let values = values(of: reference, on: sheet)
    guard !values.isEmpty else { return [] }
    let width = area.columns.count
    let rows = stride(from: 0, to: values.count, by: width).map { Array(values[$0..<min(values.count, $0 + width)]) }
    return acrossColumns ? (0..<width).reversed().map { column in rows.map { $0[column] } } : rows.reversed()
  }

  // MARK: Charts bound to data

  /// Fills a chart with data of its own, which goes to a hidden sheet, so that it can be edited as every chart's.
  mutating func bind(
    _ part: String, _ document: XMLDocument, _ data: ChartData, _ name: String, _ sheet: SheetTemplate, _ evaluator: inout Evaluator,
    _ tags: SheetObjects.Anchor
  ) throws {
    let title = sheetName(for: name)
    // Programs leave out what is hidden unless the chart says that it is shown.
    document.root.first("c:chart", "c:plotVisOnly")?["val"] = "0"
    do {
      try WordChart.fill(document, part, data, sheet: title, in: package)
      package.set(part, document)
    } catch let fault as ChartFault {
      for case .chart(let expression) in tags.bindings.values { evaluator.report(.type(name, fault.reason), expression) }
      return
    }
    let rows = fresh("xl/worksheets/chartData", "xml")
    package.set(rows, ChartWorkbook.rows(data), contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")
    let id = try package.relate(workbook.workbookPart, to: rows, kind: "worksheet")
    guard let list = workbook.workbook.root.first("x:sheets"), let last = list.all("x:sheet").last else { return }
    let number = (list.all("x:sheet").compactMap { $0["sheetId"].flatMap { Int($0) } }.max() ?? 0) + 1
    let element = last.copy()
    element["name"] = title
    element["sheetId"] = String(number)
    element["state"] = "hidden"
    element["r:id"] = id
    list.append(element)
  }

  /// A sheet's name that there is not yet.
  private func sheetName(for chart: String) -> String {
    let plain = String(chart.filter { !"[]:*?/\\'".contains($0) }.prefix(20))
    let taken = Set((workbook.workbook.root.first("x:sheets")?.all("x:sheet") ?? []).compactMap { $0["name"]?.lowercased() })
    var name = "图表 \(plain)"
    var number = 1
    while taken.contains(name.lowercased()) {
      number += 1
      name = "图表 \(plain) \(number)"
    }
    return name
  }
}

/// What a chart remembers of the cells behind it.
enum ChartCache {
  static func fill(_ owner: XMLElement, with cells: [FormulaValue]) {
    let isNumbers = owner.tag == "c:numRef"
    let cache = cache(of: owner, isNumbers ? "c:numCache" : "c:strCache")
    for tag in ["c:ptCount", "c:pt"] { for old in cache.all(tag) { cache.remove(old) } }
    let points = [count(cells.count, owner)] + self.points(cells, owner, asNumbers: isNumbers)
    // After the format code, before extensions.
    let place = cache.elements.firstIndex { $0.tag == "c:formatCode" }.map { $0 + 1 } ?? 0
    cache.children = cache.elements.map { .element($0) }
    cache.children.insert(contentsOf: points, at: place)
  }

  /// - Parameter levels: the innermost first; a blank cell goes on with the one before it.
  static func fill(_ owner: XMLElement, levels: [[FormulaValue]]) {
    let cache = cache(of: owner, "c:multiLvlStrCache")
    let kept = cache.elements.filter { $0.tag == "c:extLst" }
    cache.children = [count(levels.first?.count ?? 0, owner)]
    for level in levels { cache.children.append(element("lvl", owner, [], points(level, owner, asNumbers: false))) }
    cache.children += kept.map { .element($0) }
  }

  /// The cache of that kind, made where there is none.
  private static func cache(of owner: XMLElement, _ tag: String) -> XMLElement {
    if let known = owner.first(tag) { return known }
    let cache = XMLElement(name: prefix(owner) + tag.dropFirst(2), tag: tag)
    let place = owner.elements.firstIndex { $0.tag == "c:f" }.map { $0 + 1 } ?? 0
    owner.children.insert(.element(cache), at: min(place, owner.children.count))
    return cache
  }

  private static func prefix(_ owner: XMLElement) -> String { owner.name.firstIndex(of: ":").map { String(owner.name[...$0]) } ?? "" }

  private static func element(
    _ name: String, _ owner: XMLElement, _ attributes: [XMLAttribute], _ children: [XMLNode] = []
  ) -> XMLNode {
    .element(XMLElement(name: prefix(owner) + name, tag: "c:" + name, attributes: attributes, children: children))
  }

  private static func count(_ count: Int, _ owner: XMLElement) -> XMLNode {
    element("ptCount", owner, [XMLAttribute("val", String(count))])
  }

  private static func points(_ cells: [FormulaValue], _ owner: XMLElement, asNumbers: Bool) -> [XMLNode] {
    cells.enumerated().compactMap { index, cell in
      let text: String? =
        switch cell {
        case .number(let number): NumberText.stored(number)
        case .text(let text): asNumbers ? nil : text
        case .boolean(let flag): asNumbers ? (flag ? "1" : "0") : (flag ? "TRUE" : "FALSE")
        case .blank, .error: nil
        }
      return text.map { element("pt", owner, [XMLAttribute("idx", String(index))], [element("v", owner, [], [.text($0)])]) }
    }
  }
}
