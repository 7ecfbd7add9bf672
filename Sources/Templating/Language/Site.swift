import Diagnostics

/// Where a tag stands in a template, in words that its author can follow.
public struct Site: Sendable {
  /// The template's file name.
  public let file: String
  /// "第3节《人员与驻场》表2第4行第1列"; "第12行第3列" of a text; "Sheet1!B4" of a sheet.
  public let words: Bilingual
  public let sheet: String?
  public let row: Int?
  public let cell: String?

  public init(file: String, words: Bilingual, sheet: String? = nil, row: Int? = nil, cell: String? = nil) {
    self.file = file
    self.words = words
    self.sheet = sheet
    self.row = row
    self.cell = cell
  }

  /// A cell of a workbook's template.
  init(file: String, sheet: String, cell: CellAddress) {
    let words = "\(sheet)!\(cell)"
    self.init(file: file, words: Bilingual(zh: words, en: words), sheet: sheet, row: cell.row, cell: cell.description)
  }

  var place: Place { Place(file: file, sheet: sheet, row: row, cell: cell) }
}
