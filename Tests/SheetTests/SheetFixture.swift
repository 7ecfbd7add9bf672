import OOXML
import Templating

/// A template workbook written in a test: texts and formulas by cell, `{A1:A3}=…` for an array formula, whatever else as XML.
struct SheetFixture {
  var sheets: [(name: String, cells: [(String, String)], after: String)] = []
  var names: [(String, String)] = []
  var shared: [String] = []

  init(_ cells: [(String, String)], after: String = "", name: String = "表") { sheets = [(name, cells, after)] }

  mutating func add(_ name: String, _ cells: [(String, String)], after: String = "") { sheets.append((name, cells, after)) }

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

  private static func xml(_ root: String, _ body: String) -> [UInt8] {
    Array(
      "<?xml version=\"1.0\"?><\(root) xmlns=\"\(main)\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\(body)</\(root)>"
        .utf8)
  }

  private static func escaped(_ text: String) -> String {
    text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;").split(
      separator: "<", omittingEmptySubsequences: false
    )
    .joined(separator: "&lt;")
  }

  private static func cell(_ place: String, _ content: String) -> String {
    if content.hasPrefix("=") { return "<c r=\"\(place)\"><f>\(escaped(String(content.dropFirst())))</f></c>" }
    if content.hasPrefix("{"), let end = content.firstIndex(of: "}"), content[end...].hasPrefix("}=") {
      let area = content[content.index(after: content.startIndex)..<end]
      return "<c r=\"\(place)\"><f t=\"array\" ref=\"\(area)\">\(escaped(String(content[end...].dropFirst(2))))</f></c>"
    }
    if content.hasPrefix("#") { return "<c r=\"\(place)\"><v>\(content.dropFirst())</v></c>" }
    if content.hasPrefix("s:") { return "<c r=\"\(place)\" t=\"s\"><v>\(content.dropFirst(2))</v></c>" }
    return "<c r=\"\(place)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped(content))</t></is></c>"
  }

  private static func data(_ cells: [(String, String)]) -> String {
    var rows: [Int: [(String, String)]] = [:]
    for cell in cells { rows[CellAddress(cell.0)?.row ?? 0, default: []].append(cell) }
    return rows.sorted { $0.key < $1.key }.map { row, cells in
      let ordered = cells.sorted { CellAddress($0.0)?.column ?? 0 < CellAddress($1.0)?.column ?? 0 }
      return "<row r=\"\(row)\">" + ordered.map { Self.cell($0.0, $0.1) }.joined() + "</row>"
    }.joined()
  }

  func package() throws -> OfficePackage {
    let package = OfficePackage()
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    try package.relate("", to: "xl/workbook.xml", kind: "officeDocument")
    var list = ""
    for (index, sheet) in sheets.enumerated() {
      let part = "xl/worksheets/sheet\(index + 1).xml"
      package.set(
        part, Self.xml("worksheet", "<sheetData>\(Self.data(sheet.cells))</sheetData>\(sheet.after)"), contentType: kind + "worksheet+xml")
      let id = try package.relate("xl/workbook.xml", to: part, kind: "worksheet")
      list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"\(id)\"/>"
    }
    let defined = names.map { "<definedName name=\"\($0.0)\">\(Self.escaped($0.1))</definedName>" }.joined()
    package.set(
      "xl/workbook.xml",
      Self.xml("workbook", "<sheets>\(list)</sheets>" + (names.isEmpty ? "" : "<definedNames>\(defined)</definedNames>")),
      contentType: kind + "sheet.main+xml")
    let styles = "<fonts><font><sz val=\"11\"/></font></fonts><cellXfs><xf numFmtId=\"0\" fontId=\"0\"/></cellXfs>"
    package.set("xl/styles.xml", Self.xml("styleSheet", styles), contentType: kind + "styles+xml")
    try package.relate("xl/workbook.xml", to: "xl/styles.xml", kind: "styles")
    if !shared.isEmpty {
      package.set(
        "xl/sharedStrings.xml", Self.xml("sst", shared.map { "<si>\($0)</si>" }.joined()), contentType: kind + "sharedStrings+xml")
      try package.relate("xl/workbook.xml", to: "xl/sharedStrings.xml", kind: "sharedStrings")
    }
    return try OfficePackage(bytes: package.bytes())
  }

  /// The workbook filled with JSON data.
  func filled(_ json: String, lenient: Bool = false) throws -> Filled {
    let template = try WorkbookTemplate(package(), name: "t.xlsx")
    let bytes = try template.fill(JSONReader.read(Array(json.utf8)), lenient: lenient).bytes()
    return try Filled(bytes)
  }
}

/// A filled workbook, looked at.
struct Filled {
  let bytes: [UInt8]
  let package: OfficePackage
  let reading: WorkbookReading

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    package = try OfficePackage(bytes: bytes)
    reading = try WorkbookReading(package)
  }

  /// What a cell holds, in one text: `=formula → value` or the value.
  subscript(place: String, sheet: Int = 0) -> String {
    guard let address = CellAddress(place) else { return "?" }
    let cell = reading.sheets[sheet][address]
    let value =
      switch cell.value {
      case .blank: ""
      case .number(let number): number == number.rounded() ? "\(Int(number))" : "\(number)"
      case .text(let text): "“\(text)”"
      case .boolean(let flag): flag ? "TRUE" : "FALSE"
      case .error(let error): error
      }
    return cell.formula.map { "=\($0) → \(value)" } ?? value
  }

  func xml(_ sheet: Int = 0) throws -> String {
    String(decoding: try package.bytes(of: "xl/worksheets/sheet\(sheet + 1).xml"), as: UTF8.self)
  }
}
