/// Why a tag cannot be read.
public enum SyntaxFault: Error, Sendable, Hashable {
  /// No closing delimiter before the next tag or the end of the paragraph, cell or file.
  case unclosed
  /// Nothing between the delimiters.
  case empty
  /// A name with an empty part, or with a brace in it.
  case name
  /// A symbol, a picture or the like in the midst of the name.
  case object
  /// An empty filter: `{{x|}}`.
  case filter
  /// `{{=…=}}` without two delimiters in it.
  case delimiters
}

/// Reads what stands between the delimiters.
enum TagParser {
  static func tag(_ content: ArraySlice<Unicode.Scalar>, source: String) -> Result<Tag, SyntaxFault> {
    let (folded, found) = PlainForm.fold(content, keepingArguments: true)
    var text = trimmed(folded[...])
    var oddities = Tag.Oddity.allCases.filter { oddity in
      PlainForm.Kind(rawValue: oddity.rawValue).map(found.contains) ?? false
    }
    // The delimiters themselves may be full-width although what stands between them is not.
    if !oddities.contains(.fullWidth), hasFullWidthBraces(source) { oddities.insert(.fullWidth, at: 0) }
    if !oddities.contains(.invisible), source.unicodeScalars.contains(where: { PlainForm.of($0).plain == nil }) {
      oddities.append(.invisible)
    }
    let kind = kind(of: text.first)
    if case .comment = kind {
      return .success(Tag(kind: kind, path: [string(trimmed(text.dropFirst()))], filters: [], oddities: [], source: source))
    }
    if let first = text.first, sigils.contains(first) { text = trimmed(text.dropFirst()) }
    switch kind {
    case .section where folded.first(where: { !$0.properties.isWhitespace }) == "?": oddities.append(.poiSection)
    case .picture: oddities.append(.poiPicture)
    case .partial:
      guard !text.isEmpty else { return .failure(.empty) }
      return .success(Tag(kind: kind, path: [string(text)], filters: [], oddities: oddities, source: source))
    default: break
    }
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    return path(trimmed(parts[0])).flatMap { path in
      filters(parts.dropFirst()).map { Tag(kind: kind, path: path, filters: $0, oddities: oddities, source: source) }
    }
  }

  static func delimiters(_ content: ArraySlice<Unicode.Scalar>, source: String) -> Result<Tag, SyntaxFault> {
    let spaced = content.map { PlainForm.of($0).kind == .oddSpace ? " " : $0 }
    let parts = spaced.split { $0.properties.isWhitespace }
    guard parts.count == 2, let new = Delimiters(open: string(parts[0]), close: string(parts[1])) else {
      return .failure(.delimiters)
    }
    return .success(Tag(kind: .delimiters(new), path: [], filters: [], oddities: [], source: source))
  }

  /// What stands in a text for something that is no text.
  private static let object: Unicode.Scalar = "\u{FFFC}"
  private static let sigils: Set<Unicode.Scalar> = ["#", "^", "/", "!", ">", "&", "?", "@"]

  private static func kind(of sigil: Unicode.Scalar?) -> Tag.Kind {
    switch sigil {
    case "#", "?": .section
    case "^": .inverted
    case "/": .close
    case "!": .comment
    case ">": .partial
    case "@": .picture
    default: .variable
    }
  }

  /// "a.b" in parts; "." is no part at all: the current item.
  private static func path(_ text: ArraySlice<Unicode.Scalar>) -> Result<[String], SyntaxFault> {
    guard !text.isEmpty else { return .failure(.empty) }
    if text.elementsEqual(["."]) { return .success([]) }
    let text = unquoted(text)
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(trimmed)
    if text.contains(object) { return .failure(.object) }
    for part in parts where part.isEmpty || part.contains("{") || part.contains("}") { return .failure(.name) }
    return .success(parts.map { string($0) })
  }

  /// A name in quotes, as other engines want it, is the name.
  private static func unquoted(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    guard text.count > 2, let first = text.first, first == text.last, first == "\"" || first == "'" else { return text }
    return trimmed(text.dropFirst().dropLast())
  }

  private static func filters(_ parts: ArraySlice<ArraySlice<Unicode.Scalar>>) -> Result<[FilterCall], SyntaxFault> {
    var calls: [FilterCall] = []
    for part in parts {
      let colon = part.firstIndex { $0 == ":" || $0 == "：" }
      let name = trimmed(part[..<(colon ?? part.endIndex)])
      guard !name.isEmpty else { return .failure(.filter) }
      calls.append(FilterCall(string(name), colon.map { string(argument(part[($0 + 1)...])) }))
    }
    return .success(calls)
  }

  /// Text to be shown: blanks at its ends that a reader would not see do not count, full-width ones before it do.
  private static func argument(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    var text = text
    while text.first == " " { text.removeFirst() }
    while let last = text.last, last.properties.isWhitespace { text.removeLast() }
    return text
  }

  private static func trimmed(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    var text = text
    while let first = text.first, first.properties.isWhitespace { text.removeFirst() }
    while let last = text.last, last.properties.isWhitespace { text.removeLast() }
    return text
  }

  private static func hasFullWidthBraces(_ source: String) -> Bool {
    source.unicodeScalars.contains { $0.value == 0xFF5B || $0.value == 0xFF5D }
  }
}
