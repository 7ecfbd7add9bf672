import Diagnostics
import OOXML

/// A workbook as a template: every sheet compiled, everything else of the package as it was.
///
/// A workbook is filled once; open it again for another filling.
public final class WorkbookTemplate {
  /// The template's file name, for messages.
  public let name: String
  let package: OfficePackage
  let workbookPart: String
  let workbook: XMLDocument
  /// Those of the template until it is filled, then those of the output.
  private(set) var sheets: [SheetTemplate]
  /// The position of each sheet among all sheets of the workbook, chart sheets among them.
  private(set) var positions: [Int]
  /// The names of all sheets of the template.
  let allNames: [String]
  let strings: SharedStrings
  let styles: SheetStyles
  let names: DefinedNames
  let tables: WorkbookTables
  let epoch: SheetEpoch

  /// Compiles a workbook.
  ///
  /// - Throws: `TemplateErrors` with everything that is wrong with its tags, `PackageError`, `ZipError` or `XMLError`.
  public convenience init(_ package: OfficePackage, name: String, delimiters: Delimiters = .standard) throws {
    var compilation = Compilation()
    try self.init(package, name: name, delimiters: delimiters, in: &compilation)
    guard compilation.problems.isEmpty else { throw TemplateErrors(compilation.problems) }
  }

  /// Compiles a workbook as far as it can be understood; what is wrong with its tags goes to the compilation.
  init(_ package: OfficePackage, name: String, delimiters: Delimiters, in compilation: inout Compilation) throws {
    self.package = package
    self.name = name
    workbookPart = try package.mainPart
    workbook = try package.document(of: workbookPart)
    strings = try SharedStrings(package, workbook: workbookPart)
    styles = try SheetStyles(package, workbook: workbookPart)
    epoch = SheetEpoch(is1904: ["1", "true"].contains(workbook.root.first("x:workbookPr")?["date1904"]))
    var sheets: [SheetTemplate] = []
    var positions: [Int] = []
    var parts: Set<String> = []
    var tables = WorkbookTables()
    let links = try package.relationships(of: workbookPart)
    let names = (workbook.root.first("x:sheets")?.all("x:sheet") ?? []).compactMap { $0["name"] }
    var filled: Set<String> = [workbookPart, try package.related(workbookPart, kind: "sharedStrings") ?? ""]
    for (position, element) in (workbook.root.first("x:sheets")?.all("x:sheet") ?? []).enumerated() {
      guard let id = element["r:id"], let link = links[id], link.kind == "worksheet",
        let part = package.target(of: link, from: workbookPart)
      else { continue }
      guard parts.insert(part).inserted else {
        throw PackageError.unexpected(part: workbookPart, message: "two sheets have the part \(part)")
      }
      positions.append(position)
      let title = SheetTitle(element["name"] ?? "", file: name, delimiters: delimiters, in: &compilation)
      try tables.read(package, part: part, sheet: sheets.count)
      let objects = try SheetObjects(
        package, part: part, sheet: element["name"] ?? "", file: name, sheetNames: names, delimiters: delimiters, in: &compilation)
      let document = try package.document(of: part)
      try SheetDamage.check(document.root, part: part, strings: strings.count, formats: styles.count)
      sheets.append(
        SheetCompiler.compile(
          index: sheets.count, name: element["name"] ?? "", title: title, part: part, document: document, objects: objects, file: name,
          strings: strings, sheetNames: names, delimiters: delimiters, in: &compilation))
      let site = Site(file: name, words: Bilingual(zh: element["name"] ?? "", en: element["name"] ?? ""), sheet: element["name"])
      let left = TagsLeft(at: site, delimiters, sheets: names)
      for link in try package.relationships(of: part).items where link.kind == "table" {
        guard let table = package.target(of: link, from: part) else { continue }
        left.look(in: try package.document(of: table).root, fills: WorkbookTables.isCellText, &compilation.problems)
        filled.insert(table)
      }
      left.look(
        in: document.root, links: try package.relationships(of: part), skips: { ["x:sheetData", "x:headerFooter"].contains($0.tag) },
        &compilation.problems)
      filled.formUnion(objects.parts + [part])
    }
    let left = TagsLeft(at: Site(file: name, words: Bilingual(zh: "", en: "")), delimiters, sheets: names)
    left.look(in: workbook.root, skips: { $0.tag == "x:sheets" }, &compilation.problems)
    filled.formUnion(filled.map { PartName.relationships(of: $0) })
    left.look(in: package, fills: { filled.contains($0) }, &compilation.problems)
    self.sheets = sheets
    self.positions = positions
    self.tables = tables
    allNames = sheets.map(\.name)
    var numbers: [Int?] = []
    for (index, position) in positions.enumerated() {
      while numbers.count < position { numbers.append(nil) }
      numbers.append(index)
    }
    self.names = DefinedNames(workbook.root, sheets: numbers)
  }

  /// Fills the template. The package's large parts are made when it is saved, which is when what is wrong with the data is thrown.
  ///
  /// - Parameters:
  ///   - context: the outermost context of the tags.
  ///   - lenient: a failed look-up is nothing instead of an error.
  /// - Returns: the package that was given, changed.
  /// - Throws: `TemplateErrors`; saving the package throws them too.
  public func fill(_ context: Value, lenient: Bool = false) throws -> OfficePackage {
    guard sheets.contains(where: \.isTemplate) else { return package }
    var problems = Problems()
    let (plan, filling) = try plan(context, lenient: lenient, &problems)
    for sheet in sheets where !plan.hasRoom(for: sheet) { throw SheetOverflow(sheet: sheet.name) }
    try filling.apply(problems: &problems)
    return package
  }

  /// Makes a sheet of every item that has one, and the plan of all shifts.
  func plan(_ context: Value, lenient: Bool, _ problems: inout Problems) throws -> (SheetPlan, WorkbookFilling) {
    var copies = SheetCopies(self, context, lenient: lenient)
    (sheets, positions) = try copies.make()
    problems.add(copies.problems)
    let plan = SheetPlan(
      sheets, known: allNames, { SheetCursor(context, items: $0.items, lenient: lenient) }, problems: &problems)
    return (plan, WorkbookFilling(self, plan: plan, context: context, lenient: lenient))
  }
}
