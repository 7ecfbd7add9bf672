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
  let sheets: [SheetTemplate]
  /// The position of each sheet among all sheets of the workbook, chart sheets among them.
  let positions: [Int]
  let strings: SharedStrings
  let styles: SheetStyles
  let names: DefinedNames
  let epoch: SheetEpoch

  /// Compiles a workbook.
  ///
  /// - Throws: `TemplateErrors` with everything that is wrong with its tags, `PackageError`, `ZipError` or `XMLError`.
  public init(_ package: OfficePackage, name: String, delimiters: Delimiters = .standard) throws {
    self.package = package
    self.name = name
    workbookPart = try package.mainPart
    workbook = try package.document(of: workbookPart)
    strings = try SharedStrings(package, workbook: workbookPart)
    styles = try SheetStyles(package, workbook: workbookPart)
    epoch = SheetEpoch(is1904: ["1", "true"].contains(workbook.root.first("x:workbookPr")?["date1904"]))
    var compilation = Compilation()
    var sheets: [SheetTemplate] = []
    var positions: [Int] = []
    let links = try package.relationships(of: workbookPart)
    for (position, element) in (workbook.root.first("x:sheets")?.all("x:sheet") ?? []).enumerated() {
      guard let id = element["r:id"], let link = links[id], link.kind == "worksheet",
        let part = package.target(of: link, from: workbookPart)
      else { continue }
      positions.append(position)
      sheets.append(
        SheetCompiler.compile(
          index: sheets.count, name: element["name"] ?? "", part: part, document: try package.document(of: part), file: name,
          strings: strings, delimiters: delimiters, in: &compilation))
    }
    guard compilation.problems.isEmpty else { throw TemplateErrors(compilation.problems) }
    self.sheets = sheets
    self.positions = positions
    var numbers: [Int?] = []
    for (index, position) in positions.enumerated() {
      while numbers.count < position { numbers.append(nil) }
      numbers.append(index)
    }
    names = DefinedNames(workbook.root, sheets: numbers)
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
    let layoutCursors = sheets.map { _ in SheetCursor(context, lenient: lenient) }
    let layouts = zip(sheets, layoutCursors).map { SheetLayout($0.block, cursor: $1) }
    let plan = SheetPlan(layouts: layouts, names: sheets.map(\.name))
    var problems = Problems()
    for cursor in layoutCursors { problems.add(cursor.evaluator.problems) }
    for sheet in sheets
    where layouts[sheet.index].span(1...max(1, sheet.lastRow), item: 0, base: 1).map({ $0.upperBound > CellAddress.lastRow }) ?? false {
      throw SheetOverflow(sheet: sheet.name)
    }
    let filling = WorkbookFilling(self, plan: plan, context: context, lenient: lenient)
    try filling.apply(problems: &problems)
    return package
  }
}
