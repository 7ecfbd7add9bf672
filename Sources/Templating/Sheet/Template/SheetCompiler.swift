import Diagnostics
import OOXML

/// Reads a sheet's part, compiles its cells, and finds the rows that sections repeat.
struct SheetCompiler {
  let file: String
  let name: String
  let strings: SharedStrings
  /// The names of the template's sheets.
  let sheetNames: [String]
  let delimiters: Delimiters
  var scanner: TagScanner
  var compilation: Compilation
  private var sections = RowSections()
  private var columns = ColumnSections()
  private var shared: [Int: (formula: Formula, home: CellAddress)] = [:]

  static func compile(
    index: Int, name: String, title: SheetTitle?, part: String, document: XMLDocument, objects: SheetObjects, file: String,
    strings: SharedStrings, sheetNames: [String], delimiters: Delimiters, in compilation: inout Compilation
  ) -> SheetTemplate {
    var compiler = SheetCompiler(
      file: file, name: name, strings: strings, sheetNames: sheetNames, delimiters: delimiters, scanner: TagScanner(delimiters),
      compilation: compilation)
    var rows: [RowTemplate] = []
    var next = 1
    for element in document.root.first("x:sheetData")?.all("x:row") ?? [] {
      let number = Int(element["r"] ?? "") ?? next
      guard (next...CellAddress.lastRow).contains(number) else { continue }
      next = number + 1
      if let row = compiler.row(element, number) { rows.append(row) }
    }
    let block = compiler.sections.finish(problems: &compiler.compilation.problems)
    let columns = compiler.columns.finish(rows: block, problems: &compiler.compilation.problems)
    var arrays = ArrayFormulas()
    rows = arrays.spread(over: rows, block, columns.block)
    compiler.compilation.problems.add(arrays.problems)
    let margins = compiler.margins(document.root)
    compilation = compiler.compilation
    return SheetTemplate(
      index: index, name: name, title: title, part: part, document: document, rows: rows, block: block, columns: columns, margins: margins,
      objects: objects)
  }

  private mutating func margins(_ root: XMLElement) -> [(tag: String, nodes: [TextNode])] {
    var found: [(tag: String, nodes: [TextNode])] = []
    for element in root.first("x:headerFooter")?.elements ?? [] {
      let words = Bilingual(zh: "\(name) 页眉页脚", en: "\(name), header and footer")
      var scanned = ScannedCell(element: element, column: 1, site: Site(file: file, words: words, sheet: name))
      let text = CellText(element.text)
      let pieces = scan(text, into: &scanned)
      guard scanned.hasTags else { continue }
      var compiler = CellTextCompiler(scanned, text, compilation)
      found.append((element.tag, compiler.nodes(Array(pieces.indices))))
      compilation = compiler.compilation
    }
    return found
  }

  private mutating func scan(_ text: CellText, into cell: inout ScannedCell) -> [TagScanner.Piece] {
    cell.scalars = Array(text.plain.unicodeScalars)
    cell.pieces = compilation.pieces(of: cell.scalars, &scanner, at: cell.site)
    return cell.pieces
  }

  func site(_ row: Int, _ column: Int) -> Site { Site(file: file, sheet: name, cell: CellAddress(row: row, column: column)) }

  /// A compiled row; `nil` for one that holds nothing but tags of its own.
  private mutating func row(_ element: XMLElement, _ number: Int) -> RowTemplate? {
    var cells: [ScannedCell] = []
    var next = 1
    for cell in element.all("x:c") {
      let column = cell["r"].flatMap { CellAddress($0)?.column } ?? next
      guard column >= next, column <= CellAddress.lastColumn else { continue }
      next = column + 1
      cells.append(scan(cell, row: number, column: column))
    }
    let written = cells.indices.filter { !cells[$0].isEmpty }
    let isBare = !written.isEmpty && written.allSatisfy { cells[$0].holdsOnlyTags }
    for index in written where !cells[index].holdsOnlyTags { columns.written(cells[index].column) }
    for pair in RowPairs(cells).pairs where isBare || pair.open.cell != written.first || pair.close.cell != written.last {
      repeatColumns(pair, &cells, row: number)
    }
    if isBare {
      for index in written { markers(cells[index], row: number) }
      sections.gone(number)
      return nil
    }
    // The tags that open before the row's first text and close after its last one repeat the row.
    if let first = written.first { open(&cells[first], row: number) }
    var closing: [(Tag, Site)] = []
    if let last = written.last { closing = takeClosing(&cells[last], row: number) }
    for index in written { misplaced(&cells[index], row: number) }
    let compiled = cells.map { cell($0, row: number) }
    for (tag, site) in closing { sections.close(tag, at: site, row: number, problems: &compilation.problems) }
    let height = Double(element["ht"] ?? "")
    return RowTemplate(
      number: number, attributes: Self.attributes(element, without: ["r", "spans", "ht", "customHeight"]), height: height,
      isHeightFixed: ["1", "true"].contains(element["customHeight"]), isHidden: ["1", "true"].contains(element["hidden"]), cells: compiled)
  }

  static func attributes(_ element: XMLElement, without names: Set<String>) -> [UInt8] {
    var out = ByteBuffer(capacity: 64)
    for attribute in element.attributes where !names.contains(attribute.tag) {
      out.append(UInt8(0x20))
      out.append(raw: attribute.name)
      out.append("=\"" as StaticString)
      out.append(attribute: attribute.value)
      out.append(UInt8(0x22))
    }
    return out.bytes
  }

  // MARK: Tags that repeat rows

  /// A section from one cell to another of the same row.
  private mutating func repeatColumns(_ pair: (open: RowPairs.End, close: RowPairs.End), _ cells: inout [ScannedCell], row: Int) {
    let (open, close) = (cells[pair.open.cell], cells[pair.close.cell])
    if open.leadingTags.contains(pair.open.piece), close.trailingTags.contains(pair.close.piece) {
      columns.add(
        pair.open.tag, Expression(pair.open.tag, at: open.site, in: &compilation), columns: open.column...close.column, row: row,
        at: open.site)
    } else {
      compilation.problems.add(
        .nesting(pair.close.tag.name, other: pair.open.tag.source, at: open.site), source: pair.close.tag.source, at: close.site)
    }
    cells[pair.open.cell].taken.insert(pair.open.piece)
    cells[pair.close.cell].taken.insert(pair.close.piece)
  }

  private mutating func markers(_ cell: ScannedCell, row: Int) {
    let site = cell.site
    for (piece, content) in cell.pieces.enumerated() where !cell.taken.contains(piece) {
      guard case .tag(let tag, _) = content else { continue }
      switch tag.kind {
      case .section: sections.open(tag, Expression(tag, at: site, in: &compilation), inverted: false, at: site, row: row + 1)
      case .inverted: sections.open(tag, Expression(tag, at: site, in: &compilation), inverted: true, at: site, row: row + 1)
      case .close: sections.close(tag, at: site, row: row - 1, problems: &compilation.problems)
      default: break
      }
    }
  }

  private mutating func open(_ cell: inout ScannedCell, row: Int) {
    let unmatched = cell.unmatched.opens
    for piece in cell.leadingTags where unmatched.contains(piece) && !cell.taken.contains(piece) {
      guard case .tag(let tag, _) = cell.pieces[piece] else { continue }
      var inverted = false
      if case .inverted = tag.kind { inverted = true }
      sections.open(tag, Expression(tag, at: cell.site, in: &compilation), inverted: inverted, at: cell.site, row: row)
      cell.taken.insert(piece)
    }
  }

  private mutating func takeClosing(_ cell: inout ScannedCell, row: Int) -> [(Tag, Site)] {
    let unmatched = cell.unmatched.closes
    var found: [(Tag, Site)] = []
    for piece in cell.trailingTags where unmatched.contains(piece) && !cell.taken.contains(piece) {
      guard case .tag(let tag, _) = cell.pieces[piece] else { continue }
      found.append((tag, cell.site))
      cell.taken.insert(piece)
    }
    return found
  }

  /// Sections that open or close in the midst of a cell without their other half.
  private mutating func misplaced(_ cell: inout ScannedCell, row: Int) {
    let (opens, closes) = cell.unmatched
    for piece in cell.pieces.indices where !cell.taken.contains(piece) {
      guard case .tag(let tag, _) = cell.pieces[piece] else { continue }
      if opens.contains(piece) {
        sections.dangle(tag, at: cell.site)
      } else if closes.contains(piece) {
        sections.misplaced(tag, at: cell.site, row: row, problems: &compilation.problems)
      } else {
        continue
      }
      cell.taken.insert(piece)
    }
  }

  // MARK: Cells

  private mutating func scan(_ element: XMLElement, row: Int, column: Int) -> ScannedCell {
    var cell = ScannedCell(element: element, column: column, site: site(row, column))
    if element.first("x:f") != nil { return cell }
    switch element["t"] {
    case "s":
      guard let number = element.first("x:v").flatMap({ Int($0.text) }) else { return cell }
      cell.shared = number
      cell.text = strings[number]
    case "inlineStr": cell.text = element.first("x:is").map { CellText($0) }
    case "str": cell.text = element.first("x:v").map { CellText($0.text) }
    default: return cell
    }
    guard let text = cell.text else { return cell }
    _ = scan(text, into: &cell)
    if cell.hasTags, let number = cell.shared { strings.empty(number) }
    return cell
  }

  private mutating func cell(_ scanned: ScannedCell, row: Int) -> CellTemplate {
    let element = scanned.element
    let style = Int(element["s"] ?? "") ?? 0
    let attributes = Self.attributes(element, without: ["r", "s", "t"])
    func made(_ content: CellTemplate.Content) -> CellTemplate {
      CellTemplate(column: scanned.column, style: style, attributes: attributes, content: content)
    }
    if let formula = element.first("x:f") {
      if let content = self.formula(formula, element, scanned, row: row) { return made(content) }
    }
    guard scanned.hasTags, let text = scanned.text else { return made(fixed(element, scanned)) }
    var compiler = CellTextCompiler(scanned, text, compilation)
    let content = compiler.content
    compilation = compiler.compilation
    return made(content)
  }

  private func fixed(_ element: XMLElement, _ scanned: ScannedCell) -> CellTemplate.Content {
    var out = ByteBuffer(capacity: 64)
    if let type = element["t"] { out.append(attribute: "t", type) }
    if element.children.isEmpty {
      out.append("/>" as StaticString)
    } else {
      out.append(UInt8(0x3E))
      for child in element.children { child.write(to: &out) }
      out.append("</" as StaticString)
      out.append(raw: element.name)
      out.append(UInt8(0x3E))
    }
    if let shared = scanned.shared { return .fixed(tail: out.bytes, .shared(shared)) }
    return .fixed(tail: out.bytes, .known(Self.value(element, scanned)))
  }

  private static func value(_ element: XMLElement, _ scanned: ScannedCell) -> FormulaValue {
    if let text = scanned.text { return .text(text.plain) }
    guard let stored = element.first("x:v")?.text else { return .blank }
    switch element["t"] {
    case "b": return .boolean(stored == "1" || stored == "true")
    case "e": return .error(FormulaError(rawValue: stored) ?? .value)
    case "str": return .text(stored)
    case "d": return NumberText.parse(String(stored.prefix { $0 != "T" })).map { .number($0) } ?? .text(stored)
    default: return Double(stored).map { .number($0) } ?? .blank
    }
  }

  private mutating func formula(
    _ element: XMLElement, _ cell: XMLElement, _ scanned: ScannedCell, row: Int
  ) -> CellTemplate.Content? {
    let home = CellAddress(row: row, column: scanned.column)
    if let tag = TagsLeft(at: scanned.site, delimiters, sheets: sheetNames).tag(inFormula: element.text) {
      compilation.problems.add(.misplacedTag, source: tag, at: scanned.site)
    }
    let kind = element["t"] ?? "normal"
    do {
      switch kind {
      case "shared":
        guard let group = Int(element["si"] ?? "") else { return nil }
        if element.text.isEmpty {
          guard let master = shared[group] else { return nil }
          let copy = master.formula.copied(rows: home.row - master.home.row, columns: home.column - master.home.column)
          return .formula(FormulaCell(copy, array: nil, site: scanned.site))
        }
        let formula = try Formula(element.text)
        shared[group] = (formula, home)
        return .formula(FormulaCell(formula, array: nil, site: scanned.site))
      case "dataTable":
        report("数据表运算（dataTable）不能移动", "a what-if data table cannot be moved", element.text, scanned.site)
        return nil
      default:
        let area = kind == "array" ? element["ref"].flatMap { CellArea($0) } ?? CellArea(home) : nil
        return .formula(FormulaCell(try Formula(element.text, isArray: area != nil), array: area, site: scanned.site))
      }
    } catch {
      report("公式读不懂：\(error.message)", "the formula is not understood: \(error.message)", element.text, scanned.site)
      return nil
    }
  }

  private mutating func report(_ zh: String, _ en: String, _ source: String, _ site: Site) {
    compilation.problems.add(
      .other(
        .templateReference, Bilingual(zh: zh, en: en),
        hint: Bilingual(zh: "改写公式", en: "write the formula in another way")),
      source: Formula.shown(source), at: site)
  }
}
