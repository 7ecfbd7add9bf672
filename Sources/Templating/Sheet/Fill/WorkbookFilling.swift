import Diagnostics
import OOXML

/// One filling of a workbook: what is done to its parts.
final class WorkbookFilling {
  private let workbook: WorkbookTemplate
  private let plan: SheetPlan
  private let context: Value
  private let lenient: Bool
  private var package: OfficePackage { workbook.package }

  init(_ workbook: WorkbookTemplate, plan: SheetPlan, context: Value, lenient: Bool) {
    self.workbook = workbook
    self.plan = plan
    self.context = context
    self.lenient = lenient
  }

  private func cursor(_ sheet: SheetTemplate) -> SheetCursor { SheetCursor(context, items: sheet.items, lenient: lenient) }

  private func values() -> WorkbookValues { WorkbookValues(workbook, plan: plan, context: context, lenient: lenient) }

  func apply(problems: inout Problems) throws {
    prepareStyles()
    workbook.styles.freeze()
    var heads: [(head: [UInt8], tail: [UInt8])] = []
    for sheet in workbook.sheets {
      var furniture = SheetFurniture(sheet, plan: plan, file: workbook.name)
      let cursor = cursor(sheet)
      heads.append(furniture.move(&cursor.evaluator))
      problems.add(cursor.evaluator.problems)
      problems.add(furniture.problems)
    }
    var attachments = SheetAttachments(workbook, plan: plan, values: values(), cursors: workbook.sheets.map(cursor))
    try attachments.move()
    problems.add(attachments.problems)
    names(&problems)
    guard problems.isEmpty || lenient else { return try fail(with: problems, heads) }
    if let changed = workbook.strings.changed, let part = workbook.strings.part { package.set(part, changed) }
    if let changed = workbook.styles.changed, let part = workbook.styles.part { package.set(part, changed) }
    try dropCalculationChain()
    for sheet in workbook.sheets {
      let (head, tail) = heads[sheet.index]
      package.set(sheet.part) { [self] stream in
        let cursor = cursor(sheet)
        let values = values()
        try stream.write(head)
        try SheetWriter(workbook, sheet, plan: plan, values: values, cursor: cursor) { try stream.write($0) }.write()
        try stream.write(tail)
        var problems = cursor.evaluator.problems
        for site in values.circular { problems.add(.circular, source: site.cell ?? "", at: site) }
        if !problems.isEmpty { throw TemplateErrors(problems) }
      }
    }
  }

  /// Looks for what is wrong, as a filling would, and writes nothing.
  func rehearse(_ problems: inout Problems) throws {
    try apply(problems: &problems)
    try write(&problems)
  }

  /// Says everything at once: what is wrong with the data is looked for too, although nothing will be written.
  private func fail(with problems: Problems, _ heads: [(head: [UInt8], tail: [UInt8])]) throws {
    var all = problems
    try write(&all)
    throw TemplateErrors(all)
  }

  /// Makes all cells, for what is wrong with them alone.
  private func write(_ problems: inout Problems) throws {
    for sheet in workbook.sheets {
      let cursor = cursor(sheet)
      try SheetWriter(workbook, sheet, plan: plan, values: values(), cursor: cursor) { _ in }.write()
      problems.add(cursor.evaluator.problems)
    }
  }

  /// Dates in cells without a format of their own need one, and the formats are written before the cells are.
  private func prepareStyles() {
    for sheet in workbook.sheets {
      let cursor = SheetCursor(context, items: sheet.items, lenient: true)
      for row in sheet.rows {
        for cell in row.cells {
          guard case .value = cell.content, workbook.styles[cell.style].numberFormat == 0 else { continue }
          var isKnown = false
          plan.everyItem(holding: CellArea(CellAddress(row: row.number, column: cell.column)), of: sheet.index, limit: 200) { place in
            guard !isKnown else { return }
            cursor.move(to: place)
            switch CellOutput(cell.content, &cursor.evaluator, workbook.styles[cell.style], epoch: workbook.epoch) {
            case .blank: break
            case .number(_, let kind):
              if let kind { _ = workbook.styles.style(cell.style, showing: kind) }
              isKnown = true
            default: isKnown = true
            }
          }
        }
      }
    }
  }

  private func names(_ problems: inout Problems) {
    let root = workbook.workbook.root
    if let list = root.first("x:definedNames") {
      for element in list.all("x:definedName") {
        guard let formula = try? Formula(element.text), !formula.references.isEmpty || formula.unseen != nil else { continue }
        let position = element["localSheetId"].flatMap { Int($0) }
        let sheet = position.flatMap { workbook.positions.firstIndex(of: $0) } ?? 0
        if element["name"]?.hasPrefix("_xlnm.") ?? false {
          builtin(element, formula, sheet: sheet, in: list)
        } else {
          element.setText(moved(formula, from: sheet, name: element["name"] ?? "", &problems))
        }
      }
      if list.elements.isEmpty { root.remove(list) }
    }
    if !workbook.formulaProblems.isEmpty { recalculateOnLoad(root) }
    package.set(workbook.workbookPart, workbook.workbook)
  }

  private func moved(_ formula: Formula, from sheet: Int, name: String, _ problems: inout Problems) -> String {
    let site = Site(file: workbook.name, words: Bilingual(zh: "名称 \(name)", en: "the name \(name)"))
    if formula.isRelative {
      // It means what stands so far from each formula that uses it: nothing that a plan of shifts could rewrite.
      if plan.movesAnything { problems.add(.relativeName(name), source: "=" + formula.text, at: site) }
      return formula.text
    }
    if let fault = plan.unseenCells(of: formula) { problems.add(fault, source: "=" + formula.text, at: site) }
    return formula.text(
      with: formula.references.map { reference in
        let moved = plan.reference(reference, from: SheetPlace(sheet: sheet))
        if let fault = moved.fault { problems.add(fault, source: "=" + formula.text, at: site) }
        // A name is no formula of a sheet: it always says which one it means.
        var result = moved.reference
        if reference.sheet != nil, result.sheet == nil { result.sheet = SheetPrefix(from: workbook.sheets[0].name) }
        return result
      })
  }

  /// Print areas and titles keep the areas that are left, and go when none is.
  private func builtin(_ element: XMLElement, _ formula: Formula, sheet: Int, in list: XMLElement) {
    var kept: [String] = []
    for reference in formula.references {
      let target = reference.sheet.flatMap { plan.sheet(named: $0.name, from: sheet) } ?? sheet
      guard plan.area(reference.shape.area, of: target, from: SheetPlace(sheet: sheet)) != nil else { continue }
      kept.append(plan.reference(reference, from: SheetPlace(sheet: sheet)).reference.text)
    }
    if kept.isEmpty { list.remove(element) } else { element.setText(kept.joined(separator: ",")) }
  }

  /// A formula that the evaluator does not know has no value in the file: the program that opens it is asked to compute.
  private func recalculateOnLoad(_ root: XMLElement) {
    if let settings = root.first("x:calcPr") {
      settings["fullCalcOnLoad"] = "1"
      return
    }
    let prefix = root.name.firstIndex(of: ":").map { String(root.name[...$0]) } ?? ""
    let element = XMLElement(name: prefix + "calcPr", tag: "x:calcPr", attributes: [XMLAttribute("fullCalcOnLoad", "1")])
    let before = [
      "x:fileVersion", "x:fileSharing", "x:workbookPr", "mc:AlternateContent", "x:workbookProtection", "x:bookViews", "x:sheets",
      "x:functionGroups", "x:externalReferences", "x:definedNames",
    ]
    let index = root.children.lastIndex { $0.element.map { before.contains($0.tag) } ?? false }.map { $0 + 1 } ?? root.children.count
    root.children.insert(.element(element), at: index)
  }

  /// The order in which cells were computed is the old rows' order; programs make it anew.
  private func dropCalculationChain() throws {
    var links = try package.relationships(of: workbook.workbookPart)
    guard let link = links.first(kind: "calcChain") else { return }
    if let part = package.target(of: link, from: workbook.workbookPart) { package.remove(part) }
    links.remove(id: link.id)
    package.setRelationships(links, of: workbook.workbookPart)
  }
}

extension Fault {
  static var circular: Fault {
    .other(
      .templateReference, Bilingual(zh: "公式循环引用", en: "the formula refers to itself"),
      hint: Bilingual(zh: "改写公式，使它不再取决于自己的结果", en: "write it so that it does not rest on its own result"))
  }

  static func relativeName(_ name: String) -> Fault {
    .other(
      .templateReference,
      Bilingual(zh: "名称 \(name) 用相对引用，不能随行列移动", en: "the name \(name) is relative and cannot be moved with rows and columns"),
      hint: Bilingual(zh: "给名称的引用加上 $，如 表!$A$1", en: "write the name's reference with dollar signs, Sheet!$A$1"))
  }
}
