import Diagnostics
import OOXML

/// The worksheets of a template, compiled one after another; sheets of other kinds keep their places between them.
struct WorkbookSheets {
  private(set) var sheets: [SheetTemplate] = []
  /// The position of each among all sheets of the workbook.
  private(set) var positions: [Int] = []
  private(set) var tables = WorkbookTables()
  /// The parts that are filled.
  private(set) var parts: [String]
  /// The names of all sheets of the workbook, of whatever kind.
  let allNames: [String]

  private let package: OfficePackage
  private let strings: SharedStrings
  private let styles: SheetStyles
  private let file: String
  private let delimiters: Delimiters

  init(
    _ package: OfficePackage, workbook: String, _ root: XMLElement, strings: SharedStrings, styles: SheetStyles, file: String,
    _ delimiters: Delimiters, in compilation: inout Compilation
  ) throws {
    (self.package, self.strings, self.styles, self.file, self.delimiters) = (package, strings, styles, file, delimiters)
    let elements = root.first("x:sheets")?.all("x:sheet") ?? []
    allNames = elements.compactMap { $0["name"] }
    parts = [workbook, try package.related(workbook, kind: "sharedStrings")].compactMap { $0 }
    let links = try package.relationships(of: workbook)
    var taken = SheetParts(of: workbook)
    for (position, element) in elements.enumerated() {
      guard let id = element["r:id"], let link = links[id], link.kind == "worksheet", let part = package.target(of: link, from: workbook)
      else { continue }
      try taken.take(part, line: element.line)
      positions.append(position)
      try compile(part, name: element["name"] ?? "", in: &compilation)
    }
  }

  /// The number of the worksheet at each position; `nil` where a sheet of another kind is.
  var numbers: [Int?] {
    var numbers: [Int?] = []
    for (index, position) in positions.enumerated() {
      while numbers.count < position { numbers.append(nil) }
      numbers.append(index)
    }
    return numbers
  }

  private mutating func compile(_ part: String, name: String, in compilation: inout Compilation) throws {
    let title = SheetTitle(name, file: file, delimiters: delimiters, in: &compilation)
    let ownTables = try tables.read(package, part: part, sheet: sheets.count)
    let objects = try SheetObjects(
      package, part: part, sheet: name, file: file, sheetNames: allNames, delimiters: delimiters, in: &compilation)
    let document = try package.document(of: part)
    try SheetDamage.check(document.root, part: part, strings: strings.count, formats: styles.count)
    sheets.append(
      SheetCompiler.compile(
        index: sheets.count, name: name, title: title, part: part, document: document, objects: objects, file: file, strings: strings,
        sheetNames: allNames, delimiters: delimiters, in: &compilation))
    let site = Site(file: file, words: Bilingual(zh: name, en: name), sheet: name)
    try TagsLeft(at: site, delimiters, sheets: allNames).look(
      inSheet: document.root, links: package.relationships(of: part), tables: ownTables.map(\.root), &compilation.problems)
    parts += ownTables.map(\.part) + objects.parts + [part]
  }
}
