import OOXML

/// What no program writes into a sheet, and none would open: rows and cells out of order or beyond the sheet, texts and formats that are not
/// there. What has no tags is copied from a template as it is, so that damage would go on into the document.
enum SheetDamage {
  /// - Parameters:
  ///   - strings: how many texts the workbook's table has.
  ///   - formats: how many formats of cells its styles have.
  static func check(_ sheet: XMLElement, part: String, strings: Int, formats: Int) throws(PackageError) {
    var last = 0
    for row in sheet.first("x:sheetData")?.all("x:row") ?? [] {
      let number = row["r"].map { Int($0) ?? 0 } ?? last + 1
      guard number > last, number <= CellAddress.lastRow else {
        throw refusal(row, part, "row \(row["r"] ?? "") is out of order or beyond the sheet")
      }
      last = number
      var column = 0
      for cell in row.all("x:c") {
        let address = cell["r"].map { CellAddress($0) } ?? CellAddress(row: number, column: column + 1)
        guard let address, address.row == number, address.column > column, address.column <= CellAddress.lastColumn else {
          throw refusal(cell, part, "\(cell["r"] ?? "a cell") is no cell of row \(number), or out of order")
        }
        column = address.column
        if let style = cell["s"], formats > 0, !(0..<formats).contains(Int(style) ?? -1) {
          throw refusal(cell, part, "\(address) has format \(style), which is not there")
        }
        if cell["t"] == "s", let text = cell.first("x:v")?.text, !text.isEmpty, !(0..<strings).contains(Int(text) ?? -1) {
          throw refusal(cell, part, "\(address) has text \(text), which is not there")
        }
      }
    }
  }

  private static func refusal(_ element: XMLElement, _ part: String, _ message: String) -> PackageError {
    .unexpected(part: part, message: "line \(element.line): \(message.prefix(200))")
  }
}
