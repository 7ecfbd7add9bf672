import OOXML

/// The tables of a workbook, for formulas that call cells by their names.
struct WorkbookTables {
  /// Whether an attribute of a table says again what a cell of its first or last row shows.
  static func isCellText(_ element: XMLElement, _ attribute: String) -> Bool {
    element.tag == "x:tableColumn" && ["name", "totalsRowLabel"].contains(attribute)
  }

  struct Table {
    let sheet: Int
    let area: CellArea
    let headers: Int
    let totals: Int
    let columns: [String]

    /// The rows of the template that a reference means; `nil` for the row of the formula itself.
    func rows(_ items: [TableReference.Item]) -> ClosedRange<Int>? {
      let data = (area.rows.lowerBound + headers)...max(area.rows.lowerBound + headers, area.rows.upperBound - totals)
      if items.contains(.thisRow) { return nil }
      var (low, high) = (Int.max, 0)
      for item in items.isEmpty ? [.data] : items {
        let rows: ClosedRange<Int> =
          switch item {
          case .all: area.rows
          case .data, .thisRow: data
          case .headers: area.rows.lowerBound...area.rows.lowerBound
          case .totals: area.rows.upperBound...area.rows.upperBound
          }
        (low, high) = (min(low, rows.lowerBound), max(high, rows.upperBound))
      }
      return low...high
    }

    /// The columns of the template; `nil` for names that there are not.
    func columns(_ names: (first: String, last: String)?) -> ClosedRange<Int>? {
      guard let names else { return area.columns }
      guard let first = columns.firstIndex(where: { $0.lowercased() == names.first.lowercased() }),
        let last = columns.firstIndex(where: { $0.lowercased() == names.last.lowercased() }), first <= last
      else { return nil }
      return area.columns.lowerBound + first...area.columns.lowerBound + last
    }
  }

  private var tables: [String: Table] = [:]

  /// - Returns: the tables of the sheet, as its package has them.
  mutating func read(_ package: OfficePackage, part: String, sheet: Int) throws -> [(part: String, root: XMLElement)] {
    var found: [(part: String, root: XMLElement)] = []
    for link in try package.relationships(of: part).items where link.kind == "table" {
      guard let target = package.target(of: link, from: part) else { continue }
      let root = try package.document(of: target).root
      found.append((target, root))
      guard let name = root["displayName"] ?? root["name"], let area = root["ref"].flatMap({ CellArea($0) }) else { continue }
      tables[name.lowercased()] = Table(
        sheet: sheet, area: area, headers: root["headerRowCount"] == "0" ? 0 : 1, totals: root["totalsRowCount"].flatMap { Int($0) } ?? 0,
        columns: root.first("x:tableColumns")?.all("x:tableColumn").map { $0["name"] ?? "" } ?? [])
    }
    return found
  }

  /// The table that a reference means; one without a name means the table around the cell of the template that it stands in.
  func table(_ reference: TableReference, at cell: CellAddress, of sheet: Int) -> Table? {
    if !reference.table.isEmpty { return tables[reference.table.lowercased()] }
    return tables.values.first { $0.sheet == sheet && $0.area.contains(cell) }
  }
}
