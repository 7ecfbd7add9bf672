import OOXML
import Templating

/// Small Word files written by hand in the tests.
struct WordFile {
  var body: String
  /// Further parts: name, kind of relationship, content type, content.
  var parts: [(name: String, kind: String, type: String, bytes: [UInt8])] = []

  static let namespaces = [
    "w", "r", "wp", "a", "pic", "c", "v", "mc", "wps", "w14",
  ].map { "xmlns:\($0)=\"\(XMLNamespaces.uri(of: $0) ?? "")\"" }.joined(separator: " ")

  static let base = "application/vnd.openxmlformats-officedocument.wordprocessingml."

  init(_ body: String) { self.body = body }

  mutating func add(_ name: String, kind: String, type: String, _ content: String) {
    parts.append((name, kind, type, Array(content.utf8)))
  }

  mutating func addHeader(_ content: String) {
    add("word/header1.xml", kind: "header", type: Self.base + "header+xml", "<w:hdr \(Self.namespaces)>\(content)</w:hdr>")
  }

  mutating func addStyles(_ styles: String) {
    add("word/styles.xml", kind: "styles", type: Self.base + "styles+xml", "<w:styles \(Self.namespaces)>\(styles)</w:styles>")
  }

  func package() throws -> OfficePackage {
    let package = OfficePackage()
    let document = "<w:document \(Self.namespaces)><w:body>\(body)</w:body></w:document>"
    package.set("word/document.xml", Array(document.utf8), contentType: Self.base + "document.main+xml")
    try package.relate("", to: "word/document.xml", kind: "officeDocument")
    for part in parts {
      package.set(part.name, part.bytes, contentType: part.type)
      try package.relate("word/document.xml", to: part.name, kind: part.kind)
    }
    return package
  }

  func bytes() throws -> [UInt8] { try package().bytes() }

  func template() throws -> WordTemplate { try WordTemplate(bytes(), name: "模板.docx") }

  /// The filled package.
  func filled(_ json: String, lenient: Bool = false) throws -> OfficePackage {
    let data = try JSONReader.read(Array(json.utf8))
    return try OfficePackage(bytes: template().render(data, options: FillOptions(lenient: lenient), partials: { _ in nil }))
  }

  /// What stands within the filled body.
  func fill(_ json: String, lenient: Bool = false) throws -> String { try Self.body(of: filled(json, lenient: lenient)) }

  static func body(of package: OfficePackage) throws -> String {
    let text = String(decoding: try package.bytes(of: "word/document.xml"), as: UTF8.self)
    guard let start = text.firstRange(of: "<w:body>"), let end = text.firstRange(of: "</w:body>") else { return text }
    return String(text[start.upperBound..<end.lowerBound])
  }

  /// The text of every paragraph.
  func paragraphs(_ json: String) throws -> [String] {
    try Self.paragraphs(of: filled(json))
  }

  static func paragraphs(of package: OfficePackage) throws -> [String] {
    try package.document(of: "word/document.xml").root.descendants("w:p").map { $0.descendants("w:t").map(\.text).joined() }
  }

  /// The codes and messages of everything that is wrong.
  func problems(_ json: String = "{}") -> [String] {
    do {
      _ = try filled(json)
      return []
    } catch let errors as TemplateErrors { return errors.findings.map { "\($0.code) \($0.message.zh)" } } catch { return ["\(error)"] }
  }

  /// A paragraph of one run.
  static func p(_ text: String, _ properties: String = "") -> String {
    "<w:p>\(properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>")<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
  }

  /// A table of cells with one paragraph each.
  static func table(_ rows: [[String]]) -> String {
    let grid = (rows.first ?? []).map { _ in "<w:gridCol w:w=\"1000\"/>" }.joined()
    let body = rows.map { "<w:tr>" + $0.map { "<w:tc>\(p($0))</w:tc>" }.joined() + "</w:tr>" }.joined()
    return "<w:tbl><w:tblPr/><w:tblGrid>\(grid)</w:tblGrid>\(body)</w:tbl>"
  }
}
