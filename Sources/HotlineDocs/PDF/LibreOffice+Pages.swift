import OOXML
import Templating

extension LibreOffice {
  /// The PDF of every document; the tables of contents of the documents get the pages that the PDF shows.
  ///
  /// A document whose numbers change is converted once more, so that its PDF has them too. They change no line of the layout.
  func paginated(_ documents: inout [OutputFile]) throws(RunError) -> [OutputFile] {
    var pdfs = try convert(documents)
    var changed: [Int] = []
    for index in documents.indices where PartName.suffix(documents[index].name) == "docx" {
      let headings = PDFOutline.headings(of: pdfs[index].bytes)
      guard !headings.isEmpty, let bytes = try? ContentsPages.set(headings, in: documents[index].bytes) else { continue }
      documents[index] = OutputFile(name: documents[index].name, bytes: bytes)
      changed.append(index)
    }
    guard !changed.isEmpty else { return pdfs }
    for (index, pdf) in zip(changed, try convert(changed.map { documents[$0] })) { pdfs[index] = pdf }
    return pdfs
  }
}
