import Foundation
import OOXML

/// The copy of a document that becomes a PDF itself: its links lead to the PDFs of the other documents, not to the documents.
enum PDFCopy {
  static func of(_ document: OutputFile) -> OutputFile {
    guard let package = try? OfficePackage(bytes: document.bytes) else { return document }
    let changed: Bool? =
      switch PartName.suffix(document.name) {
      case "docx": try? leadText(of: package)
      case "xlsx": try? leadSheets(of: package)
      default: nil
      }
    guard changed == true, let bytes = try? package.bytes() else { return document }
    return OutputFile(name: document.name, bytes: bytes)
  }

  /// The address of a place in another document's PDF; `nil` for anything but a place in a document of the same folder.
  ///
  /// A bookmark of a text has a destination there; of a workbook, only its sheets have.
  static func address(_ text: String) -> String? {
    let parts = text.split(separator: "#", maxSplits: 1).map(String.init)
    guard parts.count == 2, !PDFLinks.Address.isAbsolute(parts[0]), let place = parts[1].removingPercentEncoding else { return nil }
    for (suffix, name) in [(".docx", place[...]), (".xlsx", place.prefix { $0 != "!" })] where parts[0].hasSuffix(suffix) {
      return parts[0].dropLast(suffix.count) + ".pdf#" + PDFLinks.Address.destination(String(name))
    }
    return nil
  }

  private static func leadText(of package: OfficePackage) throws -> Bool {
    let main = try package.mainPart
    var relationships = try package.relationships(of: main)
    var changed = false
    for index in relationships.items.indices where relationships.items[index].isExternal {
      guard let address = address(relationships.items[index].target) else { continue }
      relationships.items[index].target = address
      changed = true
    }
    if changed { package.setRelationships(relationships, of: main) }
    return changed
  }

  private static func leadSheets(of package: OfficePackage) throws -> Bool {
    var changed = false
    for part in package.parts where part.hasPrefix("xl/worksheets/") && part.hasSuffix(".xml") {
      let document = try package.document(of: part)
      let cells = document.root.descendants("x:c").filter { $0.first("x:f")?.text.contains("HYPERLINK(") == true }
      for cell in cells { lead(cell) }
      guard !cells.isEmpty else { continue }
      package.set(part, document)
      changed = true
    }
    return changed
  }

  /// LibreOffice makes a link of every cell whose formula could be one, and finds a cell of the same file only as "#Sheet.A1".
  private static func lead(_ cell: XMLElement) {
    guard let formula = cell.first("x:f") else { return }
    let shown = cell.first("x:v")?.text ?? ""
    if shown.isEmpty || !formula.text.hasPrefix("HYPERLINK(") && formula.text.contains("\"\(shown)\"") {
      // The formula came to a word of its own instead of a link: that word alone.
      cell.remove(formula)
      return
    }
    let pieces = formula.text.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
    let led = pieces.enumerated().map { index, piece in
      // Every other piece stands between quotes.
      index.isMultiple(of: 2) ? piece : piece.hasPrefix("#") ? piece.replacing("!", with: ".") : address(piece) ?? piece
    }
    formula.setText(led.joined(separator: "\""))
  }
}
