import OOXML

/// Finds tables of contents: a TOC field, from the paragraph where it begins to the one where it ends.
enum ContentsReader {
  /// The field that begins with the block at `index`, and the block where it ends.
  static func field(at index: Int, of container: XMLElement) -> (field: ContentsField, end: Int)? {
    guard let first = container.children[index].element, first.tag == "w:p" else { return nil }
    if let simple = first.first("w:fldSimple"), let instruction = simple["w:instr"], isContents(instruction) {
      return (ContentsField(instruction), index)
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
      if ended { return (ContentsField(text), position) }
    }
    return nil
  }

  /// The instructions of all tables of contents, those among them that can be filled and those that cannot.
  static func instructions(in root: XMLElement) -> [(text: String, isFilled: Bool)] {
    root.descendants("w:p").flatMap { paragraph in
      [instruction(of: paragraph), paragraph.first("w:fldSimple")?["w:instr"] ?? ""].filter(isAny).map { ($0, isContents($0)) }
    }
  }

  private static func instruction(of paragraph: XMLElement) -> String {
    var text = ""
    for run in paragraph.elements where run.tag == "w:r" {
      if run.first("w:fldChar")?["w:fldCharType"] == "separate" { break }
      for piece in run.all("w:instrText") { text += piece.text }
    }
    return text
  }

  private static func isAny(_ instruction: String) -> Bool { instruction.split(separator: " ").first == "TOC" }

  /// Lists without their labels, parts of a document, and entries that are marked by hand stay as they are.
  private static func isContents(_ instruction: String) -> Bool {
    isAny(instruction) && !["\\a", "\\b", "\\f"].contains { instruction.contains($0) }
  }
}

extension ContentsField {
  /// `\o "1-3"` headings of these levels, `\u` by outline level, `\t "样式,1"` paragraphs of styles, `\c 图` captions; the first three
  /// levels where it says nothing. `\n` leaves the pages out, `\p "、"` puts something else than a tab before them.
  init(_ instruction: String) {
    self.instruction = instruction
    let words = Self.words(instruction)
    func argument(_ flag: String) -> String? {
      guard let index = words.firstIndex(of: flag) else { return nil }
      return index + 1 < words.count && !words[index + 1].hasPrefix("\\") ? words[index + 1] : ""
    }
    label = argument("\\c").flatMap { $0.isEmpty ? nil : $0 }
    pageless = argument("\\n").map { Self.range($0) ?? 1...9 }
    separator = argument("\\p").flatMap { $0.isEmpty ? nil : $0 }
    let pieces = (argument("\\t") ?? "").split { ",;，；".contains($0) }.map { $0.drop { $0 == " " }.lowercased() }
    var styles: [String: Int] = [:]
    for index in stride(from: 0, to: pieces.count - 1, by: 2) { styles[pieces[index]] = Int(pieces[index + 1]) }
    self.styles = styles
    if let range = argument("\\o") {
      levels = Self.range(range) ?? 1...9
    } else if words.contains("\\u") {
      levels = 1...9
    } else {
      levels = label == nil && styles.isEmpty ? 1...3 : nil
    }
  }

  /// Levels as codes have them: "1-3".
  private static func range(_ text: String) -> ClosedRange<Int>? {
    let bounds = text.split(separator: "-").compactMap { Int($0) }
    return bounds.count == 2 && 1...9 ~= bounds[0] && bounds[0] <= bounds[1] ? bounds[0]...min(9, bounds[1]) : nil
  }

  /// The words of a field's code; what stands in quotation marks is one.
  private static func words(_ code: String) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    for character in code {
      if "\"“”".contains(character) {
        isQuoted.toggle()
        if word == nil { word = "" }
      } else if character.isWhitespace, !isQuoted {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }

  /// The level at which a heading is listed; `nil` for one that is not.
  func level(of heading: WordHeading) -> Int? {
    if let label { return heading.label == label ? 1 : nil }
    if let level = heading.style.flatMap({ styles[$0] }) { return level }
    return levels?.contains(heading.level) ?? false ? heading.level : nil
  }
}
