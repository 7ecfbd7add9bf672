import OOXML

/// A sheet of a template, compiled: its rows, the blocks among them, and everything around them as it was.
final class SheetTemplate {
  let index: Int
  let name: String
  let part: String
  let document: XMLDocument
  let rows: [RowTemplate]
  let block: SheetBlock
  private let positions: [Int: Int]
  let widths: ColumnWidths
  let merges: [CellArea]
  let lastColumn: Int
  /// Headers and footers with tags, by the element's name.
  let margins: [(tag: String, nodes: [TextNode])]

  init(
    index: Int, name: String, part: String, document: XMLDocument, rows: [RowTemplate], block: SheetBlock,
    margins: [(tag: String, nodes: [TextNode])]
  ) {
    self.index = index
    self.name = name
    self.part = part
    self.document = document
    self.rows = rows
    self.block = block
    self.margins = margins
    var positions: [Int: Int] = [:]
    for (position, row) in rows.enumerated() { positions[row.number] = position }
    self.positions = positions
    widths = ColumnWidths(document.root)
    merges = document.root.first("x:mergeCells")?.all("x:mergeCell").compactMap { $0["ref"].flatMap { CellArea($0) } } ?? []
    lastColumn = rows.lazy.compactMap { $0.cells.last?.column }.max() ?? 1
  }

  func row(_ number: Int) -> RowTemplate? { positions[number].map { rows[$0] } }

  /// The last row of the template that holds anything.
  var lastRow: Int { rows.last?.number ?? 0 }

  /// The prefix that the part gives its elements, "" or "x:".
  var prefix: String {
    let name = document.root.name
    return name.firstIndex(of: ":").map { String(name[...$0]) } ?? ""
  }

  /// Whether anything in the sheet depends on data.
  var isTemplate: Bool {
    if !block.children.isEmpty || !margins.isEmpty { return true }
    return rows.contains { row in
      row.cells.contains { cell in
        switch cell.content {
        case .value, .text: true
        case .fixed, .formula: false
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
