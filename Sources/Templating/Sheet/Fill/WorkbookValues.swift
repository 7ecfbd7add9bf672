/// The values of every cell of the filled workbook, computed when a formula asks for them: nothing is held but a bounded memory.
final class WorkbookValues: FormulaCells {
  private let workbook: WorkbookTemplate
  private let plan: SheetPlan
  private let cursors: [SheetCursor]
  /// The sheets by the names that they have now, which moved references call them by.
  private let numbers: [String: Int]
  private var known: [SheetCell: FormulaValue?] = [:]
  /// The results of array formulas by their first cell.
  private var arrays: [SheetCell: ValueGrid?] = [:]
  private var open: Set<SheetCell> = []
  private var located: [(row: Int, found: (row: Int, place: SheetPlace)?)]
  /// Whether the value that is being computed rests on something that the evaluator cannot compute.
  private var isUnknown = false
  private(set) var circular: [Site] = []

  private static let memory = 16_384
  private static let arrayMemory = 64
  private static let depth = 250

  init(_ workbook: WorkbookTemplate, plan: SheetPlan, context: Value, lenient: Bool) {
    self.workbook = workbook
    self.plan = plan
    cursors = workbook.sheets.map { SheetCursor(context, items: $0.items, lenient: lenient) }
    located = workbook.sheets.map { _ in (0, nil) }
    numbers = Dictionary(workbook.sheets.map { ($0.name.lowercased(), $0.index) }) { first, _ in first }
  }

  func sheet(named name: String) -> Int? { numbers[name.lowercased()] }

  func meaning(of name: String, from sheet: Int) -> (tree: FormulaExpression, references: [[FormulaReference]])? {
    guard let formula = workbook.names.formula(name, from: workbook.sheets[sheet].templateIndex), !formula.isRelative,
      case .success(let tree) = formula.tree
    else {
      isUnknown = true
      return nil
    }
    return (tree, references(of: formula, from: SheetPlace(sheet: sheet)))
  }

  func cells(of reference: TableReference, at home: SheetCell) -> SheetArea? {
    guard let (cell, place) = plan.locate(home.cell, of: home.sheet),
      let table = workbook.tables.table(reference, at: cell, of: workbook.sheets[home.sheet].templateIndex),
      let sheet = workbook.sheets.first(where: { $0.templateIndex == table.sheet })?.index,
      let columns = table.columns(reference.columns)
    else { return nil }
    let now = plan.columns(columns, of: sheet, from: SheetPlace(sheet: sheet))
    let own = place.sheet == sheet && table.area.rows.contains(cell.row) ? home.cell.row...home.cell.row : nil
    let gone = CellAddress.lastRow...CellAddress.lastRow
    guard let now, let rows = table.rows(reference.items).map({ plan.rows($0, of: sheet, from: SheetPlace(sheet: sheet)) ?? gone }) ?? own
    else { return nil }
    return SheetArea(sheet: sheet, area: CellArea(rows: rows, columns: now))
  }

  /// A formula's references as one place sees them.
  private func references(of formula: Formula, from place: SheetPlace) -> [[FormulaReference]] {
    formula.references.indices.map { plan.reference(formula.references[$0], from: place, takesList: formula.takesList[$0]).references }
  }

  func used(_ area: SheetArea) -> CellArea? {
    let sheet = workbook.sheets[area.sheet]
    guard let last = plan.rows[area.sheet].span(1...max(1, sheet.lastRow), item: 0, base: 1)?.upperBound,
      let right = plan.columns[area.sheet].span(1...sheet.lastColumn, item: 0, base: 1)?.upperBound
    else { return nil }
    return area.area.clamped(to: CellArea(rows: 1...last, columns: 1...right))
  }

  func holdsSubtotal(_ cell: SheetCell) -> Bool {
    guard let (template, _) = plan.locate(cell.cell, of: cell.sheet),
      case .formula(let formula)? = workbook.sheets[cell.sheet].row(template.row)?.cell(template.column)?.content
    else { return false }
    return formula.formula.tokens.contains { if case .function(let name) = $0 { name.uppercased() == "SUBTOTAL" } else { false } }
  }

  func isHidden(_ cell: SheetCell) -> Bool {
    guard let row = plan.locate(row: cell.cell.row, of: cell.sheet)?.row else { return false }
    return workbook.sheets[cell.sheet].row(row)?.isHidden ?? false
  }

  func value(of cell: SheetCell) -> FormulaValue {
    let row = cell.cell.row
    if located[cell.sheet].row != row { located[cell.sheet] = (row, plan.locate(row: row, of: cell.sheet)) }
    guard let found = located[cell.sheet].found else { return .blank }
    var place = found.place
    guard let column = plan.locate(column: cell.cell.column, in: &place),
      let template = workbook.sheets[cell.sheet].row(found.row)?.cell(column)
    else { return .blank }
    let content = template.content
    if workbook.sheets[cell.sheet].merge(at: found.row, column).map({ plan.area($0, of: cell.sheet, from: place)?.topLeft != cell.cell })
      ?? false
    {
      return .blank
    }
    switch content {
    case .fixed(_, .known(let value)): return value
    case .fixed(_, .shared(let number)): return .text(workbook.strings.text(number))
    case .formula(let formula), .part(let formula):
      guard let value = self.value(of: formula, at: cell, place) else {
        isUnknown = true
        return .error(.notAvailable)
      }
      return value
    case .value, .text:
      let cursor = cursors[cell.sheet]
      cursor.move(to: place)
      return CellOutput(content, &cursor.evaluator, workbook.styles[template.style], epoch: workbook.epoch).value
    }
  }

  /// The value of a formula at a cell; `nil` where it cannot be computed.
  func value(of cell: FormulaCell, at home: SheetCell, _ place: SheetPlace) -> FormulaValue? {
    if let area = cell.array, !area.isCell { return value(ofPart: cell, at: home, place) }
    if let known = known[home] { return known }
    guard let computed = compute(cell, at: home, from: place, { $0.value($1) }) else { return nil }
    if known.count >= Self.memory { known.removeAll(keepingCapacity: true) }
    known[home] = .some(computed)
    return computed
  }

  /// What a cell shows of an array formula's result; `nil` where it cannot be computed.
  func value(ofPart formula: FormulaCell, at home: SheetCell, _ place: SheetPlace) -> FormulaValue? {
    guard let (area, grid) = result(of: formula, on: home.sheet, from: place) else { return nil }
    return grid.value(home.cell.row - area.rows.lowerBound, home.cell.column - area.columns.lowerBound)
  }

  /// The area that an array formula has now, and all of its result; `nil` where it cannot be computed.
  func result(of formula: FormulaCell, on sheet: Int, from place: SheetPlace) -> (area: CellArea, grid: ValueGrid)? {
    guard let area = formula.array.flatMap({ plan.area($0, of: sheet, from: place) }) else { return nil }
    let home = SheetCell(sheet: sheet, cell: area.topLeft)
    if let known = arrays[home] { return known.map { (area, $0) } }
    guard let first = plan.locate(home.cell, of: sheet)?.place,
      let computed = compute(formula, at: home, from: first, { $0.values($1) })
    else { return nil }
    if arrays.count >= Self.arrayMemory { arrays.removeAll(keepingCapacity: true) }
    arrays[home] = .some(computed)
    return computed.map { (area, $0) }
  }

  /// Computes a formula; the result is `nil` where it rests on something that cannot be computed, and all is where the formula itself cannot.
  private func compute<Result>(
    _ cell: FormulaCell, at home: SheetCell, from place: SheetPlace, _ body: (FormulaEvaluation, FormulaExpression) -> Result
  ) -> Result?? {
    guard case .success(let tree) = cell.formula.tree, open.count < Self.depth else { return nil }
    guard open.insert(home).inserted else {
      circular.append(cell.site)
      return nil
    }
    let before = isUnknown
    isUnknown = false
    let references = references(of: cell.formula, from: place)
    let value = body(FormulaEvaluation(cells: self, home: home, references: references, inArray: cell.array != nil), tree)
    let result = isUnknown ? nil : value
    isUnknown = before
    open.remove(home)
    return .some(result)
  }
}
