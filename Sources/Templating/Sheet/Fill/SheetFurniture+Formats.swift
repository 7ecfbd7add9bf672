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
    /// Whether some of the areas lie outside of the innermost rows, or columns, that repeat around the first cell.
    let isMixed: Bool
  }

  func base(of before: String?, now: String) -> Base? {
    guard let old = before.flatMap({ CellArea.list($0) }), let new = CellArea.list(now), let origin = Self.corner(old),
      let corner = Self.corner(new), let (cell, place) = plan.locate(corner, of: sheet.index)
    else { return nil }
    let isWithin = old.allSatisfy { area in
      (place.blocks.last?.holds(area.rows) ?? true) && (place.columnBlocks.last?.holds(area.columns) ?? true)
    }
    return Base(origin: origin, cell: cell, place: place, isMixed: !isWithin)
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
        $0["val"] = spread(formula, seenFrom: base, isFixed: true)
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

  /// - Parameter isFixed: the formula holds for the areas as a whole: all its references are absolute, as the limits of data bars.
  mutating func move(_ element: XMLElement, seenFrom base: Base, isFixed: Bool = false) {
    element.setText(spread(element.text, seenFrom: base, isFixed: isFixed))
  }

  /// A formula that holds for all cells of an area, each with its own shift: in a repeated row or column, what lies within the
  /// item shifts with it, and what lies outside stands still.
  private mutating func spread(_ text: String, seenFrom base: Base, isFixed: Bool) -> String {
    let site = Site(file: file, sheet: sheet.templateName, cell: base.origin)
    guard let written = try? Formula(text) else {
      if plan.movesAnything { problems.add(.unreadFormula, source: text, at: site) }
      return text
    }
    if let fault = plan.unseenCells(of: written) { problems.add(fault, source: text, at: site) }
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
      if isFixed, shape.isRelative { moved.fault = .repeatedCell(reference.text) }
      if base.isMixed, !isAlike(reference, base) { moved.fault = .mixedAreas(reference.text) }
      if let fault = moved.fault { problems.add(fault, source: text, at: site) }
      replacements.append(FormulaReference(sheet: moved.reference.sheet, shape: shape))
    }
    return formula.text(with: replacements)
  }

  /// Whether a reference means the same within the rows and columns that repeat around the first cell and outside of them: the cell's own
  /// row, or fixed rows that do not repeat.
  private func isAlike(_ reference: FormulaReference, _ base: Base) -> Bool {
    func isAlike(_ lines: ClosedRange<Int>, _ own: Int, _ block: SheetBlock?, isFixed: Bool) -> Bool {
      guard let block else { return true }
      return isFixed ? !block.lines.overlaps(lines) : lines == own...own
    }
    let area = reference.shape.area
    let isOwnSheet = reference.sheet.map { plan.sheet(named: $0.name, from: sheet.index) == sheet.index } ?? true
    guard isOwnSheet else { return true }
    let (rows, columns) = (reference.shape.with(columnsFixed: true), reference.shape.with(rowsFixed: true))
    return isAlike(area.rows, base.cell.row, base.place.blocks.last, isFixed: !rows.isRelative)
      && isAlike(area.columns, base.cell.column, base.place.columnBlocks.last, isFixed: !columns.isRelative)
  }

  /// A formula or location with its references moved as one place sees them.
  func text(_ text: String, from place: SheetPlace) -> String {
    let mark = text.hasPrefix("#") ? "#" : ""
    guard let formula = try? Formula(String(text.dropFirst(mark.count))) else { return text }
    return mark + formula.text(with: formula.references.map { plan.reference($0, from: place).reference })
  }
}

extension Fault {
  /// A formula that cannot be taken apart, where cells move.
  static var unreadFormula: Fault {
    .other(
      .templateReference, Bilingual(zh: "公式读不懂，不能随行列移动", en: "the formula is not understood and cannot be moved"),
      hint: Bilingual(zh: "改写公式", en: "write the formula in another way"))
  }

  /// One rule over repeated rows and others, whose formula would mean other cells in each.
  static func mixedAreas(_ reference: String) -> Fault {
    .other(
      .templateReference,
      Bilingual(
        zh: "条件格式或数据验证同时用在重复的行列和别处，\(reference) 在两处所指不同",
        en: "a format or validation covers repeated rows or columns and others, and \(reference) means other cells in each"),
      hint: Bilingual(zh: "为重复的行列和其余的单元格各设一条规则", en: "make one rule for the repeated rows or columns and one for the rest"))
  }

  /// A rule for all cells of an area refers to another row of an item, and the items are not alike.
  static func unevenItems(_ reference: String) -> Fault {
    .other(
      .templateReference,
      Bilingual(
        zh: "条件格式或数据验证引用了高低不一的重复行 \(reference)", en: "a format or validation refers to \(reference) in rows that repeat unevenly"),
      hint: Bilingual(zh: "只引用同一行的单元格", en: "refer to cells of the same row only"))
  }
}
