import OOXML

extension TagsLeft {
  /// Looks through a sheet and its tables, but for what is filled there: cells, heads and feet, and what tables say again of cells.
  func look(inSheet root: XMLElement, links: Relationships, tables: [XMLElement], _ problems: inout Problems) {
    for table in tables { look(in: table, fills: WorkbookTables.isCellText, &problems) }
    look(in: root, links: links, skips: { ["x:sheetData", "x:headerFooter"].contains($0.tag) }, &problems)
  }

  /// Looks through a workbook but for the names of its sheets and the parts that are filled or have been looked through.
  func look(in package: OfficePackage, workbook root: XMLElement, filled parts: [String], _ problems: inout Problems) {
    look(in: root, skips: { $0.tag == "x:sheets" }, &problems)
    let filled = Set(parts + parts.map { PartName.relationships(of: $0) })
    look(in: package, fills: { filled.contains($0) }, &problems)
  }
}
