import OOXML

/// A template laid open for comparison: its parts, each as the lines that a person reads, or as bytes where it has none.
struct TemplateText {
  enum Part: Equatable {
    /// Paragraphs, cells ("B4: …") or lines.
    case lines([String])
    /// Styles, numbering, pictures: only whether they are the same can be told.
    case opaque(digest: String)
  }

  private(set) var parts: [String: Part] = [:]

  /// - Throws: what makes an Office file unreadable.
  init(_ bytes: [UInt8], name: String) throws {
    guard [".docx", ".xlsx"].contains(where: name.lowercased().hasSuffix) else {
      parts[""] = .lines(String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
      return
    }
    let package = try OfficePackage(bytes: bytes)
    if try package.kind == .workbook {
      try readSheets(package)
    }
    for part in package.parts where parts[part] == nil { parts[part] = try Self.read(part, of: package) }
    // Words of cells stand in this part; the sheets show them where they are.
    parts["/xl/sharedStrings.xml"] = nil
    parts["xl/sharedStrings.xml"] = nil
  }

  private mutating func readSheets(_ package: OfficePackage) throws {
    let workbook = try Workbook(package)
    for sheet in workbook.sheets where sheet.hasCells {
      var lines: [String] = []
      try workbook.read(sheet) { row in
        for cell in row.cells where cell.kind != .empty || cell.hasFormula {
          let text = row.formula(of: cell).map { "=" + $0 } ?? row.text(of: cell)
          if !text.isEmpty { lines.append("\(sheet.name)!\(CellReference.letters(of: cell.column))\(row.number): \(text)") }
        }
      }
      parts[sheet.part] = .lines(lines)
    }
  }

  private static func read(_ part: String, of package: OfficePackage) throws -> Part {
    let bytes = try package.bytes(of: part)
    if part.hasSuffix(".xml"), let document = try? XMLDocument(bytes, part: part) {
      let lines = paragraphs(of: document.root)
      if !lines.isEmpty { return .lines(lines) }
    }
    return .opaque(digest: SHA256.hex(of: bytes))
  }

  /// The texts of Word's and DrawingML's paragraphs in document order; empty ones are left out.
  private static func paragraphs(of root: XMLElement) -> [String] {
    var found: [String] = []
    root.walk { element in
      guard element.tag == "w:p" || element.tag == "a:p" else { return true }
      let text = ownText(of: element)
      if !text.isEmpty { found.append(text) }
      return true
    }
    return found
  }

  /// A paragraph's own words, without those of paragraphs inside it (text boxes).
  private static func ownText(of paragraph: XMLElement) -> String {
    var text = ""
    for child in paragraph.elements {
      child.walk { element in
        switch element.tag {
        case "w:p", "a:p", "mc:Fallback": return false
        case "w:t", "a:t": text += element.text
        case "w:tab": text += "\t"
        default: break
        }
        return true
      }
    }
    return text
  }
}
