import Diagnostics
import Files
import Foundation
import Ledgers
import OOXML

/// Everything of a folder in one PDF: the documents in their order, then the evidence that has pages; bookmarks by document, and continuous
/// numbers on our own pages.
struct Binding {
  static let name = "pdf/00-合订本.pdf"

  /// The documents' own PDFs, and the bound one where there is qpdf.
  var files: [OutputFile] = []
  /// What could not be bound, and why.
  var notes: [Bilingual] = []

  /// - Parameter period: what the documents are about: "2025年度第二服务周期".
  static func of(
    _ documents: [DocumentPress.Printed], of period: String, evidence: [Ledgers.InputFile], isDraft: Bool, with qpdf: QPDF? = QPDF()
  ) throws(RunError) -> Binding {
    guard let qpdf else { return Binding(files: documents.compactMap(\.pdf), notes: [QPDF.missing]) }
    let scratch: ScratchFolder
    do throws(FileError) { scratch = try ScratchFolder() } catch { throw .output(error) }
    defer { scratch.remove() }
    var binding = Binding()
    do throws(ExternalTool.Failure) {
      try binding.bind(documents, period, evidence, isDraft: isDraft, with: qpdf, in: scratch.path)
    } catch {
      throw .fault(
        Bilingual(
          zh: "qpdf 装订 PDF 失败：\(error.message.zh)。请重试，或去掉 --pdf；原有输出未改动。",
          en: "qpdf could not bind the PDF: \(error.message.en). Try again, or leave --pdf out; the earlier output is as it was."))
    }
    return binding
  }

  private mutating func bind(
    _ documents: [DocumentPress.Printed], _ period: String, _ evidence: [Ledgers.InputFile], isDraft: Bool, with qpdf: QPDF,
    in scratch: String
  ) throws(ExternalTool.Failure) {
    var parts: [QPDF.Part] = []
    var bookmarks: [Bookmark] = []
    var sizes: [PDFOutline.Size] = []
    for (index, document) in documents.enumerated() {
      guard let single = document.pdf else { continue }
      let pdf = single.bytes
      let path = "\(scratch)/\(index).pdf"
      try qpdf.writePlain(pdf, to: path)
      let written = "\(scratch)/\(index)-single.pdf"
      try qpdf.write(pdf, to: written)
      files.append(OutputFile(name: single.name, bytes: try qpdf.compressed(written, in: scratch)))
      let start = sizes.count
      let headings = PDFOutline.headings(of: pdf).map { Bookmark(title: $0.title, page: start + $0.page) }
      bookmarks.append(Bookmark(title: document.title, page: start + 1, below: headings))
      sizes += PDFOutline.sizes(of: pdf)
      let name = String(document.file.name.prefix { $0 != "." })
      parts.append(QPDF.Part(name: name, path: path, pages: sizes.count - start))
    }
    try qpdf.write(PageNumbers.pdf(sizes), to: "\(scratch)/numbers.pdf")
    var pages = sizes.count
    var appendix = Bookmark(title: "附件", page: pages + 1)
    for file in try printable(evidence, isDraft: isDraft, scratch) {
      guard let count = qpdf.pageCount(of: file.path) else {
        notes.append(
          Bilingual(zh: "\(file.name) 不是能装订的 PDF 或图片，未装入合订本", en: "\(file.name) is no PDF or picture that can be bound and was left out"))
        continue
      }
      appendix.below.append(Bookmark(title: file.name, page: pages + 1))
      pages += count
      parts.append(QPDF.Part(name: file.name, path: file.path, pages: count))
    }
    if !appendix.below.isEmpty { bookmarks.append(appendix) }
    let mark = "\(scratch)/\(Self.mark).pdf"
    let bound = try qpdf.merge(
      parts, titled: "合订本（\(period)）", numbers: "\(scratch)/numbers.pdf", numbered: sizes.count,
      mark: pages > sizes.count && FileSystem.kind(mark) != nil ? mark : nil, bookmarks, in: scratch)
    files.append(OutputFile(name: Self.name, bytes: bound))
  }

  /// The name of the page that marks a draft's evidence.
  private static let mark = "draft"

  /// The cycle's evidence with pages: PDFs as they are, pictures turned into PDFs, and with them the mark of a draft.
  private mutating func printable(
    _ evidence: [Ledgers.InputFile], isDraft: Bool, _ scratch: String
  ) throws(ExternalTool.Failure) -> [(name: String, path: String)] {
    let shown = evidence.filter { $0.name.contains("/evidence/") }
    var pictures: [OutputFile] = []
    var paths: [(name: String, path: String)] = []
    for (index, file) in shown.enumerated() {
      switch PartName.suffix(file.name).lowercased() {
      case "pdf": paths.append((file.name, file.path))
      case "png", "jpg", "jpeg":
        if let page = (try? FileSystem.read(file.path)).flatMap({ PicturePage.document($0, caption: file.name) }) {
          pictures.append(OutputFile(name: "e\(index).docx", bytes: page))
        }
        paths.append((file.name, "\(scratch)/e\(index).pdf"))
      default: continue
      }
    }
    if isDraft, !paths.isEmpty, let mark = try? PlainPage.draftMark() {
      pictures.append(OutputFile(name: "\(Self.mark).docx", bytes: mark))
    }
    if !pictures.isEmpty {
      do throws(RunError) {
        for pdf in try LibreOffice.installed().convert(pictures) {
          do throws(FileError) { try FileSystem.write(pdf.bytes, to: "\(scratch)/\(PathName.last(pdf.name))") } catch { continue }
        }
      } catch {
        // The pictures alone are not worth the whole: each is then named as one that could not be bound.
        notes.append(error.message)
      }
    }
    return paths
  }
}

/// An entry of a PDF's outline; pages count from 1.
struct Bookmark: Sendable, Equatable {
  var title: String
  var page: Int
  var below: [Bookmark] = []
}
