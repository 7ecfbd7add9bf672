import Foundation
import Testing

@testable import HotlineDocs

/// The links of a folder's PDFs, each of which has to lead to a page: of the same PDF, or of another of the folder.
struct RenderedLinks {
  private var files: [String: PDFObjects] = [:]

  mutating func add(_ path: String) throws {
    let name = path.split(separator: "/").last?.dropLast(4) ?? ""
    let objects: PDFObjects = try #require(PDFObjects(json: Array(try RenderedPDF.run("qpdf", PDFObjects.keys + [path]).utf8)))
    files[String(name)] = objects
  }

  /// How many links a file has.
  var counts: [String: Int] { files.mapValues { links(of: $0).count } }

  /// Those that lead nowhere: the file, the page, and what stands there.
  var lost: [String] {
    files.sorted { $0.key < $1.key }.flatMap { name, file in
      links(of: file).filter { !leads($0.link, in: file) }.map { "\(name), page \($0.page + 1): \($0.link)" }
    }
  }

  private func links(of file: PDFObjects) -> [(page: Int, link: PDFObjects.Dictionary)] {
    file.pages.indices.flatMap { page in
      file.annotations(ofPage: page).compactMap { file.dictionary($0) }.filter { $0["/Subtype"] as? String == "/Link" }.map { (page, $0) }
    }
  }

  private func leads(_ link: PDFObjects.Dictionary, in file: PDFObjects) -> Bool {
    let action = file.dictionary(link["/A"])
    if let target = file.resolved(link["/Dest"] ?? action?["/D"]) as? [Any] { return isPage(target.first, of: file) }
    guard let text = action?["/URI"] as? String, let address = PDFLinks.Address(text), text.contains(".pdf#"), let anchor = address.anchor,
      let other = files[address.file]
    else { return false }
    return isPage(other.destinations[anchor]?.first, of: other)
  }

  private func isPage(_ reference: Any?, of file: PDFObjects) -> Bool { (reference as? String).map(file.pages.contains) ?? false }
}
