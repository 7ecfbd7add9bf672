import Diagnostics
import OOXML

/// Numbers of figures and tables: the field SEQ. Programs show what it last came to, and a section's items would all show the same.
extension WordCompiler {
  /// Finds the results of the text's sequences that are plain numbers counted on by one.
  func collectSequences() {
    guard part.document.root.tag == "w:document" else { return }
    for paragraph in part.document.root.descendants("w:p") {
      for field in paragraph.descendants("w:fldSimple") { number(field["w:instr"] ?? "", field.descendants("w:t")) }
      for (begin, pieces) in CutTags.fieldCodes(of: paragraph) {
        number(pieces.map(\.text).joined(), Self.results(of: begin, in: paragraph))
      }
    }
  }

  private func number(_ code: String, _ results: [XMLElement]) {
    let words = code.split(separator: " ").map(String.init)
    guard words.count >= 2, words[0].uppercased() == "SEQ", let first = results.first else { return }
    let text = results.map(\.text).joined()
    guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return }
    let switches = words.dropFirst(2).filter { $0.hasPrefix("\\") }
    let formats = words.dropFirst(2).filter { !$0.hasPrefix("\\") }.map { $0.uppercased() }
    guard switches.allSatisfy({ $0 == "\\*" || $0 == "\\n" }), formats.allSatisfy({ $0 == "ARABIC" || $0 == "MERGEFORMAT" }) else { return }
    let index = out.sequences.firstIndex(of: words[1]) ?? out.sequences.count
    if index == out.sequences.count { out.sequences.append(words[1]) }
    sequences[ObjectIdentifier(first)] = index
    for rest in results.dropFirst() { rest.setText("") }
  }

  /// The pieces of text between a field's separator and its end.
  private static func results(of begin: XMLElement, in paragraph: XMLElement) -> [XMLElement] {
    var found: [XMLElement] = []
    var depth = 0
    var isResult = false
    paragraph.walk { element in
      if element === begin {
        depth = 1
      } else if depth > 0, element.tag == "w:fldChar" {
        switch element["w:fldCharType"] {
        case "begin": depth += 1
        case "separate": if depth == 1 { isResult = true }
        default: depth -= 1
        }
      } else if isResult, depth == 1, element.tag == "w:t" {
        found.append(element)
      }
      return true
    }
    return found
  }
}
