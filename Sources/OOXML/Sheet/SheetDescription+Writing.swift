// The worksheet part around its rows, in the order that CT_Worksheet asks for.

extension SheetDescription {
  /// Everything before the rows.
  func writeHead(isFirst: Bool, to out: inout ByteBuffer) {
    out.append(
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
      xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
      <sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView
      """ as StaticString)
    if isFirst { out.append(" tabSelected=\"1\"" as StaticString) }
    out.append(" workbookViewId=\"0\"" as StaticString)
    writePane(to: &out)
    out.append("</sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>" as StaticString)
    if !columns.isEmpty {
      out.append("<cols>" as StaticString)
      for (index, column) in columns.enumerated() { write(column, index + 1, to: &out) }
      out.append("</cols>" as StaticString)
    }
    out.append("<sheetData>" as StaticString)
  }

  private func writePane(to out: inout ByteBuffer) {
    guard frozenRows > 0 || frozenColumns > 0 else {
      out.append("/>" as StaticString)
      return
    }
    out.append("><pane" as StaticString)
    if frozenColumns > 0 { out.append(attribute: "xSplit", frozenColumns) }
    if frozenRows > 0 { out.append(attribute: "ySplit", frozenRows) }
    out.append(attribute: "topLeftCell", CellReference(row: frozenRows + 1, column: frozenColumns + 1).description)
    let pane = frozenRows == 0 ? "topRight" : frozenColumns == 0 ? "bottomLeft" : "bottomRight"
    out.append(attribute: "activePane", pane)
    out.append(" state=\"frozen\"/><selection" as StaticString)
    out.append(attribute: "pane", pane)
    out.append("/></sheetView>" as StaticString)
  }

  private func write(_ column: Column, _ number: Int, to out: inout ByteBuffer) {
    out.append("<col" as StaticString)
    out.append(attribute: "min", number)
    out.append(attribute: "max", number)
    out.append(attribute: "width", column.width)
    if column.style != .normal { out.append(attribute: "style", column.style.index(quoted: false)) }
    if column.isHidden { out.append(" hidden=\"1\"" as StaticString) }
    out.append(" customWidth=\"1\"/>" as StaticString)
  }

  /// Everything after the rows.
  func writeTail(rows: Int, links: [SheetLink], to out: inout ByteBuffer) {
    out.append("</sheetData>" as StaticString)
    if let filter = filterRange(rows: rows) {
      out.append("<autoFilter" as StaticString)
      out.append(attribute: "ref", filter.description)
      out.append("/>" as StaticString)
    }
    if !merges.isEmpty {
      out.append("<mergeCells" as StaticString)
      out.append(attribute: "count", merges.count)
      out.append(UInt8(0x3E))
      for merge in merges {
        out.append("<mergeCell" as StaticString)
        out.append(attribute: "ref", merge.description)
        out.append("/>" as StaticString)
      }
      out.append("</mergeCells>" as StaticString)
    }
    writeValidations(to: &out)
    write(links, to: &out)
    out.append("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>" as StaticString)
    out.append("<pageSetup paperSize=\"9\"" as StaticString)
    out.append(attribute: "orientation", isLandscape ? "landscape" : "portrait")
    out.append(" fitToHeight=\"0\"/><headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>" as StaticString)
    if !notes.isEmpty { out.append("<legacyDrawing r:id=\"rIdNotes\"/>" as StaticString) }
    out.append("</worksheet>" as StaticString)
  }

  private func write(_ links: [SheetLink], to out: inout ByteBuffer) {
    guard !links.isEmpty else { return }
    out.append("<hyperlinks>" as StaticString)
    var external = 0
    for link in links {
      out.append("<hyperlink" as StaticString)
      out.append(attribute: "ref", link.cell.description)
      switch link.target {
      case .place(let place): out.append(attribute: "location", place)
      case .file(_, let place):
        external += 1
        out.append(attribute: "r:id", "rId\(external)")
        if let place { out.append(attribute: "location", place) }
      }
      out.append("/>" as StaticString)
    }
    out.append("</hyperlinks>" as StaticString)
  }

  // MARK: Validations

  private func writeValidations(to out: inout ByteBuffer) {
    guard !validations.isEmpty else { return }
    out.append("<dataValidations" as StaticString)
    out.append(attribute: "count", validations.count)
    out.append(UInt8(0x3E))
    for validation in validations { write(validation, to: &out) }
    out.append("</dataValidations>" as StaticString)
  }

  private func write(_ validation: Validation, to out: inout ByteBuffer) {
    let (type, first, second): (String, String, String?) =
      switch validation.rule {
      case .list(let values): ("list", "\"" + values.joined(separator: ",").replacing("\"", with: "\"\"") + "\"", nil)
      case .listFrom(let range): ("list", range, nil)
      case .wholeNumber(let range): ("whole", String(range.lowerBound), String(range.upperBound))
      case .date(let range): ("date", String(range.lowerBound + 25_569), String(range.upperBound + 25_569))
      }
    out.append("<dataValidation" as StaticString)
    out.append(attribute: "type", type)
    out.append(" allowBlank=\"1\" showInputMessage=\"1\"" as StaticString)
    if !validation.refusal.isEmpty {
      out.append(" showErrorMessage=\"1\"" as StaticString)
      out.append(attribute: "error", validation.refusal)
    }
    if !validation.prompt.isEmpty { out.append(attribute: "prompt", validation.prompt) }
    out.append(attribute: "sqref", validation.range.description)
    out.append("><formula1>" as StaticString)
    out.append(text: first)
    out.append("</formula1>" as StaticString)
    out.append(element: "formula2", second ?? "")
    out.append("</dataValidation>" as StaticString)
  }

  // MARK: Names

  private func filterRange(rows: Int) -> CellRange? {
    guard let filterRow, !columns.isEmpty else { return nil }
    return CellRange(
      first: CellReference(row: filterRow, column: 1), last: CellReference(row: max(rows, filterRow), column: columns.count))
  }

  /// The names that Excel keeps for filters and printed headings.
  func definedNames(sheet: Int, rows: Int) -> [String] {
    var quoted = ByteBuffer()
    quoted.append(text: "'" + name.replacing("'", with: "''") + "'!")
    var names: [String] = []
    if let filter = filterRange(rows: rows) {
      let (first, last) = (filter.first, filter.last)
      let range =
        "$\(CellReference.letters(of: first.column))$\(first.row):$\(CellReference.letters(of: last.column))$\(last.row)"
      names.append(
        "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"\(sheet)\" hidden=\"1\">\(quoted.string)\(range)</definedName>")
    }
    if repeatedRows > 0 {
      names.append("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"\(sheet)\">\(quoted.string)$1:$\(repeatedRows)</definedName>")
    }
    return names
  }
}
