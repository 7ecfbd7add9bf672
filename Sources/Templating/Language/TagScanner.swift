/// Finds the tags in a stretch of text: a plain text file, the text of a paragraph, a cell.
///
/// The delimiters outlive a stretch: `{{=<% %>=}}` in one paragraph holds for the next.
public struct TagScanner: Sendable {
  public var delimiters: Delimiters

  /// What a text consists of.
  public enum Piece: Sendable {
    case text(Range<Int>)
    case tag(Tag, Range<Int>)
  }

  /// A tag that cannot be read; its text stays text.
  public struct Fault: Sendable {
    public let range: Range<Int>
    public let source: String
    public let reason: SyntaxFault
  }

  public init(_ delimiters: Delimiters = .standard) { self.delimiters = delimiters }

  /// The text in pieces, in order and without gaps; ranges count Unicode scalars.
  public mutating func scan(_ text: [Unicode.Scalar]) -> (pieces: [Piece], faults: [Fault]) {
    var pieces: [Piece] = []
    var faults: [Fault] = []
    var textStart = 0
    var position = 0
    while position < text.count {
      guard let inside = match(delimiters.opening, in: text, at: position) else {
        position += 1
        continue
      }
      switch tag(in: text, from: position, inside: inside) {
      case .success(let (tag, end)):
        if textStart < position { pieces.append(.text(textStart..<position)) }
        pieces.append(.tag(tag, position..<end))
        if case .delimiters(let new) = tag.kind { delimiters = new }
        position = end
        textStart = end
      case .failure(let stop):
        faults.append(
          Fault(range: position..<stop.end, source: string(text[position..<stop.end]), reason: stop.reason))
        position = stop.end
      }
    }
    if textStart < text.count { pieces.append(.text(textStart..<text.count)) }
    return (pieces, faults)
  }

  private struct Stop: Error {
    let end: Int
    let reason: SyntaxFault
  }

  private func tag(in text: [Unicode.Scalar], from start: Int, inside: Int) -> Result<(Tag, Int), Stop> {
    var first = inside
    while first < text.count, isBlank(text[first]) { first += 1 }
    let sigil = first < text.count ? PlainForm.of(text[first]).plain : nil
    let closing: [Unicode.Scalar]
    switch sigil {
    case "{": closing = ["}"] + delimiters.closing
    case "=": closing = ["="] + delimiters.closing
    default: closing = delimiters.closing
    }
    let skipped = sigil == "{" || sigil == "=" ? first + 1 : inside
    var position = skipped
    while position < text.count {
      if let end = match(closing, in: text, at: position) {
        let source = string(text[start..<end])
        let content = text[skipped..<position]
        let parsed = sigil == "=" ? TagParser.delimiters(content, source: source) : TagParser.tag(content, source: source)
        return parsed.map { ($0, end) }.mapError { Stop(end: end, reason: $0) }
      }
      if sigil != "!", delimiters.opening != delimiters.closing, match(delimiters.opening, in: text, at: position) != nil {
        return .failure(Stop(end: position, reason: .unclosed))
      }
      position += 1
    }
    return .failure(Stop(end: lineEnd(of: text, from: inside), reason: .unclosed))
  }

  /// The end of a delimiter that begins here, its characters in any form and with invisible ones between.
  private func match(_ delimiter: [Unicode.Scalar], in text: [Unicode.Scalar], at start: Int) -> Int? {
    guard text[start] == delimiter[0] || PlainForm.of(text[start]).plain == delimiter[0] else { return nil }
    var position = start
    for (index, wanted) in delimiter.enumerated() {
      if index > 0 { while position < text.count, PlainForm.of(text[position]).plain == nil { position += 1 } }
      guard position < text.count, text[position] == wanted || PlainForm.of(text[position]).plain == wanted else { return nil }
      position += 1
    }
    return position
  }

  private func isBlank(_ scalar: Unicode.Scalar) -> Bool { PlainForm.of(scalar).plain?.properties.isWhitespace ?? true }

  /// An unclosed tag is shown up to the end of its line, and no longer than a name is likely to be.
  private func lineEnd(of text: [Unicode.Scalar], from start: Int) -> Int {
    let limit = min(text.count, start + 24)
    return text[start..<limit].firstIndex { $0 == "\n" || $0 == "\r" } ?? limit
  }
}

func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(scalars.underestimatedCount * 3)
  for scalar in scalars {
    if scalar.isASCII {
      bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
