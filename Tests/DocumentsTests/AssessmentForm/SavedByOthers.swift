import OOXML
import Templating
import Testing

@testable import Documents

/// Writes a workbook anew as other programs do when they save it.
enum SavedByOthers {
  /// As Excel: one table of shared texts, formats in another order, shared formulas, a calculation chain, attributes of later namespaces.
  static func excel(_ package: OfficePackage) throws -> OfficePackage {
    var texts = SharedTexts()
    let formats = try reorderFormats(package)
    var chain = ""
    for sheet in 1...3 {
      try FormFixture.change(package, part(sheet)) { root in
        try rewriteCells(root, &texts, formats)
        shareFormulas(root)
        for cell in cells(root) where cell.first("x:f") != nil { chain += "<c r=\"\(cell["r"] ?? "")\" i=\"\(sheet)\"/>" }
        for row in root.first("x:sheetData")?.all("x:row") ?? [] { row["spans"] = "1:17" }
      }
      try replace(
        "<worksheet ",
        with: "<worksheet xmlns:mc=\"\(mc)\" mc:Ignorable=\"x14ac xr\" \(later) xr:uid=\"{00000000-0001-0000-0000-00000000000\(sheet)}\" ",
        in: part(sheet), package)
      try replace("<row ", with: "<row x14ac:dyDescent=\"0.25\" ", in: part(sheet), package)
    }
    texts.store(in: package)
    package.set("xl/calcChain.xml", Array("<calcChain xmlns=\"\(main)\">\(chain)</calcChain>".utf8), contentType: type + "calcChain+xml")
    _ = try package.relate("xl/workbook.xml", to: "xl/calcChain.xml", kind: "calcChain")
    return package
  }

  /// As WPS: shared texts, its own namespace, blank results of formulas as empty elements, no spans, the product's version among the properties.
  static func wps(_ package: OfficePackage) throws -> OfficePackage {
    var texts = SharedTexts()
    for sheet in 1...3 {
      try FormFixture.change(package, part(sheet)) { root in
        try rewriteCells(root, &texts, nil)
        for cell in cells(root) where cell.first("x:f") != nil && cell["t"] == "str" && cell.first("x:v")?.text == "" {
          cell.first("x:v")?.children = []
        }
      }
      try replace(
        "<worksheet ", with: "<worksheet xmlns:mc=\"\(mc)\" xmlns:etc=\"http://www.wps.cn/officeDocument/2017/etCustomData\" ",
        in: part(sheet), package)
    }
    texts.store(in: package)
    let properties = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    package.set(
      "docProps/custom.xml",
      Array(
        "<Properties xmlns=\"\(properties)\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"KSOProductBuildVer\"><vt:lpwstr>2052-12.1.0.15990</vt:lpwstr></property></Properties>"
          .utf8), contentType: "application/vnd.openxmlformats-officedocument.custom-properties+xml")
    return package
  }

  /// Without what the formulas last came to, so that whoever opens it has to compute.
  static func uncomputed(_ package: OfficePackage) throws -> OfficePackage {
    for sheet in 1...3 {
      try FormFixture.change(package, part(sheet)) { root in
        for cell in cells(root) where cell.first("x:f") != nil {
          cell["t"] = nil
          cell.first("x:v").map(cell.remove)
        }
      }
    }
    return package
  }

  // MARK: Pieces

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
  private static let later =
    "xmlns:x14ac=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac\" xmlns:xr=\"http://schemas.microsoft.com/office/spreadsheetml/2014/revision\""
  private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."

  private static func part(_ sheet: Int) -> String { "xl/worksheets/sheet\(sheet).xml" }
  private static func cells(_ root: XMLElement) -> [XMLElement] { root.first("x:sheetData")?.all("x:row").flatMap { $0.all("x:c") } ?? [] }

  private static func replace(_ text: String, with other: String, in part: String, _ package: OfficePackage) throws {
    let source = String(decoding: try package.bytes(of: part), as: UTF8.self)
    #expect(source.contains(text), "\(part) has no \(text)")
    package.set(part, Array(source.replacing(text, with: other).utf8))
  }

  /// The texts that cells share, in the order in which they come.
  private struct SharedTexts {
    private var numbers: [String: Int] = [:]
    private var items: [String] = []

    mutating func number(of text: String) -> Int {
      if let known = numbers[text] { return known }
      numbers[text] = items.count
      items.append(text)
      return items.count - 1
    }

    func store(in package: OfficePackage) {
      let root = XMLElement(name: "sst", tag: "x:sst", attributes: [XMLAttribute("uniqueCount", "\(items.count)")])
      for item in items {
        // Excel and WPS also cut a text into runs, where somebody changed a font within it.
        let halves = item.count > 6 ? [String(item.prefix(3)), String(item.dropFirst(3))] : [item]
        let texts = halves.map { half in
          XMLElement(name: "t", tag: "x:t", attributes: [XMLAttribute("xml:space", "preserve")], children: [.text(half)])
        }
        let runs = texts.map { XMLElement(name: "r", tag: "x:r", children: [.element($0)]) }
        root.append(XMLElement(name: "si", tag: "x:si", children: (halves.count > 1 ? runs : texts).map { .element($0) }))
      }
      var bytes = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      bytes += Self.xml(root).replacing("<sst ", with: "<sst xmlns=\"\(SavedByOthers.main)\" ", maxReplacements: 1)
      package.set("xl/sharedStrings.xml", Array(bytes.utf8), contentType: SavedByOthers.type + "sharedStrings+xml")
    }

    private static func xml(_ element: XMLElement) -> String {
      var buffer = ByteBuffer()
      XMLNode.element(element).write(to: &buffer)
      return String(decoding: buffer.bytes, as: UTF8.self)
    }
  }

  /// Every text into the table, every format to its new number.
  private static func rewriteCells(_ root: XMLElement, _ texts: inout SharedTexts, _ formats: [Int]?) throws {
    for cell in cells(root) {
      if let formats { cell["s"] = String(formats[Int(cell["s"] ?? "0") ?? 0]) }
      let value: String
      switch (cell["t"], cell.first("x:f")) {
      case ("inlineStr", _): value = cell.first("x:is")?.first("x:t")?.text ?? ""
      case ("s", _): value = try known(cell)
      case ("str", nil): value = cell.first("x:v")?.text ?? ""
      default: continue
      }
      cell["t"] = "s"
      cell.children = []
      cell.append(XMLElement(name: "v", tag: "x:v", children: [.text(String(texts.number(of: value)))]))
    }
  }

  /// The text of a cell by the table as it was; looked up through the reader, which knows where it stood.
  private static func known(_ cell: XMLElement) throws -> String {
    let number = try #require(Int(cell.first("x:v")?.text ?? ""))
    return try #require(originals[number])
  }

  private static let originals: [Int: String] = {
    guard let package = try? AssessmentForm.issue(FormFixture.view, template: FormFixture.template),
      let root = try? package.document(of: "xl/sharedStrings.xml").root
    else { return [:] }
    return Dictionary(root.all("x:si").enumerated().map { ($0.offset, $0.element.first("x:t")?.text ?? "") }) { first, _ in first }
  }()

  /// The formats in reverse order but for the first, and the new number of each.
  private static func reorderFormats(_ package: OfficePackage) throws -> [Int] {
    var order: [Int] = []
    try FormFixture.change(package, "xl/styles.xml") { root in
      let list = try #require(root.first("x:cellXfs"))
      let formats = list.all("x:xf")
      list.children = ([formats[0]] + formats.dropFirst().reversed()).map { .element($0) }
      order = formats.indices.map { $0 == 0 ? 0 : formats.count - $0 }
    }
    return order
  }

  /// Runs of the same formula down a column become one shared formula.
  private static func shareFormulas(_ root: XMLElement) {
    var group = 0
    for column in ["N", "J", "F"] {
      let run = cells(root).filter { cell in
        cell["r"].flatMap { CellAddress($0) }.map { CellAddress(row: 1, column: $0.column).description == column + "1" } == true
          && cell.first("x:f")?.text.hasPrefix("IF(K") == true
      }
      guard run.count > 1, let first = run[0]["r"], let last = run[run.count - 1]["r"] else { continue }
      for (index, cell) in run.enumerated() {
        guard let formula = cell.first("x:f") else { continue }
        formula["t"] = "shared"
        formula["si"] = "\(group)"
        if index == 0 { formula["ref"] = "\(first):\(last)" } else { formula.children = [] }
      }
      group += 1
    }
  }
}
