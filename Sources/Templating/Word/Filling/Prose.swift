/// The Markdown that prose fields hold: paragraphs, lists, headings, bold. Everything else is text.
enum Prose {
  enum Kind: Equatable {
    case text
    case bullet
    case numbered(Int)
    case heading(Int)
  }

  struct Piece: Equatable {
    let text: String
    let isBold: Bool
  }

  struct Block: Equatable {
    let kind: Kind
    let pieces: [Piece]

    /// What stands before the text where the document has no style for the list.
    var marker: String {
      switch kind {
      case .bullet: "• "
      case .numbered(let number): "\(number). "
      case .text, .heading: ""
      }
    }

    func prefix(before piece: Piece) -> String { pieces.first == piece ? marker : "" }
  }

  static func blocks(_ text: String) -> [Block] {
    var blocks: [Block] = []
    var lines: [Substring] = []
    func flush() {
      if !lines.isEmpty { blocks.append(Block(kind: .text, pieces: pieces(join(lines)))) }
      lines = []
    }
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let content = trimmed(line)
      if content.isEmpty {
        flush()
      } else if let (kind, rest) = marked(content) {
        flush()
        blocks.append(Block(kind: kind, pieces: pieces(String(rest))))
      } else if case .some(let last) = blocks.last, lines.isEmpty, last.kind == .bullet, line.first == " " {
        // An indented line goes on with its list item.
        blocks[blocks.count - 1] = Block(kind: last.kind, pieces: last.pieces + pieces(String(content)))
      } else {
        lines.append(content)
      }
    }
    flush()
    return blocks
  }

  private static func marked(_ line: Substring) -> (Kind, Substring)? {
    if let first = line.first, "-*+".contains(first), line.dropFirst().first == " " { return (.bullet, trimmed(line.dropFirst(2))) }
    let level = line.prefix { $0 == "#" }.count
    if (1...6).contains(level), line.dropFirst(level).first == " " { return (.heading(level), trimmed(line.dropFirst(level))) }
    let digits = line.prefix { ("0"..."9").contains($0) }
    if !digits.isEmpty, digits.count < 4, let number = Int(digits), let dot = line.dropFirst(digits.count).first, ".)".contains(dot),
      line.dropFirst(digits.count + 1).first == " "
    {
      return (.numbered(number), trimmed(line.dropFirst(digits.count + 2)))
    }
    return nil
  }

  /// Lines of one paragraph: a blank between Latin words, nothing between Chinese characters.
  private static func join(_ lines: [Substring]) -> String {
    lines.reduce("") { text, line in
      let glue = text.isEmpty || !(text.last?.isASCII ?? false) || !(line.first?.isASCII ?? false) ? "" : " "
      return text + glue + line
    }
  }

  private static func pieces(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var bold = false
    var rest = text[...]
    while let mark = rest.firstRange(of: "**") {
      let closes = bold || rest[mark.upperBound...].contains("**")
      guard closes else { break }
      if mark.lowerBound > rest.startIndex { pieces.append(Piece(text: String(rest[..<mark.lowerBound]), isBold: bold)) }
      bold.toggle()
      rest = rest[mark.upperBound...]
    }
    if !rest.isEmpty { pieces.append(Piece(text: String(rest), isBold: bold)) }
    return pieces
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
