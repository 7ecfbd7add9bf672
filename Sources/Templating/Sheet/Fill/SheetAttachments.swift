import Diagnostics
import OOXML

/// Moves what hangs on sheets in parts of its own: tables, comments, drawings, charts, pivot tables.
struct SheetAttachments {
  let workbook: WorkbookTemplate
  let plan: SheetPlan
  let values: WorkbookValues
  /// Where in the data each sheet's objects stand.
  let cursors: [SheetCursor]
  /// Pictures of the data by their digests.
  var pictures: [String: String] = [:]
  var problems = Problems()
  var package: OfficePackage { workbook.package }

  init(_ workbook: WorkbookTemplate, plan: SheetPlan, values: WorkbookValues, cursors: [SheetCursor]) {
    self.workbook = workbook
    self.plan = plan
    self.values = values
    self.cursors = cursors
  }

  mutating func move() throws {
    for sheet in workbook.sheets {
      for link in try package.relationships(of: sheet.part).items {
        guard let part = package.target(of: link, from: sheet.part) else { continue }
        switch link.kind {
        case "table": try table(part, on: sheet)
        case "comments": try comments(part, on: sheet)
        case "vmlDrawing": try notes(part, on: sheet)
        case "drawing": try drawing(part, on: sheet)
        case "threadedComment" where moves(sheet): refuse("对话式批注", "threaded comments", sheet)
        case "pivotTable" where moves(sheet): refuse("数据透视表", "a pivot table", sheet)
        case "queryTable" where moves(sheet): refuse("外部数据查询表", "a query table", sheet)
        default: break
        }
      }
    }
    try pivotSources()
    for cursor in cursors { problems.add(cursor.evaluator.problems) }
  }

  private static let stillness = Bilingual(zh: "从模板中去掉，或放到不随数据移动的工作表", en: "take it out, or put it on a sheet whose rows do not move")

  mutating func report(
    _ zh: String, _ en: String, _ source: String, _ sheet: SheetTemplate, at cell: String = "A1", hint: Bilingual = stillness
  ) {
    problems.add(
      .other(.templateReference, Bilingual(zh: zh, en: en), hint: hint),
      source: source,
      at: Site(
        file: workbook.name, words: Bilingual(zh: "\(sheet.templateName)!\(cell)", en: "\(sheet.templateName)!\(cell)"),
        sheet: sheet.templateName, cell: cell))
  }

  private mutating func refuse(_ zh: String, _ en: String, _ sheet: SheetTemplate) {
    report("\(zh)不能随行移动", "\(en) cannot be moved with the rows", en, sheet)
  }

  func place(_ sheet: SheetTemplate) -> SheetPlace { SheetPlace(sheet: sheet.index) }
  func moves(_ sheet: SheetTemplate) -> Bool { plan.moves(sheet.index) }

  /// A formula of another part, seen from the sheet as a whole.
  func moved(_ text: String, on sheet: SheetTemplate) -> String {
    guard let formula = try? Formula(text) else { return text }
    return formula.text(with: formula.references.map { plan.reference($0, from: place(sheet)).reference })
  }

  // MARK: Tables

  private mutating func table(_ part: String, on sheet: SheetTemplate) throws {
    let document = try package.document(of: part)
    let root = document.root
    guard let text = root["ref"], let area = CellArea(text) else { return }
    let name = root["displayName"] ?? root["name"] ?? part
    var copies = 0
    plan.everyItem(holding: area, of: sheet.index) { _ in copies += 1 }
    if copies > 1 {
      return report(
        "表格 \(name) 在重复的行里，不能变成几个", "the table \(name) stands in repeated rows and cannot become several", name, sheet, at: text)
    }
    if !plan.columns[sheet.index].isStill, area.columns.contains(where: { plan.columnSpans($0...$0, of: sheet.index).map(\.count) != [1] })
    {
      return report(
        "表格 \(name) 的列会重复或消失", "columns of the table \(name) would be repeated or vanish", name, sheet, at: text)
    }
    let hint = Bilingual(
      zh: "在表格里为没有数据时留一行：{{^名称}}…{{/名称}}", en: "give the table a row for a list without items: {{^name}}…{{/name}}")
    guard let moved = plan.area(area, of: sheet.index, from: place(sheet)) else {
      return report("表格 \(name) 的行都没有了", "all rows of the table \(name) are gone", name, sheet, at: text, hint: hint)
    }
    let headers = root["headerRowCount"] == "0" ? 0 : 1
    let totals = root["totalsRowCount"].flatMap { Int($0) } ?? 0
    guard moved.rows.count > headers + totals else {
      return report("表格 \(name) 没有剩下数据行", "the table \(name) has no row of data left", name, sheet, at: text, hint: hint)
    }
    root["ref"] = moved.description
    if headers > 0 { nameColumns(root, name, moved, on: sheet, at: text) }
    if totals > 0 { labelTotals(root, moved, on: sheet) }
    root.walk { element in
      switch element.tag {
      case "x:autoFilter", "x:sortState", "x:sortCondition":
        if let area = element["ref"].flatMap({ CellArea($0) }) {
          element["ref"] = plan.area(area, of: sheet.index, from: place(sheet))?.description ?? moved.description
        }
      case "x:calculatedColumnFormula", "x:totalsRowFormula": element.setText(self.moved(element.text, on: sheet))
      default: break
      }
      return true
    }
    package.set(part, document)
  }

  /// A table's columns are called as its header cells say, or programs take the file for damaged.
  private mutating func nameColumns(_ root: XMLElement, _ name: String, _ area: CellArea, on sheet: SheetTemplate, at text: String) {
    var taken: Set<String> = []
    for (column, element) in zip(area.columns, root.first("x:tableColumns")?.all("x:tableColumn") ?? []) {
      let cell = SheetCell(sheet: sheet.index, cell: CellAddress(row: area.rows.lowerBound, column: column))
      guard let located = plan.locate(cell.cell, of: sheet.index), sheet.row(located.cell.row)?.cell(located.cell.column)?.isText ?? false
      else {
        if let header = element["name"]?.lowercased() { taken.insert(header) }
        continue
      }
      guard case .text(let header) = values.value(of: cell), !header.isEmpty, taken.insert(header.lowercased()).inserted else {
        report(
          "表格 \(name) 的标题 \(cell.cell) 是空的、不是文字或重复", "the header \(cell.cell) of the table \(name) is empty, no text or there twice", name,
          sheet, at: text)
        continue
      }
      element["name"] = header.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "_x000a_")
    }
  }

  /// What stands in the row of totals as a text stands in the table, too.
  private func labelTotals(_ root: XMLElement, _ area: CellArea, on sheet: SheetTemplate) {
    for (column, element) in zip(area.columns, root.first("x:tableColumns")?.all("x:tableColumn") ?? [])
    where element["totalsRowLabel"] != nil {
      let cell = SheetCell(sheet: sheet.index, cell: CellAddress(row: area.rows.upperBound, column: column))
      if case .text(let label) = values.value(of: cell) { element["totalsRowLabel"] = label }
    }
  }

  // MARK: Comments

  private func comments(_ part: String, on sheet: SheetTemplate) throws {
    guard moves(sheet) || !sheet.objects.comments.isEmpty else { return }
    let document = try package.document(of: part)
    guard let list = document.root.first("x:commentList") else { return }
    let cursor = cursors[sheet.index]
    var copies: [(CellAddress, XMLElement)] = []
    var ids: Set<String> = []
    for (number, comment) in list.all("x:comment").enumerated() {
      guard let cell = comment["ref"].flatMap({ CellAddress($0) }) else { continue }
      every(cell, on: sheet) { here, place in
        let copy = comment.copy()
        if let tagged = sheet.objects.comments[number]?.text, let text = copy.first("x:text") {
          cursor.move(to: place)
          tagged.fill(comment: text, &cursor.evaluator)
        }
        copy["ref"] = here.description
        // Two comments never share an id.
        if let id = copy["xr:uid"], !ids.insert(id).inserted { copy["xr:uid"] = nil }
        copies.append((here, copy))
      }
    }
    list.children = copies.sorted { $0.0 < $1.0 }.map { .element($0.1) }
    package.set(part, document)
  }

  func every(_ cell: CellAddress, on sheet: SheetTemplate, _ body: (CellAddress, SheetPlace) -> Void) {
    plan.everyItem(holding: CellArea(cell), of: sheet.index) { place in
      if let here = plan.area(CellArea(cell), of: sheet.index, from: place) { body(here.topLeft, place) }
    }
  }

  /// The boxes of comments, an old drawing format: each box goes with its cell.
  private func notes(_ part: String, on sheet: SheetTemplate) throws {
    guard moves(sheet) else { return }
    let document = try package.document(of: part)
    var taken = Set(document.root.all("v:shape").compactMap { $0["id"] })
    var next = 0
    var children: [XMLNode] = []
    for child in document.root.children {
      guard case .element(let shape) = child, let data = shape.first("xvml:ClientData"), data["ObjectType"] == "Note",
        let row = data.first("xvml:Row").flatMap({ Int($0.text) }), let column = data.first("xvml:Column").flatMap({ Int($0.text) })
      else {
        children.append(child)
        continue
      }
      var isFirst = true
      every(CellAddress(row: row + 1, column: column + 1), on: sheet) { here, _ in
        let copy = shape.copy()
        if !isFirst {
          repeat { next += 1 } while taken.contains("_x0000_s\(90_000 + next)")
          copy["id"] = "_x0000_s\(90_000 + next)"
          taken.insert("_x0000_s\(90_000 + next)")
        }
        isFirst = false
        let data = copy.first("xvml:ClientData")
        data?.first("xvml:Row")?.setText(String(here.row - 1))
        data?.first("xvml:Column")?.setText(String(here.column - 1))
        if let anchor = data?.first("xvml:Anchor") {
          var numbers = anchor.text.split(separator: ",").map { Int($0.filter { !$0.isWhitespace }) ?? 0 }
          if numbers.count == 8 {
            for index in [2, 6] { numbers[index] += here.row - 1 - row }
            for index in [0, 4] { numbers[index] += here.column - 1 - column }
            anchor.setText(numbers.map(String.init).joined(separator: ", "))
          }
        }
        children.append(.element(copy))
      }
    }
    document.root.children = children
    package.set(part, document)
  }

  // MARK: Pivot tables

  private func pivotSources() throws {
    for part in package.parts where package.contentType(of: part)?.hasSuffix("pivotCacheDefinition+xml") ?? false {
      let document = try package.document(of: part)
      guard let source = document.root.first("x:cacheSource", "x:worksheetSource"), let area = source["ref"].flatMap({ CellArea($0) }),
        let name = source["sheet"], let sheet = workbook.sheets.first(where: { $0.templateName == name })?.index,
        let moved = plan.area(area, of: sheet, from: SheetPlace(sheet: sheet)), moved != area
      else { continue }
      source["ref"] = moved.description
      document.root["refreshOnLoad"] = "1"
      package.set(part, document)
    }
  }
}
