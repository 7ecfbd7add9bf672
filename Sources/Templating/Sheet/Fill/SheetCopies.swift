import Diagnostics
import OOXML

/// Makes one sheet an item of the sheets whose names repeat them.
struct SheetCopies {
  private let workbook: WorkbookTemplate
  private let package: OfficePackage
  private var evaluator: Evaluator
  private var taken: Set<String>
  private var nextID: Int
  private var tableNumber: Int
  private(set) var problems = Problems()

  init(_ workbook: WorkbookTemplate, _ context: Value, lenient: Bool) {
    self.workbook = workbook
    package = workbook.package
    evaluator = Evaluator(context, lenient: lenient)
    let elements = workbook.workbook.root.first("x:sheets")?.all("x:sheet") ?? []
    let titled = Set(workbook.sheets.filter { $0.title != nil }.map { workbook.positions[$0.index] })
    taken = Set(elements.enumerated().filter { !titled.contains($0.offset) }.compactMap { $0.element["name"]?.lowercased() })
    nextID = (elements.compactMap { $0["sheetId"].flatMap { Int($0) } }.max() ?? 0) + 1
    tableNumber = 0
  }

  /// The sheets of the output and the position of each in the workbook, which is rewritten to hold them.
  mutating func make() throws -> (sheets: [SheetTemplate], positions: [Int]) {
    guard workbook.sheets.contains(where: { $0.title != nil }), let list = workbook.workbook.root.first("x:sheets") else {
      return (workbook.sheets, workbook.positions)
    }
    var links = try package.relationships(of: workbook.workbookPart)
    var sheets: [SheetTemplate] = []
    var positions: [Int] = []
    var elements: [XMLElement] = []
    /// The new position of each old one.
    var moved: [[Int]] = []
    for (position, element) in list.all("x:sheet").enumerated() {
      guard let number = workbook.positions.firstIndex(of: position) else {
        moved.append([elements.count])
        elements.append(element)
        continue
      }
      let sheet = workbook.sheets[number]
      let first = elements.count
      for (name, items) in names(of: sheet) {
        let entry = element.copy()
        entry["name"] = name
        var (part, originals) = (sheet.part, [String: String]())
        if elements.count > first {
          (part, originals) = try self.copy(of: sheet)
          entry["sheetId"] = String(nextID)
          nextID += 1
          entry["r:id"] = links.add(kind: "worksheet", target: PartName.target(of: part, from: workbook.workbookPart))
        }
        positions.append(elements.count)
        sheets.append(
          SheetTemplate(sheet, index: sheets.count, name: name, part: part, items: items, originals: originals))
        elements.append(entry)
      }
      moved.append(Array(first..<elements.count))
      if elements.count == first, let id = element["r:id"] {
        links.remove(id: id)
        package.setRelationships(links, of: workbook.workbookPart)
        try package.removeUnneeded(sheet.part)
      }
    }
    guard elements.contains(where: { !["hidden", "veryHidden"].contains($0["state"]) }) else { throw NoSheetLeft() }
    list.children = elements.map { .element($0) }
    package.setRelationships(links, of: workbook.workbookPart)
    select(moved, elements)
    names(moved)
    return (sheets, positions)
  }

  // MARK: Names

  private mutating func names(of sheet: SheetTemplate) -> [(name: String, items: [SheetItem])] {
    guard let title = sheet.title else { return [(sheet.name, [])] }
    var found: [(name: String, items: [SheetItem])] = []
    items(of: title, title.sections[...], [], &found)
    problems.add(evaluator.problems)
    return found
  }

  private mutating func items(
    of title: SheetTitle, _ sections: ArraySlice<(section: Expression, isInverted: Bool)>, _ outer: [SheetItem],
    _ found: inout [(name: String, items: [SheetItem])]
  ) {
    guard let (section, isInverted) = sections.first else {
      let name = CellOutput.text(title.nodes, &evaluator)
      if let fault = SheetTitle.fault(of: name, taken: taken) {
        evaluator.report(
          .other(
            .templateData, fault,
            hint: Bilingual(zh: "给这一项一个可以作工作表名的字段：不重复，不超过 31 个字", en: "name the item by a field that is unique and 31 characters at most")),
          source: title.source, at: title.site)
      }
      taken.insert(name.lowercased())
      return found.append((name, outer))
    }
    func enter(_ value: Value, _ position: (index: Int, count: Int)?, _ copies: inout SheetCopies) {
      copies.evaluator.push(value, position: position)
      copies.items(of: title, sections.dropFirst(), outer + [SheetItem(value: value, position: position)], &found)
      copies.evaluator.pop()
    }
    switch (evaluator.repetition(of: section), isInverted) {
    case (.never, false), (.once, true), (.each, true): break
    case (.never, true): enter(.null, nil, &self)
    case (.once(let value), false): enter(value, nil, &self)
    case (.each(let list), false): for index in 0..<list.count { enter(list[index], (index, list.count), &self) }
    }
  }

  // MARK: The workbook

  /// The sheet that is shown first stays so; where it is gone, the first that can be seen takes its place.
  private func select(_ moved: [[Int]], _ elements: [XMLElement]) {
    for view in workbook.workbook.root.first("x:bookViews")?.all("x:workbookView") ?? [] {
      for name in ["activeTab", "firstSheet"] {
        guard let old = view[name].flatMap({ Int($0) }) else { continue }
        let new = moved.indices.contains(old) ? moved[old].first : nil
        let visible = elements.firstIndex { !["hidden", "veryHidden"].contains($0["state"]) } ?? 0
        view[name] = String(new ?? visible)
      }
    }
  }

  /// Names that belong to a sheet belong to each of its copies.
  private func names(_ moved: [[Int]]) {
    guard let list = workbook.workbook.root.first("x:definedNames") else { return }
    var children: [XMLNode] = []
    for child in list.children {
      guard case .element(let element) = child, let old = element["localSheetId"].flatMap({ Int($0) }) else {
        children.append(child)
        continue
      }
      for position in moved.indices.contains(old) ? moved[old] : [] {
        let copy = element.copy()
        copy["localSheetId"] = String(position)
        children.append(.element(copy))
      }
    }
    list.children = children
    if list.elements.isEmpty { workbook.workbook.root.remove(list) }
  }

  // MARK: Parts

  private static let copied: Set<String> = [
    "drawing", "chart", "chartEx", "chartStyle", "chartColorStyle", "chartUserShapes", "themeOverride", "vmlDrawing", "comments", "table",
    "package", "customProperty",
  ]

  /// A copy of a sheet's part with copies of everything that is its own.
  private mutating func copy(of sheet: SheetTemplate) throws -> (part: String, originals: [String: String]) {
    var made: [(kind: String, copy: String)] = []
    let name = try package.copy(sheet.part) { made.append(($0, $1)) }
    for (kind, copy) in made {
      if kind == "table" { try rename(copy, on: sheet) }
      if !Self.copied.contains(kind) { refuse(kind, sheet) }
    }
    return (name, try originals(of: sheet.part, name))
  }

  /// The template's part behind each copy.
  private func originals(of part: String, _ copy: String) throws -> [String: String] {
    var found = [copy: part]
    for (old, new) in zip(try package.relationships(of: part).items, try package.relationships(of: copy).items) {
      guard let from = package.target(of: old, from: part), let to = package.target(of: new, from: copy), from != to else { continue }
      found.merge(try originals(of: from, to)) { first, _ in first }
    }
    return found
  }

  private mutating func refuse(_ kind: String, _ sheet: SheetTemplate) {
    let words = SheetPart.words[kind] ?? Bilingual(zh: kind, en: kind)
    problems.add(
      .other(
        .templateReference, Bilingual(zh: "\(words.zh)不能随工作表重复", en: "\(words.en) cannot be repeated with the sheet"),
        hint: Bilingual(zh: "从模板中去掉，或放到不重复的工作表", en: "take it out, or put it on a sheet that is not repeated")),
      source: sheet.templateName,
      at: Site(file: workbook.name, words: Bilingual(zh: sheet.templateName, en: sheet.templateName), sheet: sheet.templateName))
  }

  /// Two tables never share a name or a number.
  private mutating func rename(_ part: String, on sheet: SheetTemplate) throws {
    let document = try package.document(of: part)
    let tables = try package.parts.filter { package.contentType(of: $0)?.hasSuffix(".table+xml") ?? false && $0 != part }.map {
      try package.document(of: $0).root
    }
    let names = Set(tables.compactMap { $0["displayName"]?.lowercased() })
    let id = (tables.compactMap { $0["id"].flatMap { Int($0) } }.max() ?? 0) + 1
    let old = document.root["displayName"] ?? document.root["name"] ?? "Table"
    if workbook.usesTable(old) {
      problems.add(
        .other(
          .templateReference,
          Bilingual(zh: "公式引用了表格 \(old)，它不能随工作表重复", en: "formulas refer to the table \(old), which cannot be repeated with the sheet"),
          hint: Bilingual(zh: "改用单元格区域的引用", en: "refer to its cells instead")), source: old,
        at: Site(file: workbook.name, words: Bilingual(zh: sheet.templateName, en: sheet.templateName), sheet: sheet.templateName))
    }
    var number = 2
    while names.contains("\(old)_\(number)".lowercased()) { number += 1 }
    document.root["id"] = String(id)
    document.root["name"] = "\(old)_\(number)"
    document.root["displayName"] = "\(old)_\(number)"
    document.root["xr:uid"] = nil
    package.set(part, document)
  }
}

/// A workbook without a sheet, which no program opens.
struct NoSheetLeft: Error {}

/// What hangs on sheets, in words.
enum SheetPart {
  static let words: [String: Bilingual] = [
    "threadedComment": Bilingual(zh: "对话式批注", en: "threaded comments"),
    "pivotTable": Bilingual(zh: "数据透视表", en: "a pivot table"),
    "queryTable": Bilingual(zh: "外部数据查询表", en: "a query table"),
    "slicer": Bilingual(zh: "切片器", en: "a slicer"),
    "timeline": Bilingual(zh: "日程表", en: "a timeline"),
    "ctrlProp": Bilingual(zh: "表单控件", en: "a form control"),
    "control": Bilingual(zh: "控件", en: "a control"),
    "oleObject": Bilingual(zh: "嵌入对象", en: "an embedded object"),
  ]
}
