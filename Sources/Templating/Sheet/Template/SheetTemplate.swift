import OOXML

/// A sheet of a template, compiled: its rows, the blocks among them, and everything around them as it was.
final class SheetTemplate {
  let index: Int
  /// The name that the sheet has in the output.
  let name: String
  /// The name that formulas of the template call it by.
  let templateName: String
  /// Its number among the template's sheets, which names that belong to it call it by.
  let templateIndex: Int
  /// Where its name has tags.
  let title: SheetTitle?
  let part: String
  /// The items that the sheet stands for, where sections repeat it.
  let items: [SheetItem]
  /// The template's part behind each part of a copy of the sheet; empty for the first.
  private let originals: [String: String]
  /// What has tags outside of cells.
  let objects: SheetObjects
  let document: XMLDocument
  let rows: [RowTemplate]
  let block: SheetBlock
  /// The sheet's columns.
  let columns: SheetBlock
  /// The row that says how often each block of columns is repeated.
  let columnHomes: [Int]
  private let positions: [Int: Int]
  let widths: ColumnWidths
  let merges: [CellArea]
  /// By the first row.
  private let mergeStarts: [Int: [CellArea]]
  let lastColumn: Int
  /// Headers and footers with tags, by the element's name.
  let margins: [(tag: String, nodes: [TextNode])]

  init(
    index: Int, name: String, title: SheetTitle?, part: String, document: XMLDocument, rows: [RowTemplate], block: SheetBlock,
    columns: (block: SheetBlock, homes: [Int]), margins: [(tag: String, nodes: [TextNode])], objects: SheetObjects
  ) {
    self.index = index
    self.name = name
    templateName = name
    templateIndex = index
    self.title = title
    self.part = part
    items = []
    originals = [:]
    self.objects = objects
    self.document = document
    self.rows = rows
    self.block = block
    self.columns = columns.block
    columnHomes = columns.homes
    self.margins = margins
    var positions: [Int: Int] = [:]
    for (position, row) in rows.enumerated() { positions[row.number] = position }
    self.positions = positions
    widths = ColumnWidths(document.root)
    merges = document.root.first("x:mergeCells")?.all("x:mergeCell").compactMap { $0["ref"].flatMap { CellArea($0) } } ?? []
    mergeStarts = Dictionary(grouping: merges, by: \.rows.lowerBound)
    lastColumn = rows.lazy.compactMap { $0.cells.last?.column }.max() ?? 1
  }

  /// The same sheet for an item of its own.
  init(_ sheet: SheetTemplate, index: Int, name: String, part: String, items: [SheetItem], originals: [String: String]) {
    self.index = index
    self.name = name
    self.part = part
    self.items = items
    self.originals = originals
    objects = sheet.objects
    templateName = sheet.templateName
    templateIndex = sheet.templateIndex
    title = sheet.title
    document = sheet.document
    rows = sheet.rows
    block = sheet.block
    columns = sheet.columns
    columnHomes = sheet.columnHomes
    margins = sheet.margins
    positions = sheet.positions
    widths = sheet.widths
    merges = sheet.merges
    mergeStarts = sheet.mergeStarts
    lastColumn = sheet.lastColumn
  }

  /// Whether another copy of the same sheet comes before it.
  var isCopy: Bool { !originals.isEmpty }

  /// The template's part behind a part of this sheet.
  func original(_ part: String) -> String { originals[part] ?? part }

  func row(_ number: Int) -> RowTemplate? { positions[number].map { rows[$0] } }

  /// The merged cells that begin at a cell.
  func merge(at row: Int, _ column: Int) -> CellArea? {
    mergeStarts.isEmpty ? nil : mergeStarts[row]?.first { $0.columns.lowerBound == column }
  }

  /// The last row of the template that holds anything.
  var lastRow: Int { rows.last?.number ?? 0 }

  /// The prefix that the part gives its elements, "" or "x:".
  var prefix: String {
    let name = document.root.name
    return name.firstIndex(of: ":").map { String(name[...$0]) } ?? ""
  }

  /// Whether any of its rows or columns can move.
  var mayMove: Bool { !block.isStill(CellAddress.lastRow) || !columns.isStill(CellAddress.lastColumn) }

  /// Whether anything in the sheet depends on data.
  var isTemplate: Bool {
    if mayMove || !margins.isEmpty || title != nil || !objects.isEmpty { return true }
    return rows.contains { row in
      row.cells.contains { cell in
        switch cell.content {
        case .value, .text: true
        case .fixed, .formula, .part: false
        }
      }
    }
  }
}

/// The widths of a sheet's columns, in characters of the workbook's own font.
struct ColumnWidths {
  private var spans: [(columns: ClosedRange<Int>, width: Double)] = []
  private let standard: Double
  let standardHeight: Double

  init(_ root: XMLElement) {
    let format = root.first("x:sheetFormatPr")
    standard = Double(format?["defaultColWidth"] ?? "") ?? (Double(format?["baseColWidth"] ?? "") ?? 8) + 0.71
    standardHeight = Double(format?["defaultRowHeight"] ?? "") ?? 15
    for column in root.first("x:cols")?.all("x:col") ?? [] {
      guard let low = Int(column["min"] ?? ""), let high = Int(column["max"] ?? ""), low >= 1, low <= high else { continue }
      let isHidden = ["1", "true"].contains(column["hidden"])
      spans.append((low...high, isHidden ? 0 : Double(column["width"] ?? "") ?? standard))
    }
  }

  func width(_ columns: ClosedRange<Int>) -> Double {
    columns.reduce(0) { sum, column in sum + (spans.first { $0.columns.contains(column) }?.width ?? standard) }
  }
}
