import OOXML

/// A small workbook from the sheets' own XML, so that a test decides on every attribute.
public struct TestWorkbook {
  /// A sheet by the XML within its worksheet element.
  public struct Sheet {
    public var name: String
    /// The children of the worksheet element.
    public var body: String
    public var state: String

    public init(name: String, body: String, state: String = "") {
      self.name = name
      self.body = body
      self.state = state
    }
  }

  public var sheets: [Sheet] = []
  public var strings: [String] = []
  /// Format codes of the cell styles 1, 2, …; style 0 is General.
  public var formats: [String] = []
  public var properties = ""
  public var countsFrom1904 = false
  public var mainType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
  public var extraParts: [String] = []

  public static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  public init(sheets: [Sheet] = []) { self.sheets = sheets }

  /// Rows of inline strings, the first row being row 1.
  public static func rows(_ rows: [[String]]) -> String {
    let lines = rows.enumerated().map { index, cells in
      let texts = cells.enumerated().map { column, text in
        "<c r=\"\(CellReference(row: index + 1, column: column + 1))\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
      }
      return "<row r=\"\(index + 1)\">\(texts.joined())</row>"
    }
    return "<sheetData>\(lines.joined())</sheetData>"
  }

  /// The whole workbook, packed.
  public func bytes() throws -> [UInt8] {
    let package = OfficePackage()
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    var list = ""
    try package.relate("", to: "xl/workbook.xml", kind: "officeDocument")
    for (index, sheet) in sheets.enumerated() {
      let part = "xl/worksheets/sheet\(index + 1).xml"
      package.set(part, xml("worksheet", sheet.body), contentType: kind + "worksheet+xml")
      let id = try package.relate("xl/workbook.xml", to: part, kind: "worksheet")
      let state = sheet.state.isEmpty ? "" : " state=\"\(sheet.state)\""
      list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\"\(state) r:id=\"\(id)\"/>"
    }
    let pr = countsFrom1904 ? "<workbookPr date1904=\"1\"/>" : ""
    package.set("xl/workbook.xml", xml("workbook", "\(pr)<sheets>\(list)</sheets>"), contentType: mainType)
    if !strings.isEmpty {
      let items = strings.map { "<si><t xml:space=\"preserve\">\($0)</t></si>" }.joined()
      package.set("xl/sharedStrings.xml", xml("sst", items), contentType: kind + "sharedStrings+xml")
      try package.relate("xl/workbook.xml", to: "xl/sharedStrings.xml", kind: "sharedStrings")
    }
    let codes = formats.enumerated().map { "<numFmt numFmtId=\"\($0 + 164)\" formatCode=\"\($1)\"/>" }.joined()
    let styles = formats.indices.map { "<xf numFmtId=\"\($0 + 164)\"/>" }.joined()
    package.set(
      "xl/styles.xml", xml("styleSheet", "<numFmts>\(codes)</numFmts><cellXfs><xf numFmtId=\"0\"/>\(styles)</cellXfs>"),
      contentType: kind + "styles+xml")
    try package.relate("xl/workbook.xml", to: "xl/styles.xml", kind: "styles")
    if !properties.isEmpty { package.set("docProps/core.xml", Array(properties.utf8), contentType: "application/xml") }
    for part in extraParts { package.set(part, [1, 2, 3], contentType: "application/octet-stream") }
    return try package.bytes()
  }

  private func xml(_ root: String, _ body: String) -> [UInt8] {
    Array("<\(root) xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.office)\">\(body)</\(root)>".utf8)
  }
}
