import OOXML
import Templating

extension LibreOffice {
  /// The documents with their PDFs; their tables of contents get the pages that the PDF shows.
  ///
  /// A document whose numbers change is converted once more, so that its PDF has them too. They change no line of the layout.
  func paginated(_ documents: [DocumentPress.Printed]) throws(RunError) -> [DocumentPress.Printed] {
    var documents = documents
    var changed: [Int] = []
    for (index, pdf) in try convert(documents.map(\.file)).enumerated() {
      documents[index].pdf = pdf
      documents[index].pages = PDFOutline.pageCount(of: pdf.bytes)
      let file = documents[index].file
      guard PartName.suffix(file.name) == "docx" else { continue }
      let headings = PDFOutline.headings(of: pdf.bytes)
      guard !headings.isEmpty, let bytes = try? ContentsPages.set(headings, in: file.bytes) else { continue }
      documents[index].file = OutputFile(name: file.name, bytes: bytes)
      changed.append(index)
    }
    guard !changed.isEmpty else { return documents }
    for (index, pdf) in zip(changed, try convert(changed.map { documents[$0].file })) { documents[index].pdf = pdf }
    return documents
  }
}
