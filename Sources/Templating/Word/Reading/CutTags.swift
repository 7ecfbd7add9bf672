import OOXML

/// Tags that a program has cut into pieces where no runs of a paragraph are: in the code of a field, a formula, a chart's title.
enum CutTags {
  /// Gives the whole of a tag to the piece in which it begins. Pieces without tags stay as they are.
  static func gather(_ pieces: [XMLElement], _ delimiters: Delimiters) {
    guard pieces.count > 1, pieces.contains(where: { TextLine.mayHoldTags($0.text, delimiters) }) else { return }
    var scalars: [Unicode.Scalar] = []
    var owner: [Int] = []
    for (index, piece) in pieces.enumerated() {
      let text = Array(piece.text.unicodeScalars)
      scalars += text
      owner += repeatElement(index, count: text.count)
    }
    var changed = false
    var scanner = TagScanner(delimiters)
    for case .tag(_, let range) in scanner.scan(scalars).pieces where owner[range.lowerBound] != owner[range.upperBound - 1] {
      changed = true
      for position in range { owner[position] = owner[range.lowerBound] }
    }
    guard changed else { return }
    var texts = pieces.map { _ in String.UnicodeScalarView() }
    for (position, scalar) in scalars.enumerated() { texts[owner[position]].append(scalar) }
    for (piece, text) in zip(pieces, texts) {
      piece.setText(String(text))
      if piece.tag == "w:instrText" { piece["xml:space"] = "preserve" }
    }
  }

  /// The codes of a paragraph's fields, the inner ones apart from those around them: each in its pieces.
  static func fieldCodes(of paragraph: XMLElement) -> [(begin: XMLElement, pieces: [XMLElement])] {
    var found: [(XMLElement, [XMLElement])] = []
    var open: [(begin: XMLElement, pieces: [XMLElement], isCode: Bool)] = []
    paragraph.walk { element in
      if element.tag == "w:txbxContent" { return false }
      if element.tag == "w:fldChar" {
        switch element["w:fldCharType"] {
        case "begin": open.append((element, [], true))
        case "separate": if !open.isEmpty { open[open.count - 1].isCode = false }
        default: if let field = open.popLast() { found.append((field.begin, field.pieces)) }
        }
      }
      if element.tag == "w:instrText", open.last?.isCode ?? false { open[open.count - 1].pieces.append(element) }
      return true
    }
    // A field that ends in a later paragraph.
    return found + open.map { ($0.begin, $0.pieces) }
  }
}
