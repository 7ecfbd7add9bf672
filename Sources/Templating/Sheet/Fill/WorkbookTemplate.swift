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
  /// The names of all worksheets of the template.
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
    let sheets = try WorkbookSheets(
      package, workbook: workbookPart, workbook.root, strings: strings, styles: styles, file: name, delimiters, in: &compilation)
    try MarkupCheck.check(package)
    TagsLeft(at: Site(file: name, words: Bilingual(zh: "", en: "")), delimiters, sheets: sheets.allNames)
      .look(in: package, workbook: workbook.root, filled: sheets.parts, &compilation.problems)
    self.sheets = sheets.sheets
    positions = sheets.positions
    tables = sheets.tables
    allNames = sheets.sheets.map(\.name)
    names = DefinedNames(workbook.root, sheets: sheets.numbers)
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
