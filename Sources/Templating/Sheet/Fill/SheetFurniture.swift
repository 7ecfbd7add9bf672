import Diagnostics
import OOXML

/// Moves everything around a sheet's rows: merges, formats, validations, links, breaks, panes, ranges.
struct SheetFurniture {
  let file: String
  let sheet: SheetTemplate
  let plan: SheetPlan
  var problems = Problems()
  private let root: XMLElement

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
      case "x:rowBreaks": breaks(element)
      case "x:protectedRanges": squares(element, of: "x:protectedRange")
      case "x:ignoredErrors": squares(element, of: "x:ignoredError")
      case "x:cellWatches": copies(element, of: "x:cellWatch", "r")
      case "x:scenarios", "x:customSheetViews", "x:dataConsolidate": refuse(element)
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
  private var moves: Bool { !sheet.block.children.isEmpty || sheet.block.ownHeight != CellAddress.lastRow }

  private mutating func report(_ zh: String, _ en: String, _ source: String, at words: String) {
    problems.add(
      .other(
        .templateReference, Bilingual(zh: zh, en: en),
        hint: Bilingual(zh: "从模板中去掉，或放到不随数据移动的工作表", en: "take it out, or put it on a sheet whose rows do not move")),
      source: source, at: Site(file: file, words: Bilingual(zh: "\(sheet.name)!\(words)", en: "\(sheet.name)!\(words)"), sheet: sheet.name))
  }

  private mutating func refuse(_ element: XMLElement) {
    guard moves else { return }
    report("\(element.name) 不能随行移动", "\(element.name) cannot be moved with the rows", element.name, at: "A1")
  }

  /// Drops an element of the root that has nothing left, and keeps its count right.
  private func settle(_ list: XMLElement, of tag: String) {
    let count = list.all(tag).count
    if count == 0 { root.remove(list) } else if list["count"] != nil { list["count"] = String(count) }
  }

  private func dimension(_ element: XMLElement) {
    guard let area = element["ref"].flatMap({ CellArea($0) }) else { return }
    element["ref"] = (plan.area(area, of: sheet.index, from: everything) ?? CellArea(CellAddress(row: 1, column: 1))).description
  }

  // MARK: Views

  private func views(_ views: XMLElement) {
    for view in views.all("x:sheetView") {
      if let cell = view["topLeftCell"] { view["topLeftCell"] = moved(cell: cell) }
      for part in view.elements {
        if let cell = part["topLeftCell"] { part["topLeftCell"] = moved(cell: cell) }
        if part.tag == "x:pane", ["frozen", "frozenSplit"].contains(part["state"]), let rows = part["ySplit"].flatMap({ Double($0) }),
          rows >= 1
        {
          // So many rows stand still as the frozen ones became.
          let frozen = plan.rows(1...Int(rows), of: sheet.index, from: everything)?.upperBound ?? 0
          part["ySplit"] = frozen > 0 ? String(frozen) : nil
          part["topLeftCell"] = part["topLeftCell"].flatMap { CellAddress($0) }.map { cell in
            CellAddress(row: max(cell.row, frozen + 1), column: cell.column).description
          }
        }
        if part.tag == "x:selection" {
          part["activeCell"] = part["activeCell"].map { moved(cell: $0) }
          part["sqref"] = part["activeCell"] ?? part["sqref"]
        }
      }
    }
  }

  private func moved(cell: String) -> String {
    guard let address = CellAddress(cell) else { return cell }
    guard let rows = plan.rows(address.row...address.row, of: sheet.index, from: everything) else { return "A1" }
    return CellAddress(row: rows.lowerBound, column: address.column).description
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

  private func each(_ area: CellArea, _ body: (CellArea, SheetPlace) -> Void) {
    plan.everyItem(holding: area.rows, of: sheet.index) { place in
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
  private mutating func areas(_ list: String?) -> String? {
    guard let list, let areas = CellArea.list(list) else { return list }
    var found: [CellArea] = []
    for area in areas { found += plan.areas(area, of: sheet.index) }
    if found.count > Self.areaLimit {
      report("区域 \(list) 会变成 \(found.count) 块", "the areas \(list) would become \(found.count) pieces", list, at: list)
    }
    return found.isEmpty ? nil : found.map(\.description).joined(separator: " ")
  }

  // MARK: Formats and validations

  /// The place of a list's first cell: what the relative references of its formulas are counted from.
  private func base(_ list: String?) -> (row: Int, place: SheetPlace)? {
    guard let areas = list.flatMap({ CellArea.list($0) }), let row = areas.map(\.rows.lowerBound).min() else { return nil }
    var first: SheetPlace?
    plan.everyItem(holding: row...row, of: sheet.index) { place in if first == nil { first = place } }
    return (row, first ?? everything)
  }

  private mutating func formats(_ element: XMLElement) {
    let before = element["sqref"]
    guard let areas = areas(before) else {
      root.remove(element)
      return
    }
    element["sqref"] = areas
    guard let base = base(before) else { return }
    for rule in element.all("x:cfRule") { for formula in rule.all("x:formula") { move(formula, seenFrom: base) } }
    element.walk {
      if $0.tag == "x:cfvo", $0["type"] == "formula" || $0["val"]?.contains("$") ?? false, let formula = $0["val"] {
        $0["val"] = text(formula, from: base.place)
      }
      return true
    }
  }

  private mutating func validations(_ list: XMLElement) {
    for element in list.all("x:dataValidation") {
      let before = element["sqref"]
      guard let areas = areas(before) else {
        list.remove(element)
        continue
      }
      element["sqref"] = areas
      guard let base = base(before) else { continue }
      for formula in element.elements where formula.tag == "x:formula1" || formula.tag == "x:formula2" { move(formula, seenFrom: base) }
    }
    settle(list, of: "x:dataValidation")
  }

  private mutating func move(_ element: XMLElement, seenFrom base: (row: Int, place: SheetPlace)) {
    element.setText(spread(element.text, seenFrom: base))
  }

  /// A formula that holds for all cells of an area, each with its own shift: in a repeated row, what lies within the
  /// item shifts with it, and what lies outside stands still.
  private mutating func spread(_ text: String, seenFrom base: (row: Int, place: SheetPlace)) -> String {
    guard let formula = try? Formula(text) else { return text }
    let block = base.place.blocks.last
    let replacements = formula.references.map { reference -> FormulaReference in
      var moved = plan.reference(reference, from: base.place).reference
      let rows = reference.shape.area.rows
      if case .columns = reference.shape { return moved }
      if let block {
        let isOwnSheet = reference.sheet.map { plan.sheet(named: $0.name) == sheet.index } ?? true
        let isInside = isOwnSheet && rows.lowerBound >= block.rows.lowerBound && rows.upperBound <= block.rows.upperBound
        moved.shape = moved.shape.with(rowsFixed: !isInside)
        if isInside, rows != base.row...base.row, !isUniform(block) {
          report(
            "条件格式或数据验证引用了高低不一的重复行 \(reference.text)", "a format or validation refers to \(reference.text) in rows that repeat unevenly",
            text,
            at: "A\(base.row)")
        }
      }
      return moved
    }
    return formula.text(with: replacements)
  }

  private func isUniform(_ block: SheetBlock) -> Bool { block.children.isEmpty }

  /// A formula or location with its references moved as one place sees them.
  private func text(_ text: String, from place: SheetPlace) -> String {
    let mark = text.hasPrefix("#") ? "#" : ""
    guard let formula = try? Formula(String(text.dropFirst(mark.count))) else { return text }
    return mark + formula.text(with: formula.references.map { plan.reference($0, from: place).reference })
  }

  // MARK: Filters and breaks

  private mutating func filter(_ element: XMLElement) {
    element.walk {
      if let area = $0["ref"].flatMap({ CellArea($0) }) {
        $0["ref"] = plan.area(area, of: sheet.index, from: everything)?.description ?? $0["ref"]
      }
      return true
    }
    if let area = sheet.document.root.first(element.tag)?["ref"].flatMap({ CellArea($0) }),
      plan.area(area, of: sheet.index, from: everything) == nil
    {
      root.remove(element)
    }
  }

  /// A break stands behind a row: behind each item's, and none behind the last row of the sheet.
  private func breaks(_ list: XMLElement) {
    let last = plan.rows(1...max(1, sheet.lastRow), of: sheet.index, from: everything)?.upperBound ?? 1
    var children: [XMLNode] = []
    for element in list.all("x:brk") {
      guard let row = element["id"].flatMap({ Int($0) }), row >= 1 else { continue }
      let block = sheet.block.innermost(row)
      plan.everyItem(holding: row...row, of: sheet.index) { place in
        // A break behind a row of tags stands behind the last row before it that is left.
        guard let here = plan.rows(block.rows.lowerBound...row, of: sheet.index, from: place), here.upperBound < last else { return }
        let copy = element.copy()
        copy["id"] = String(here.upperBound)
        children.append(.element(copy))
      }
    }
    list.children = children
    let manual = list.all("x:brk").filter { $0["man"] == "1" }.count
    if list["manualBreakCount"] != nil { list["manualBreakCount"] = String(manual) }
    settle(list, of: "x:brk")
  }

  /// Newer formats and validations, sparklines: pairs of areas and formulas.
  private mutating func extensions(_ element: XMLElement) {
    var owners: [XMLElement] = []
    element.walk { owner in
      if owner.first("xm:sqref") != nil { owners.append(owner) }
      return true
    }
    for owner in owners {
      guard let square = owner.first("xm:sqref") else { continue }
      let before = square.text
      guard let areas = areas(before), let base = base(before) else { continue }
      square.setText(areas)
      var formulas: [XMLElement] = []
      owner.walk {
        if $0.tag == "xm:f" { formulas.append($0) }
        return true
      }
      for formula in formulas { move(formula, seenFrom: base) }
    }
  }
}
