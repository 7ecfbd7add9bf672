import Contract
import Diagnostics
import OOXML

extension WorkbookFile {
  /// The sheet that `init` writes for drop-down lists; it is no ledger and no stray one.
  static let choicesSheet = "选项"

  /// The names of the sheets, and every text of the document's properties.
  ///
  /// A place never names the sheet: its name may be the very text that is not to be repeated.
  var looseTexts: [LooseText] {
    var texts = workbook.sheets.map { LooseText(place: Place(file: file), text: $0.name) }
    for part in workbook.package.parts where part.lowercased().hasPrefix("docprops/") && part.lowercased().hasSuffix(".xml") {
      guard let root = try? workbook.package.document(of: part).root else { continue }
      root.walk { element in
        let text = element.elements.isEmpty ? Plain.trimmed(element.text) : ""
        if !text.isEmpty { texts.append(LooseText(place: Place(file: file), text: text)) }
        return true
      }
    }
    return texts
  }
}
