/// Writes workbooks from nothing: lists of findings, empty ledgers. Rows are streamed while the file is written.
///
///     let book = WorkbookWriter(DocumentProperties(title: "问题清单"))
///     var sheet = SheetDescription(name: "问题")
///     sheet.columns = [.init(width: 12), .init(width: 60)]
///     try book.add(sheet) { rows in
///       try rows.row(style: .header) { row in
///         try row.text("编码")
///         try row.text("说明")
///       }
///     }
///     try book.save(to: path)
public final class WorkbookWriter {
  /// Writes a sheet's rows when the file is saved.
  public typealias Fill = (SheetRows) throws -> Void

  private final class Sheet {
    let description: SheetDescription
    let fill: Fill
    /// What was written: known once the sheet's part is.
    var rows = 0
    var links: [SheetLink] = []

    init(_ description: SheetDescription, _ fill: @escaping Fill) {
      self.description = description
      self.fill = fill
    }
  }

  private let properties: DocumentProperties
  private var sheets: [Sheet] = []

  public init(_ properties: DocumentProperties = DocumentProperties()) { self.properties = properties }

  /// Adds a sheet. `fill` is called when the workbook is written, once a writing.
  ///
  /// - Throws: `SheetError` for what the description cannot be.
  public func add(_ description: SheetDescription, _ fill: @escaping Fill) throws {
    try description.check()
    guard !sheets.contains(where: { $0.description.name.lowercased() == description.name.lowercased() }) else {
      throw SheetError.duplicateName(description.name)
    }
    sheets.append(Sheet(description, fill))
  }

  /// Writes the workbook to a file, which appears complete or not at all. A workbook has at least one sheet.
  public func save(to path: String, jobs: Int = 2) throws { try package().save(to: path, jobs: jobs) }

  /// The workbook's bytes.
  public func bytes(jobs: Int = 2) throws -> [UInt8] { try package().bytes(jobs: jobs) }

  private func package() throws -> OfficePackage {
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    let package = OfficePackage()
    package.set("xl/styles.xml", CellStyle.part, contentType: type + "styles+xml")
    for (index, sheet) in sheets.enumerated() {
      let number = index + 1
      let part = "xl/worksheets/sheet\(number).xml"
      package.set(part, contentType: type + "worksheet+xml") { try self.write(sheet, to: $0) }
      if !sheet.description.notes.isEmpty { try addNotes(of: sheet, number, to: package, type) }
      if sheet.description.hasLinks || !sheet.description.notes.isEmpty {
        package.set(PartName.relationships(of: part)) { try $0.write(self.relationships(of: sheet, number).bytes) }
      }
      try package.relate("xl/workbook.xml", to: part, kind: "worksheet")
    }
    try package.relate("xl/workbook.xml", to: "xl/styles.xml", kind: "styles")
    package.set("xl/workbook.xml", contentType: type + "sheet.main+xml") { try $0.write(self.workbookPart) }
    try package.relate("", to: "xl/workbook.xml", kind: "officeDocument")
    try package.setProperties(properties)
    return package
  }

  // MARK: Parts

  private func write(_ sheet: Sheet, to stream: PartStream) throws {
    let description = sheet.description
    let rows = SheetRows(stream)
    try rows.markup { description.writeHead(isFirst: sheets.first === sheet, to: &$0) }
    try sheet.fill(rows)
    sheet.rows = rows.row
    sheet.links = rows.links
    precondition(
      description.hasLinks || !rows.links.contains { $0.target.isFile }, "a sheet with links to files says so in its description")
    try rows.markup { description.writeTail(rows: rows.row, links: rows.links, to: &$0) }
  }

  private func addNotes(of sheet: Sheet, _ number: Int, to package: OfficePackage, _ type: String) throws {
    package.setDefaultType("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing")
    package.set("xl/comments\(number).xml", sheet.description.commentsPart, contentType: type + "comments+xml")
    package.set("xl/drawings/vmlDrawing\(number).vml", sheet.description.notesDrawing)
  }

  /// The ids are those that `SheetDescription.writeTail` writes: links first, then the notes' two.
  private func relationships(of sheet: Sheet, _ number: Int) -> Relationships {
    var links = Relationships()
    for case .file(let path, _) in sheet.links.map(\.target) {
      let id = "rId\(links.items.count + 1)"
      let target = PercentCoding.encode(path: path)
      links.items.append(Relationship(id: id, type: Relationships.type("hyperlink"), target: target, isExternal: true))
    }
    if !sheet.description.notes.isEmpty {
      links.items.append(
        Relationship(id: "rIdNotes", type: Relationships.type("vmlDrawing"), target: "../drawings/vmlDrawing\(number).vml"))
      links.items.append(Relationship(id: "rIdComments", type: Relationships.type("comments"), target: "../comments\(number).xml"))
    }
    return links
  }

  private var workbookPart: [UInt8] {
    var out = ByteBuffer()
    out.append(
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
      xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><bookViews><workbookView/></bookViews><sheets>
      """ as StaticString)
    for (index, sheet) in sheets.enumerated() {
      out.append("<sheet" as StaticString)
      out.append(attribute: "name", sheet.description.name)
      out.append(attribute: "sheetId", index + 1)
      if sheet.description.isHidden { out.append(" state=\"hidden\"" as StaticString) }
      out.append(attribute: "r:id", "rId\(index + 1)")
      out.append("/>" as StaticString)
    }
    out.append("</sheets>" as StaticString)
    let names = sheets.enumerated().flatMap { index, sheet in sheet.description.definedNames(sheet: index, rows: sheet.rows) }
    if !names.isEmpty {
      out.append("<definedNames>" as StaticString)
      for name in names { out.append(raw: name) }
      out.append("</definedNames>" as StaticString)
    }
    out.append("</workbook>" as StaticString)
    return out.bytes
  }
}

extension PercentCoding {
  /// A path as a URI: what ASCII does not allow there is coded, other letters stay (IRIs are allowed). A colon is coded too, since a file of
  /// the name "http:x" is no address.
  static func encode(path: String) -> String {
    let kept = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/!$&'()*+,;=@".utf8)
    var coded: [UInt8] = []
    for byte in path.utf8 {
      if byte >= 0x80 || kept.contains(byte) {
        coded.append(byte)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        coded += Array(("%" + (digits.count < 2 ? "0" : "") + digits).utf8)
      }
    }
    return String(decoding: coded, as: UTF8.self)
  }
}
