import Diagnostics
import OOXML

/// Formats and validations: their areas, and the formulas that hold for every cell of an area.
extension SheetFurniture {
  /// The first cell of a list of areas: what the relative references of its formulas are counted from.
  struct Base {
    /// In the template.
    let origin: CellAddress
    /// The first cell of the template that is left of the areas, and its place.
    let cell: CellAddress
    let place: SheetPlace
  }

  func base(of before: String?, now: String) -> Base? {
    guard let old = before.flatMap({ CellArea.list($0) }), let new = CellArea.list(now), let origin = Self.corner(old),
      let corner = Self.corner(new), let (cell, place) = plan.locate(corner, of: sheet.index)
    else { return nil }
    return Base(origin: origin, cell: cell, place: place)
  }

  private static func corner(_ areas: [CellArea]) -> CellAddress? {
    guard let row = areas.map(\.rows.lowerBound).min(), let column = areas.map(\.columns.lowerBound).min() else { return nil }
    return CellAddress(row: row, column: column)
  }

  mutating func formats(_ element: XMLElement) {
    let before = element["sqref"]
    guard let areas = areas(before) else {
      root.remove(element)
      return
    }
    element["sqref"] = areas
    guard let base = base(of: before, now: areas) else { return }
    for rule in element.all("x:cfRule") { for formula in rule.all("x:formula") { move(formula, seenFrom: base) } }
    element.walk {
      if $0.tag == "x:cfvo", $0["type"] == "formula" || $0["val"]?.contains("$") ?? false, let formula = $0["val"] {
        $0["val"] = spread(formula, seenFrom: base)
      }
      return true
    }
  }

  mutating func validations(_ list: XMLElement) {
    for element in list.all("x:dataValidation") {
      let before = element["sqref"]
      guard let areas = areas(before) else {
        list.remove(element)
        continue
      }
      element["sqref"] = areas
      guard let base = base(of: before, now: areas) else { continue }
      for formula in element.elements where formula.tag == "x:formula1" || formula.tag == "x:formula2" { move(formula, seenFrom: base) }
    }
    settle(list, of: "x:dataValidation")
  }

  mutating func move(_ element: XMLElement, seenFrom base: Base) { element.setText(spread(element.text, seenFrom: base)) }

  /// A formula that holds for all cells of an area, each with its own shift: in a repeated row or column, what lies within the
  /// item shifts with it, and what lies outside stands still.
  private mutating func spread(_ text: String, seenFrom base: Base) -> String {
    guard let written = try? Formula(text) else { return text }
    // Where the first row or column of the area is gone, the formula is the next one's.
    let formula = written.copied(rows: base.cell.row - base.origin.row, columns: base.cell.column - base.origin.column)
    var replacements: [FormulaReference] = []
    for (index, reference) in formula.references.enumerated() {
      var moved = plan.reference(reference, from: base.place)
      if moved.isSpread, !formula.takesRange[index] { moved.fault = .repeatedCell(reference.text) }
      let isOwnSheet = reference.sheet.map { plan.sheet(named: $0.name, from: sheet.index) == sheet.index } ?? true
      let area = reference.shape.area
      var shape = moved.reference.shape
      if let block = base.place.blocks.last {
        let isInside = isOwnSheet && block.holds(area.rows)
        shape = shape.with(rowsFixed: !isInside)
        if isInside, area.rows != base.cell.row...base.cell.row, !block.children.isEmpty { moved.fault = .unevenItems(reference.text) }
      }
      if let block = base.place.columnBlocks.last {
        let isInside = isOwnSheet && block.holds(area.columns)
        shape = shape.with(columnsFixed: !isInside)
        if isInside, area.columns != base.cell.column...base.cell.column, !block.children.isEmpty {
          moved.fault = .unevenItems(reference.text)
        }
      }
      if let fault = moved.fault { problems.add(fault, source: text, at: Site(file: file, sheet: sheet.templateName, cell: base.origin)) }
      replacements.append(FormulaReference(sheet: moved.reference.sheet, shape: shape))
    }
    return formula.text(with: replacements)
  }

  /// A formula or location with its references moved as one place sees them.
  func text(_ text: String, from place: SheetPlace) -> String {
    let mark = text.hasPrefix("#") ? "#" : ""
    guard let formula = try? Formula(String(text.dropFirst(mark.count))) else { return text }
    return mark + formula.text(with: formula.references.map { plan.reference($0, from: place).reference })
  }
}

extension Fault {
  /// A rule for all cells of an area refers to another row of an item, and the items are not alike.
  static func unevenItems(_ reference: String) -> Fault {
    .other(
      .templateReference,
      Bilingual(
        zh: "条件格式或数据验证引用了高低不一的重复行 \(reference)", en: "a format or validation refers to \(reference) in rows that repeat unevenly"),
      hint: Bilingual(zh: "只引用同一行的单元格", en: "refer to cells of the same row only"))
  }
}
