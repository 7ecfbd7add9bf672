import Diagnostics
import OOXML

/// Formulas, each with its value beside it.
extension SheetWriter {
  /// Writes a formula and gives the text that it shows, where it is one.
  func write(_ formula: FormulaCell, _ cell: CellTemplate, _ address: CellAddress, _ place: SheetPlace, _ out: inout ByteBuffer) -> String?
  {
    let replacements = moved(formula, place)
    let value = values.value(of: formula, at: SheetCell(sheet: sheet.index, cell: address), place)
    style(cell.style, cell, &out)
    type(of: value, &out)
    out.append(UInt8(0x3E))
    let array = formula.array.flatMap { plan.area($0, of: sheet.index, from: place) }
    if array != nil, cell.isDynamic { checkRoom(of: formula, place) }
    element(
      "f", formula.formula.text(with: replacements), attributes: array.map { " t=\"array\" ref=\"\($0)\"" } ?? "", &out)
    show(value, &out)
    end(&out)
    if case .text(let text)? = value { return text }
    return nil
  }

  /// Writes a cell that shows a part of the result of another cell's array formula.
  func write(
    partOf formula: FormulaCell, _ cell: CellTemplate, _ address: CellAddress, _ place: SheetPlace, _ out: inout ByteBuffer
  ) -> String? {
    let value = values.value(ofPart: formula, at: SheetCell(sheet: sheet.index, cell: address), place)
    style(cell.style, cell, &out)
    type(of: value, &out)
    out.append(UInt8(0x3E))
    show(value, &out)
    end(&out)
    if case .text(let text)? = value { return text }
    return nil
  }

  /// A formula's references as its place sees them.
  private func moved(_ formula: FormulaCell, _ place: SheetPlace) -> [[FormulaReference]] {
    var replacements: [[FormulaReference]] = []
    if let fault = plan.unseenCells(of: formula.formula) {
      cursor.evaluator.report(fault, source: "=" + formula.formula.text, at: formula.site)
    }
    for (index, reference) in formula.formula.references.enumerated() {
      let moved = plan.reference(reference, from: place, takesList: formula.formula.takesList[index])
      if moved.isSpread, !formula.formula.takesRange[index] {
        cursor.evaluator.report(.repeatedCell(reference.text), source: "=" + formula.formula.text, at: formula.site)
      }
      if let fault = moved.fault { cursor.evaluator.report(fault, source: "=" + formula.formula.text, at: formula.site) }
      replacements.append(moved.references)
    }
    return replacements
  }

  /// The file says how many cells a dynamic array takes, and programs do not look again when they open it.
  private func checkRoom(of formula: FormulaCell, _ place: SheetPlace) {
    guard let (area, grid) = values.result(of: formula, on: sheet.index, from: place),
      grid.height != area.rows.count || grid.width != area.columns.count
    else { return }
    cursor.evaluator.report(
      .spill(area, height: grid.height, width: grid.width), source: "=" + formula.formula.text, at: formula.site)
  }

  private func type(of value: FormulaValue?, _ out: inout ByteBuffer) {
    switch value {
    case .text: out.append(" t=\"str\"" as StaticString)
    case .boolean: out.append(" t=\"b\"" as StaticString)
    case .error: out.append(" t=\"e\"" as StaticString)
    case .number, .blank, nil: break
    }
  }

  private func show(_ value: FormulaValue?, _ out: inout ByteBuffer) {
    switch value {
    case .number(let number): element("v", NumberText.stored(number), &out)
    case .text(let text): element("v", text, &out)
    case .boolean(let flag): element("v", flag ? "1" : "0", &out)
    case .error(let error): element("v", error.rawValue, &out)
    case .blank: element("v", "0", &out)
    case nil: break
    }
  }
}

extension Fault {
  /// A function that works out from text or numbers which cells it means, while cells move.
  static func unseenCells(_ function: String) -> Fault {
    .other(
      .templateReference,
      Bilingual(
        zh: "\(function) 自己算出所指的单元格，行列移动后会指错", en: "\(function) works out for itself which cells it means, and would mean others"),
      hint: Bilingual(zh: "改用 INDEX 或直接引用单元格", en: "use INDEX, or name the cells"))
  }

  /// A formula asks for one cell, and the data made several of it.
  static func repeatedCell(_ reference: String) -> Fault {
    .other(
      .templateReference,
      Bilingual(
        zh: "引用 \(reference) 所在的行被重复成多行，而公式在这里只能用一个单元格",
        en: "the row of \(reference) was repeated, and the formula can take only one cell here"),
      hint: Bilingual(
        zh: "用 SUM(\(reference)) 等能接受区域的函数，或把公式放进同一个区段", en: "use a function of ranges, or put the formula into the same section"))
  }
}
