import Diagnostics
import OOXML

/// Writes a filled sheet row by row: what it holds does not grow with the rows.
final class SheetWriter {
  let workbook: WorkbookTemplate
  let sheet: SheetTemplate
  let plan: SheetPlan
  let values: WorkbookValues
  let cursor: SheetCursor
  private let emit: (borrowing ByteBuffer) throws -> Void
  private var out = ByteBuffer(capacity: 1 << 17)
  /// The cells of the row in the making.
  private var cells = ByteBuffer(capacity: 4_096)
  private var nextRow = 1
  let p: String
  /// `<c r="B`, by column.
  private let openings: [[UInt8]]
  let plainText: [UInt8]
  let plainTextEnd: [UInt8]
  let numberStart: [UInt8]
  let numberEnd: [UInt8]
  /// Merged cells that go on below: the last row, and the height that their text still needs.
  private var pending: [(last: Int, height: Double)] = []
  private let columns: SheetLayout
  /// The last row of the template that matters.
  private let lastRow: Int
  /// The height that the texts of the row in the making need, and whether merged cells are among them.
  private var needed = 0.0
  private var isMerged = false

  init(
    _ workbook: WorkbookTemplate, _ sheet: SheetTemplate, plan: SheetPlan, values: WorkbookValues, cursor: SheetCursor,
    emit: @escaping (borrowing ByteBuffer) throws -> Void
  ) {
    self.workbook = workbook
    self.sheet = sheet
    self.plan = plan
    self.values = values
    self.cursor = cursor
    self.emit = emit
    self.p = sheet.prefix
    let p = sheet.prefix
    columns = plan.columns[sheet.index]
    let last = columns.span(1...sheet.lastColumn, item: 0, base: 1)?.upperBound ?? 1
    openings = (0...max(last, sheet.lastColumn)).map { Array("<\(p)c r=\"\(CellAddress.letters($0))".utf8) }
    plainText = Array(" t=\"inlineStr\"><\(p)is><\(p)t>".utf8)
    plainTextEnd = Array("</\(p)t></\(p)is></\(p)c>".utf8)
    numberStart = Array("><\(p)v>".utf8)
    numberEnd = Array("</\(p)v></\(p)c>".utf8)
    lastRow = max(sheet.lastRow, sheet.merges.map(\.rows.upperBound).max() ?? 0)
  }

  /// Writes everything between and with the tags of `sheetData`.
  func write() throws {
    out.append("<" as StaticString)
    out.append(raw: p)
    out.append("sheetData>" as StaticString)
    var place = SheetPlace(sheet: sheet.index)
    try write(plan.rows[sheet.index], &place)
    out.append("</" as StaticString)
    out.append(raw: p)
    out.append("sheetData>" as StaticString)
    try flush()
  }

  private func flush() throws {
    try emit(out)
    out.removeAll()
  }

  private func write(_ layout: SheetLayout, _ place: inout SheetPlace) throws {
    let block = layout.block
    for item in 0..<layout.count {
      if block.section != nil {
        place.blocks.append(block)
        place.path.append(item)
        cursor.move(to: place)
      }
      for segment in block.segments {
        switch segment {
        case .lines(let rows):
          // The sheet's own last rows are without end; only those that hold something are looked at.
          for number in rows.lowerBound...max(rows.lowerBound, min(rows.upperBound, lastRow)) where number <= rows.upperBound {
            place.row = number
            if let row = sheet.row(number) ?? blank(number) { try write(row, nextRow + number - rows.lowerBound, &place) }
          }
          nextRow += rows.count
        case .block(let index): try write(layout.child(index, of: item), &place)
        }
      }
      if block.section != nil {
        place.blocks.removeLast()
        place.path.removeLast()
      }
    }
    if block.section != nil { cursor.move(to: place) }
  }

  /// A row that the template leaves out, where merged cells from above still need height.
  private func blank(_ number: Int) -> RowTemplate? {
    pending.isEmpty ? nil : RowTemplate(number: number, attributes: [], height: nil, isHeightFixed: false, isHidden: false, cells: [])
  }

  private func write(_ row: RowTemplate, _ number: Int, _ place: inout SheetPlace) throws {
    guard number <= CellAddress.lastRow else { throw SheetOverflow(sheet: sheet.templateName) }
    cells.removeAll()
    needed = 0
    isMerged = false
    if columns.isStill {
      for cell in row.cells { write(cell, of: row, number, cell.column, place) }
    } else {
      cursor.move(to: place)
      checkItems(row)
      var column = 1
      write(row, number, columns, &column, &place)
    }
    for index in pending.indices where pending[index].last == number {
      needed = max(needed, pending[index].height)
      isMerged = true
    }
    pending.removeAll { $0.last <= number }
    out.append("<" as StaticString)
    out.append(raw: p)
    out.append("row" as StaticString)
    out.append(attribute: "r", number)
    out.append(row.attributes)
    setHeight(row)
    if cells.isEmpty {
      out.append("/>" as StaticString)
    } else {
      out.append(UInt8(0x3E))
      out.append(cells)
      out.append("</" as StaticString)
      out.append(raw: p)
      out.append("row>" as StaticString)
    }
    if out.count > 1 << 16 { try flush() }
  }

  // MARK: Columns

  /// A row that names its own items for repeated columns has as many as there are columns.
  private func checkItems(_ row: RowTemplate) {
    for block in sheet.columns.children {
      guard let own = block.ownSections[row.number] else { continue }
      let layout = columns.child(block.index, of: 0)
      let count = cursor.count(of: own.section, inverted: own.isInverted)
      if count != layout.count { cursor.evaluator.report(.unevenColumns(count, layout.count), own.section) }
    }
  }

  /// Writes the cells of a row that stand in the columns of a layout.
  private func write(
    _ row: RowTemplate, _ number: Int, _ layout: SheetLayout, _ column: inout Int, _ place: inout SheetPlace
  ) {
    let block = layout.block
    for item in 0..<layout.count {
      if block.section != nil {
        place.columnBlocks.append(block)
        place.columnPath.append(item)
      }
      for segment in block.segments {
        switch segment {
        case .lines(let lines):
          for cell in row.cells(in: lines) {
            if cell.isText { cursor.move(to: place) }
            write(cell, of: row, number, column + cell.column - lines.lowerBound, place)
          }
          column += lines.count
        case .block(let index): write(row, number, layout.child(index, of: item), &column, &place)
        }
      }
      if block.section != nil {
        place.columnBlocks.removeLast()
        place.columnPath.removeLast()
      }
    }
  }

  /// Writes a cell and takes note of the height that its text needs.
  private func write(_ cell: CellTemplate, of row: RowTemplate, _ number: Int, _ column: Int, _ place: SheetPlace) {
    let merge = sheet.merge(at: row.number, cell.column).flatMap { plan.area($0, of: sheet.index, from: place) }
    if let merge, merge.topLeft != CellAddress(row: number, column: column) {
      // Of merged cells that grew with their rows only the first is seen.
      return blank(cell, number, column)
    }
    guard let shown = write(cell, of: row, at: number, column, place, into: &cells), !shown.isEmpty else { return }
    let format = workbook.styles[cell.style]
    guard format.wraps else { return }
    let width = width(merge?.columns ?? column...column)
    // What a hidden column holds needs no room.
    guard width > 0 else { return }
    let height = TextMeasure.height(shown, columns: width, format: format, standard: workbook.styles.standardSize)
    if let merge, merge.rows.count > 1 {
      pending.append((merge.rows.upperBound, height))
      isMerged = true
    } else {
      needed = max(needed, height)
      if merge != nil { isMerged = true }
    }
  }

  private func blank(_ cell: CellTemplate, _ row: Int, _ column: Int) {
    guard cell.style != 0 else { return }
    cells.append(openings[column])
    cells.append(row)
    cells.append(UInt8(0x22))
    cells.append(attribute: "s", cell.style)
    cells.append("/>" as StaticString)
  }

  /// The width of columns of the output.
  private func width(_ lines: ClosedRange<Int>) -> Double {
    if columns.isStill { return sheet.widths.width(lines) }
    return lines.reduce(0) { sum, column in
      var place = SheetPlace(sheet: sheet.index)
      return sum + (plan.locate(column: column, in: &place).map { sheet.widths.width($0...$0) } ?? 0)
    }
  }

  /// A row is at least as high as its author made it, and as its wrapped texts need.
  private func setHeight(_ row: RowTemplate) {
    let own = row.height ?? (needed > 0 ? sheet.widths.standardHeight : 0)
    let grows = needed > own
    let height = min(409, max(own, needed))
    for index in pending.indices { pending[index].height -= height > 0 ? height : sheet.widths.standardHeight }
    guard row.height != nil || grows else { return }
    out.append(attribute: "ht", NumberText.stored(height))
    // Programs fit rows by themselves when they load, but not for merged cells.
    if row.isHeightFixed || (grows && isMerged) { out.append(attribute: "customHeight", 1) }
  }

  /// Writes a cell and gives the text that it shows, where it is one.
  private func write(
    _ cell: CellTemplate, of template: RowTemplate, at row: Int, _ column: Int, _ place: SheetPlace, into out: inout ByteBuffer
  ) -> String? {
    let start = out.count
    out.append(openings[column])
    out.append(row)
    out.append(UInt8(0x22))
    switch cell.content {
    case .fixed(let tail, let value):
      style(cell.style, cell, &out)
      out.append(tail)
      switch value {
      case .shared(let index): return workbook.strings.text(index)
      case .known(.text(let text)): return text
      case .known: return nil
      }
    case .formula(let formula): return write(formula, cell, CellAddress(row: row, column: column), place, &out)
    case .part(let formula): return write(partOf: formula, cell, CellAddress(row: row, column: column), place, &out)
    case .value, .text:
      switch CellOutput(cell.content, &cursor.evaluator, workbook.styles[cell.style], epoch: workbook.epoch) {
      case .blank:
        if cell.style == 0, cell.attributes.isEmpty {
          out.truncate(to: start)
        } else {
          style(cell.style, cell, &out)
          out.append("/>" as StaticString)
        }
        return nil
      case .number(let text, let kind):
        style(kind.map { workbook.styles.style(cell.style, showing: $0) } ?? cell.style, cell, &out)
        value(text, &out)
        return nil
      case .boolean(let flag):
        style(cell.style, cell, &out)
        out.append(" t=\"b\"" as StaticString)
        value(flag ? "1" : "0", &out)
        return nil
      case .plain(let text, let properties):
        style(cell.style, cell, &out)
        if properties == nil { inline(text, &out) } else { inline([(properties, text)], &out) }
        check(text, cell, template)
        return text
      case .text(let runs):
        style(cell.style, cell, &out)
        inline(runs, &out)
        let text = runs.map(\.text).joined()
        check(text, cell, template)
        return text
      case .link(let text, let target):
        style(cell.style, cell, &out)
        out.append(" t=\"str\"" as StaticString)
        out.append(UInt8(0x3E))
        element("f", target.formula(showing: text), &out)
        element("v", text, &out)
        end(&out)
        return text
      }
    }
  }

  private func check(_ text: String, _ cell: CellTemplate, _ row: RowTemplate) {
    guard text.utf8.count > CellOutput.longest, text.utf16.count > CellOutput.longest else { return }
    let address = CellAddress(row: row.number, column: cell.column)
    let site = Site(file: workbook.name, sheet: sheet.templateName, cell: address)
    cursor.evaluator.report(
      .other(
        .templateData, Bilingual(zh: "文字超过一个单元格能容纳的 32767 字", en: "the text is longer than the 32767 characters of a cell"),
        hint: Bilingual(zh: "缩短文字或分成几格", en: "shorten the text or spread it over cells")), source: address.description, at: site)
  }

  func style(_ style: Int, _ cell: CellTemplate, _ out: inout ByteBuffer) {
    if style != 0 { out.append(attribute: "s", style) }
    out.append(cell.attributes)
  }
}

/// A sheet that has no room for its rows.
struct SheetOverflow: Error {
  let sheet: String
}

extension Fault {
  /// A row's list is longer or shorter than the columns that it fills.
  static func unevenColumns(_ count: Int, _ columns: Int) -> Fault {
    .other(
      .templateData,
      Bilingual(
        zh: "这一行有 \(count) 项，而要填的列重复了 \(columns) 次", en: "the row has \(count) items for columns that are repeated \(columns) times"),
      hint: Bilingual(zh: "数据里每行的项数须与列数相同", en: "give every row as many items as there are columns"))
  }
}
