import OOXML

/// Finds tables of contents: a TOC field, from the paragraph where it begins to the one where it ends.
enum ContentsReader {
  /// The field that begins with the block at `index`, and the block where it ends.
  static func field(at index: Int, of container: XMLElement) -> (field: ContentsField, end: Int)? {
    guard let first = container.children[index].element, first.tag == "w:p" else { return nil }
    if let simple = first.first("w:fldSimple"), let instruction = simple["w:instr"], isContents(instruction) {
      return (ContentsField(instruction: instruction, levels: levels(instruction)), index)
    }
    guard isContents(instruction(of: first)) else { return nil }
    var depth = 0
    var text = ""
    for position in index..<container.children.count {
      guard let paragraph = container.children[position].element else { continue }
      var ended = false
      paragraph.walk { element in
        if element.tag == "w:fldChar" {
          if element["w:fldCharType"] == "begin" { depth += 1 }
          if element["w:fldCharType"] == "end" {
            depth -= 1
            if depth == 0 { ended = true }
          }
        }
        if element.tag == "w:instrText", depth == 1 { text += element.text }
        return true
      }
      if ended { return (ContentsField(instruction: text, levels: levels(text)), position) }
    }
    return nil
  }

  static func isIn(_ root: XMLElement) -> Bool {
    root.descendants("w:p").contains { isContents(instruction(of: $0)) || ($0.first("w:fldSimple")?["w:instr"]).map(isContents) ?? false }
  }

  private static func instruction(of paragraph: XMLElement) -> String {
    var text = ""
    for run in paragraph.elements where run.tag == "w:r" {
      if run.first("w:fldChar")?["w:fldCharType"] == "separate" { break }
      for piece in run.all("w:instrText") { text += piece.text }
    }
    return text
  }

  private static func isContents(_ instruction: String) -> Bool {
    instruction.split(separator: " ").first == "TOC" && !instruction.contains("\\c")
  }

  /// `\o "1-3"`; without it the first three.
  private static func levels(_ instruction: String) -> ClosedRange<Int> {
    let pieces = instruction.split { " \"“”".contains($0) }
    guard let flag = pieces.firstIndex(of: "\\o"), flag + 1 < pieces.count else { return 1...3 }
    let bounds = pieces[flag + 1].split(separator: "-").compactMap { Int($0) }
    guard bounds.count == 2, bounds[0] >= 1, bounds[0] <= bounds[1] else { return 1...9 }
    return bounds[0]...min(9, bounds[1])
  }
}
