import Files
import Foundation
import OOXML
import Testing

/// What a PDF's outline has to say: the headings of a document, the sheets of a workbook.
struct DocumentHeadings {
  /// In their order, without blanks.
  let titles: [String]
  let isText: Bool
  let hasContents: Bool

  /// - Parameter path: of the document, without its extension.
  init(_ path: String) throws {
    isText = FileSystem.isFile(path + ".docx")
    let package = try OfficePackage(bytes: try FileSystem.read(path + (isText ? ".docx" : ".xlsx")))
    let root = try package.document(of: package.mainPart).root
    guard isText else {
      titles = root.descendants("x:sheet").compactMap { $0["name"] }
      hasContents = false
      return
    }
    titles = root.descendants("w:p").filter { $0.first("w:pPr", "w:pStyle")?["w:val"]?.hasPrefix("Heading") == true }.map { paragraph in
      paragraph.descendants("w:t").map(\.text).joined().filter { !$0.isWhitespace }
    }
    hasContents = root.descendants("w:instrText").contains { $0.text.split(separator: " ").first == "TOC" }
  }
}
