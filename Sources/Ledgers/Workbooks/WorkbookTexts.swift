import Contract
import Diagnostics
import OOXML

extension WorkbookFile {
  /// The sheet that `init` writes for drop-down lists; it is no ledger and no stray one.
  static let choicesSheet = "选项"

  /// The names of the sheets, and every text of the document's properties but what programs say of themselves: their versions look like
  /// addresses.
  ///
  /// A place never names the sheet: its name may be the very text that is not to be repeated.
  var looseTexts: [LooseText] {
    var texts = workbook.sheets.map { LooseText(place: Place(file: file), text: $0.name) }
    for part in workbook.package.parts where part.lowercased().hasPrefix("docprops/") && part.lowercased().hasSuffix(".xml") {
      guard let root = try? workbook.package.document(of: part).root else { continue }
      root.walk { element in
        guard !Self.isOfProgram(element) else { return false }
        let text = element.elements.isEmpty ? Plain.trimmed(element.text) : ""
        if !text.isEmpty { texts.append(LooseText(place: Place(file: file), text: text)) }
        return true
      }
    }
    return texts
  }

  /// "LibreOffice/7.4.7.2", "15.0000"; WPS keeps its version in a property of its own.
  private static func isOfProgram(_ element: XMLElement) -> Bool {
    ["Application", "AppVersion"].contains { element.name == $0 || element.name.hasSuffix(":" + $0) }
      || element["name"]?.hasPrefix("KSO") == true
  }
}
