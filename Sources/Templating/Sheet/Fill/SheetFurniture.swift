import Diagnostics
import OOXML

/// Moves everything around a sheet's cells: merges, formats, validations, links, breaks, panes, ranges.
struct SheetFurniture {
  let file: String
  let sheet: SheetTemplate
  let plan: SheetPlan
  var problems = Problems()
  let root: XMLElement

  /// Beyond this many areas a list is no sheet any more that a program opens in good time.
  private static let areaLimit = 50_000

  init(_ sheet: SheetTemplate, plan: SheetPlan, file: String) {
    self.file = file
    self.sheet = sheet
    self.plan = plan
    root = XMLElement(
      name: sheet.document.root.name, tag: sheet.document.root.tag, declarations: sheet.document.root.declarations,
      attributes: sheet.document.root.attributes)
    for child in sheet.document.root.children {
      if case .element(let element) = child, element.tag == "x:sheetData" {
        root.children.append(.element(XMLElement(name: element.name, tag: element.tag)))
      } else {
        root.children.append(child.copy())
      }
    }
  }

  /// The part's bytes before and after its rows.
  /// - Parameter evaluator: gives headers and footers their values.
  mutating func move(_ evaluator: inout Evaluator) -> (head: [UInt8], tail: [UInt8]) {
    for element in root.elements {
      switch element.tag {
      case "x:dimension": dimension(element)
      case "x:sheetViews": views(element)
      case "x:mergeCells": copies(element, of: "x:mergeCell", "ref")
      case "x:hyperlinks": hyperlinks(element)
      case "x:conditionalFormatting": formats(element)
      case "x:dataValidations": validations(element)
      case "x:autoFilter", "x:sortState": filter(element)
      case "x:rowBreaks": breaks(element, .rows)
      case "x:colBreaks": breaks(element, .columns)
      case "x:cols": widths(element)
      case "x:protectedRanges": squares(element, of: "x:protectedRange")
      case "x:ignoredErrors": squares(element, of: "x:ignoredError")
      case "x:cellWatches": copies(element, of: "x:cellWatch", "r")
      case "x:scenarios", "x:customSheetViews", "x:dataConsolidate", "x:controls", "x:oleObjects": refuse(element)
      case "mc:AlternateContent":
        if let held = (element.descendants("x:controls") + element.descendants("x:oleObjects")).first { refuse(held) }
      case "x:extLst": extensions(element)
      case "x:headerFooter":
        for margin in sheet.margins { element.first(margin.tag)?.setText(CellOutput.margin(margin.nodes, &evaluator)) }
      default: break
      }
    }
    var head = ByteBuffer()
    var tail = ByteBuffer()
    head.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n" as StaticString)
    for node in sheet.document.prolog { node.write(to: &head) }
    root.writeStart(to: &head)
    head.append(UInt8(0x3E))
    var isBehind = false
    for child in root.children {
      if child.element?.tag == "x:sheetData" {
        isBehind = true
      } else if isBehind {
        child.write(to: &tail)
      } else {
        child.write(to: &head)
      }
    }
    root.writeEnd(to: &tail)
    return (head.bytes, tail.bytes)
  }

  private var everything: SheetPlace { SheetPlace(sheet: sheet.index) }
  private var moves: Bool { plan.moves(sheet.index) }

  private mutating func report(_ zh: String, _ en: String, _ source: String, at words: String) {
    problems.add(
      .other(
        .templateReference, Bilingual(zh: zh, en: en),
        hint: Bilingual(zh: "从模板中去掉，或放到不随数据移动的工作表", en: "take it out, or put it on a sheet whose rows do not move")),
      source: source,
      at: Site(
        file: file, words: Bilingual(zh: "\(sheet.templateName)!\(words)", en: "\(sheet.templateName)!\(words)"), sheet: sheet.templateName)
    )
  }

  private mutating func refuse(_ element: XMLElement) {
    guard moves else { return }
    report("\(element.name) 不能随行移动", "\(element.name) cannot be moved with the rows", element.name, at: "A1")
  }

  /// Drops an element of the root that has nothing left, and keeps its count right.
  func settle(_ list: XMLElement, of tag: String) {
    let count = list.all(tag).count
    if count == 0 { root.remove(list) } else if list["count"] != nil { list["count"] = String(count) }
  }

  private func dimension(_ element: XMLElement) {
    guard let area = element["ref"].flatMap({ CellArea($0) }) else { return }
    element["ref"] = (plan.area(area, of: sheet.index, from: everything) ?? CellArea(CellAddress(row: 1, column: 1))).description
  }

  // MARK: Views and widths

  private func views(_ views: XMLElement) {
    for view in views.all("x:sheetView") {
      // Two sheets that are both chosen would be written into together.
      if sheet.isCopy { view["tabSelected"] = nil }
      if let cell = view["topLeftCell"] { view["topLeftCell"] = moved(cell: cell) }
      for part in view.elements {
        if let cell = part["topLeftCell"] { part["topLeftCell"] = moved(cell: cell) }
        if part.tag == "x:pane", ["frozen", "frozenSplit"].contains(part["state"]) { freeze(part) }
        if part.tag == "x:selection" {
          part["activeCell"] = part["activeCell"].map { moved(cell: $0) }
          part["sqref"] = part["activeCell"] ?? part["sqref"]
        }
      }
    }
  }

  private func moved(cell: String) -> String {
    guard let address = CellAddress(cell) else { return cell }
    return plan.area(CellArea(address), of: sheet.index, from: everything)?.topLeft.description ?? "A1"
  }

  /// So many rows and columns stand still as the frozen ones became.
  private func freeze(_ pane: XMLElement) {
    let cell = pane["topLeftCell"].flatMap { CellAddress($0) }
    var corner = cell ?? CellAddress(row: 1, column: 1)
    if let rows = pane["ySplit"].flatMap({ Double($0) }), rows >= 1 {
      let frozen = plan.rows(1...Int(rows), of: sheet.index, from: everything)?.upperBound ?? 0
      pane["ySplit"] = frozen > 0 ? String(frozen) : nil
      corner.row = max(corner.row, frozen + 1)
    }
    if let columns = pane["xSplit"].flatMap({ Double($0) }), columns >= 1 {
      let frozen = plan.columns(1...Int(columns), of: sheet.index, from: everything)?.upperBound ?? 0
      pane["xSplit"] = frozen > 0 ? String(frozen) : nil
      corner.column = max(corner.column, frozen + 1)
    }
    if cell != nil { pane["topLeftCell"] = corner.description }
  }

  /// Columns keep their widths wherever they went.
  private func widths(_ list: XMLElement) {
    guard !plan.columns[sheet.index].isStill else { return }
    var found: [(ClosedRange<Int>, XMLElement)] = []
    for element in list.all("x:col") {
      guard let low = element["min"].flatMap({ Int($0) }), let high = element["max"].flatMap({ Int($0) }), low >= 1, low <= high else {
        continue
      }
      // A stretch of equal columns may reach into a block: each of its columns goes its own way.
      for column in low...min(high, max(low, sheet.lastColumn)) {
        for span in plan.columnSpans(column...column, of: sheet.index) { found.append((span, element)) }
      }
      let rest = max(low, sheet.lastColumn) + 1
      if rest <= high { for span in plan.columnSpans(rest...high, of: sheet.index) { found.append((span, element)) } }
    }
    var children: [XMLElement] = []
    for (span, element) in found.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
      let copy = element.copy()
      copy["min"] = String(span.lowerBound)
      copy["max"] = String(span.upperBound)
      children.append(copy)
    }
    list.children = children.map { .element($0) }
    if children.isEmpty { root.remove(list) }
  }

  // MARK: Areas that every item has for itself

  /// One element for each item of the block that holds it.
  private mutating func copies(_ list: XMLElement, of tag: String, _ attribute: String) {
    var children: [XMLNode] = []
    for child in list.children {
      guard case .element(let element) = child, element.tag == tag, let area = element[attribute].flatMap({ CellArea($0) }) else {
        children.append(child)
        continue
      }
      each(area) { here, _ in
        // What merged cells of one row and column shrink to is no merge any more.
        if tag == "x:mergeCell", here.isCell { return }
        let copy = element.copy()
        copy[attribute] = here.description
        children.append(.element(copy))
      }
    }
    list.children = children
    settle(list, of: tag)
  }

  func each(_ area: CellArea, _ body: (CellArea, SheetPlace) -> Void) {
    plan.everyItem(holding: area, of: sheet.index) { place in
      if let here = plan.area(area, of: sheet.index, from: place) { body(here, place) }
    }
  }

  private mutating func hyperlinks(_ list: XMLElement) {
    var children: [XMLNode] = []
    for element in list.all("x:hyperlink") {
      guard let area = element["ref"].flatMap({ CellArea($0) }) else { continue }
      each(area) { here, place in
        let copy = element.copy()
        copy["ref"] = here.description
        if let location = element["location"], element["r:id"] == nil { copy["location"] = text(location, from: place) }
        children.append(.element(copy))
      }
    }
    list.children = children
    settle(list, of: "x:hyperlink")
  }

  /// Lists of areas in one attribute.
  private mutating func squares(_ list: XMLElement, of tag: String) {
    for element in list.all(tag) {
      if let areas = areas(element["sqref"]) { element["sqref"] = areas } else { list.remove(element) }
    }
    settle(list, of: tag)
  }

  /// What a list of areas became; `nil` where nothing is left.
  mutating func areas(_ list: String?) -> String? {
    guard let list, let areas = CellArea.list(list) else { return list }
    var found: [CellArea] = []
    for area in areas { found += plan.areas(area, of: sheet.index) }
    if found.count > Self.areaLimit {
      report("区域 \(list) 会变成 \(found.count) 块", "the areas \(list) would become \(found.count) pieces", list, at: list)
    }
    return found.isEmpty ? nil : found.map(\.description).joined(separator: " ")
  }

  // MARK: Filters and breaks

  private mutating func filter(_ element: XMLElement) {
    guard let area = element["ref"].flatMap({ CellArea($0) }) else { return }
    guard let now = plan.area(area, of: sheet.index, from: everything) else {
      root.remove(element)
      return
    }
    // A filtered column is counted from the area's first.
    for column in element.all("x:filterColumn") {
      guard let id = column["colId"].flatMap({ Int($0) }) else { continue }
      let number = area.columns.lowerBound + id
      if let columns = plan.columns(number...number, of: sheet.index, from: everything) {
        column["colId"] = String(columns.lowerBound - now.columns.lowerBound)
      } else {
        element.remove(column)
      }
    }
    element.walk {
      if let area = $0["ref"].flatMap({ CellArea($0) }) {
        $0["ref"] = plan.area(area, of: sheet.index, from: everything)?.description ?? now.description
      }
      return true
    }
  }

  private enum Direction { case rows, columns }

  /// A break stands behind a line: behind each item's, and none behind the last line of the sheet.
  private func breaks(_ list: XMLElement, _ direction: Direction) {
    let isRows = direction == .rows
    let layout = isRows ? plan.rows[sheet.index] : plan.columns[sheet.index]
    let last = layout.span(1...max(1, isRows ? sheet.lastRow : sheet.lastColumn), item: 0, base: 1)?.upperBound ?? 1
    var found: [(Int, XMLElement)] = []
    var lines: Set<Int> = []
    for element in list.all("x:brk") {
      guard let line = element["id"].flatMap({ Int($0) }), line >= 1 else { continue }
      let block = layout.block.innermost(line)
      layout.visit(line...line) { blocks, path in
        var place = everything
        if isRows { (place.blocks, place.path) = (blocks, path) } else { (place.columnBlocks, place.columnPath) = (blocks, path) }
        // A break behind a line of tags stands behind the last line before it that is left.
        let before = block.lines.lowerBound...line
        let here = isRows ? plan.rows(before, of: sheet.index, from: place) : plan.columns(before, of: sheet.index, from: place)
        if let here, here.upperBound < last, lines.insert(here.upperBound).inserted { found.append((here.upperBound, element)) }
        return true
      }
    }
    list.children = found.sorted { $0.0 < $1.0 }.map { line, element in
      let copy = element.copy()
      copy["id"] = String(line)
      return .element(copy)
    }
    let manual = list.all("x:brk").filter { $0["man"] == "1" }.count
    if list["manualBreakCount"] != nil { list["manualBreakCount"] = String(manual) }
    settle(list, of: "x:brk")
  }

  /// Newer formats and validations, sparklines: pairs of areas and formulas.
  private mutating func extensions(_ element: XMLElement) {
    var owners: [XMLElement] = []
    var gone: [XMLElement] = []
    element.walk { owner in
      if owner.first("xm:sqref") != nil { owners.append(owner) }
      return true
    }
    defer { Self.remove(gone, from: element) }
    for owner in owners {
      guard let square = owner.first("xm:sqref") else { continue }
      let before = square.text
      guard let areas = areas(before) else {
        gone.append(owner)
        continue
      }
      square.setText(areas)
      guard let base = base(of: before, now: areas) else { continue }
      var formulas: [(XMLElement, isLimit: Bool)] = []
      owner.walk { element in
        for formula in element.all("xm:f") { formulas.append((formula, element.tag == "x14:cfvo")) }
        return true
      }
      for (formula, isLimit) in formulas { move(formula, seenFrom: base, isFixed: isLimit) }
    }
  }

  private static func remove(_ gone: [XMLElement], from element: XMLElement) {
    guard !gone.isEmpty else { return }
    element.walk { parent in
      for child in gone where parent.index(of: child) != nil {
        parent.remove(child)
        if parent["count"] != nil { parent["count"] = String(parent.elements.count) }
      }
      return true
    }
  }
}

extension SheetBlock {
  func holds(_ other: ClosedRange<Int>) -> Bool { lines.lowerBound <= other.lowerBound && lines.upperBound >= other.upperBound }
}
