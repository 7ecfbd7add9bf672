/// Where named cells of a workbook template come to lie.
public struct NamedPlace: Sendable, Hashable {
  public let sheet: String
  /// The first row.
  public let row: Int

  public init(sheet: String, row: Int) {
    self.sheet = sheet
    self.row = row
  }
}

extension WorkbookTemplate {
  /// Where the cells of a name go in a filling. To be asked before the template is filled.
  ///
  /// - Returns: `nil` for a name that means no cells of one sheet, for a sheet that is repeated, and where no row is left.
  func place(named name: String, in context: Value) -> NamedPlace? {
    guard let references = names.formula(name, from: -1)?.references, references.count == 1, let prefix = references[0].sheet,
      let sheet = sheets.first(where: { $0.name.lowercased() == prefix.name.lowercased() }), sheet.title == nil
    else { return nil }
    let layout = SheetLayout(sheet.block, cursor: SheetCursor(context, lenient: true))
    return layout.span(references[0].shape.area.rows, item: 0, base: 1).map { NamedPlace(sheet: sheet.name, row: $0.lowerBound) }
  }
}
