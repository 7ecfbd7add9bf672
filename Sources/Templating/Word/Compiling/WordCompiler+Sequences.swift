import Diagnostics
import OOXML

/// Numbers of figures and tables: the field SEQ. Programs show what it last came to, and a section's items would all show the same.
extension WordCompiler {
  /// Finds the results of the text's sequences that are plain numbers counted on by one.
  func collectSequences() {
    guard part.document.mayHold(["w:instrText", "w:fldSimple"]) else { return }
    for paragraph in part.document.root.descendants("w:p") {
      for field in paragraph.descendants("w:fldSimple") {
        remark(field, field["w:instr"] ?? "") { !field.descendants(WordMark.elementName).isEmpty }
        number(field["w:instr"] ?? "", field.descendants("w:t"))
      }
      for (begin, pieces) in CutTags.fieldCodes(of: paragraph) {
        let code = pieces.map(\.text).joined()
        remark(begin, code) { !Self.results(of: begin, in: paragraph, WordMark.elementName).isEmpty }
        number(code, Self.results(of: begin, in: paragraph, "w:t"))
      }
    }
  }

  /// A field whose result depends on the text or the data, that only a program computes, and that has no tag in its result: told, and marked to
  /// be computed anew.
  private func remark(_ field: XMLElement, _ code: String, hasTag: () -> Bool) {
    guard FieldCode.isComputedByPrograms(code), !hasTag() else { return }
    field["w:dirty"] = "true"
    compilation.remarks.add(.staticField, source: code.split(separator: " ").joined(separator: " "), at: currentSite(of: field))
  }

  private func number(_ code: String, _ results: [XMLElement]) {
    let words = code.split(separator: " ").map(String.init)
    guard words.count >= 2, words[0].uppercased() == "SEQ", let first = results.first, results.contains(where: { !$0.text.isEmpty }) else {
      return
    }
    // Only those of the text are counted.
    guard part.document.root.tag == "w:document", let number = SequenceNumber(words) else {
      compilation.remarks.add(.staticField, source: code, at: currentSite(of: first))
      return
    }
    if number.level != nil { countsChapters = true }
    let index = out.sequences.firstIndex(of: number) ?? out.sequences.count
    if index == out.sequences.count { out.sequences.append(number) }
    sequences[ObjectIdentifier(first)] = index
    for rest in results.dropFirst() { rest.setText("") }
  }

  /// Whether a number of a sequence stands in a paragraph.
  static func isCaption(_ paragraph: XMLElement, of label: String) -> Bool {
    let codes = paragraph.descendants("w:fldSimple").compactMap { $0["w:instr"] }
    return (codes + CutTags.fieldCodes(of: paragraph).map { $0.pieces.map(\.text).joined() }).contains { code in
      let words = code.split(separator: " ")
      return words.count >= 2 && words[0].uppercased() == "SEQ" && words[1] == label
    }
  }

  /// The pieces between a field's separator and its end that are text, or tags.
  private static func results(of begin: XMLElement, in paragraph: XMLElement, _ wanted: String) -> [XMLElement] {
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
      } else if isResult, depth == 1, element.tag == wanted {
        found.append(element)
      }
      return true
    }
    return found
  }
}

extension SequenceNumber {
  /// `SEQ 图 \* ARABIC \s 1`, in words; `nil` for a way of counting that is not known.
  init?(_ words: [String]) {
    name = words[1]
    var (format, reset, level, repeats) = (FieldNumber.arabic, Int?.none, Int?.none, false)
    var rest = words.dropFirst(2)
    while let word = rest.popFirst() {
      switch word {
      case "\\*":
        guard let name = rest.popFirst() else { return nil }
        if ["MERGEFORMAT", "CHARFORMAT"].contains(name.uppercased()) { continue }
        guard let known = FieldNumber(name) else { return nil }
        format = known
      case "\\n": continue
      case "\\c": repeats = true
      case "\\r":
        guard let number = rest.popFirst().flatMap({ Int($0) }) else { return nil }
        reset = number
      case "\\s":
        guard let number = rest.popFirst().flatMap({ Int($0) }), (1...9).contains(number) else { return nil }
        level = number
      default: return nil
      }
    }
    (self.format, self.reset, self.level, self.repeats) = (format, reset, level, repeats)
  }
}
