import Diagnostics
import OOXML

extension Templates {
  /// A copy of a template with a comment at each problem: Word's own in a document, notes at the cells of a workbook.
  ///
  /// - Returns: `nil` where there is nothing to tell, and for a plain text, which has no comments.
  /// - Throws: where the file cannot be read.
  public static func annotated(
    _ bytes: [UInt8], name: String, fields: Shape?, delimiters: Delimiters = .standard
  ) throws(TemplateErrors) -> [UInt8]? {
    do {
      switch PartName.suffix(name) {
      case "docx":
        let problems = try word(bytes, name, fields, delimiters)
        return problems.isEmpty ? nil : try WordAnnotator(bytes, name: name, delimiters: delimiters).annotate(problems)
      case "xlsx":
        let package = try OfficePackage(bytes: bytes)
        let findings = lint(bytes, name: name, fields: fields, delimiters: delimiters)
        return findings.isEmpty ? nil : try WorkbookAnnotator(package, delimiters).annotate(findings)
      default: return nil
      }
    } catch let errors as TemplateErrors { throw errors } catch {
      throw TemplateErrors(file: name, error)
    }
  }
}

extension Delimiters {
  /// A text in which no tag is one any more, so that an annotated copy can be mended and used as it is.
  func disarmed(_ text: String) -> String {
    [self, .standard].reduce(text) { $0.replacing($1.open, with: "‹").replacing($1.close, with: "›") }
  }
}

/// Puts notes into a copy of a workbook template: at the cell of each problem, or at the first cell of its sheet.
private struct WorkbookAnnotator {
  private let package: OfficePackage
  private let book: Workbook

  private let delimiters: Delimiters

  init(_ package: OfficePackage, _ delimiters: Delimiters) throws {
    (self.package, book, self.delimiters) = (package, try Workbook(package), delimiters)
  }

  func annotate(_ findings: [Finding]) throws -> [UInt8] {
    var notes: [String: [(cell: CellReference, text: String)]] = [:]
    for finding in findings {
      let named = finding.place.sheet.flatMap { name in book.sheets.first { $0.name == name } }
      guard let sheet = named ?? book.sheets.first(where: \.hasCells), sheet.hasCells else { continue }
      let cell = finding.place.cell.flatMap { CellReference($0) } ?? CellReference(row: 1, column: 1)
      let text = [finding.message.zh, finding.hint.zh].joined(separator: "\n")
      notes[sheet.part, default: []].append((cell, delimiters.disarmed(text)))
    }
    for (sheet, found) in notes.sorted(by: { $0.key < $1.key }) {
      let cells = Dictionary(grouping: found, by: \.cell).sorted { $0.key < $1.key }
      try package.addNotes(
        cells.map { SheetDescription.Note(cell: $0.key, text: $0.value.map(\.text).joined(separator: "\n")) }, to: sheet,
        author: "hotline-docs")
    }
    return try package.bytes()
  }
}
