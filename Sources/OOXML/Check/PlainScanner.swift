/// Reads markup as our own writers make it, several times as fast as a full parser, and tells a sink.
///
/// It never judges. What is not plainly right (a name that is not closed, a prefix that nobody declared, half a character) and what our
/// writers do not make (comments, CDATA, document types, other encodings) is a `Doubt`: then libxml2 reads the part and says what it is.
final class PlainScanner {
  /// The part is for the full parser.
  struct Doubt: Error {}

  /// One element, text or tag is never longer than this.
  private static let longest = 1 << 20
  private static let deepest = 200
  private static let mostAttributes = 64

  private let sink: CheckSink
  private let names: PlainNames
  private let tag = PlainTag()
  private let known = KnownTags()
  /// What the last piece left unfinished.
  @exclusivity(unchecked) private var rest: [UInt8] = []
  /// The open elements.
  private let open = RawStack<Open>()
  @exclusivity(unchecked) private var isBegun = false
  @exclusivity(unchecked) private var isOver = false

  private struct Open {
    /// The numbers of its name among the names and in the vocabulary.
    var name: Int
    var token: Int
    /// Those around it.
    var namespaces: Int
  }

  init(sink: CheckSink) {
    self.sink = sink
    names = PlainNames(CheckSink.vocabulary)
  }

  /// The quick look at a part, after which only a doubtful one is parsed in full: whether all of its markup is plainly right.
  static func isPlain(_ part: String, of package: OfficePackage, sink: CheckSink) -> Bool {
    let scanner = PlainScanner(sink: sink)
    do {
      try package.stream(part) { piece in try piece.withUnsafeBufferPointer { try scanner.push($0) } }
      try scanner.finish()
    } catch { return false }
    return true
  }

  /// Reads one more piece.
  func push(_ piece: UnsafeBufferPointer<UInt8>) throws {
    guard !rest.isEmpty else {
      let end = try scan(piece)
      rest = Array(piece[end...])
      return
    }
    rest.append(contentsOf: piece)
    guard rest.count < Self.longest else { throw Doubt() }
    let end = try rest.withUnsafeBufferPointer { try scan($0) }
    rest.removeFirst(end)
  }

  /// Says that the part is complete.
  func finish() throws {
    guard isOver, rest.allSatisfy(Self.isSpace) else { throw Doubt() }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  /// Reads all that is whole, and says where that ends.
  private func scan(_ bytes: UnsafeBufferPointer<UInt8>) throws -> Int {
    var index = 0
    while index < bytes.count {
      guard let next = bytes[index] == UInt8(ascii: "<") ? try markup(bytes, index) : try text(bytes, index) else { return index }
      index = next
    }
    return index
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) throws -> Int? {
    guard let end = try PlainText.end(in: bytes, from: start, before: UInt8(ascii: "<")) else { return nil }
    let text = UnsafeBufferPointer(rebasing: bytes[start..<end])
    if open.isEmpty {
      guard text.allSatisfy(Self.isSpace) else { throw Doubt() }
    } else {
      try sink.text(text.span)
    }
    return end
  }

  private func markup(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) throws -> Int? {
    guard start + 1 < bytes.count else { return nil }
    switch bytes[start + 1] {
    case UInt8(ascii: "/"): return try endTag(bytes, start + 2)
    case UInt8(ascii: "?"): return try declaration(bytes, start)
    default: return try startTag(bytes, start + 1)
    }
  }

  /// `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`, with or without the last.
  private func declaration(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) throws -> Int? {
    guard start == 0, !isBegun else { throw Doubt() }
    guard let end = bytes.firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let marks = bytes[..<end].filter { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") }
    guard Set(marks).count == 1 else { throw Doubt() }
    let quoted = bytes[..<end].map { $0 == UInt8(ascii: "'") ? UInt8(ascii: "\"") : $0 }
    var text = String(decoding: quoted, as: UTF8.self).lowercased()
    if text.hasSuffix(" standalone=\"yes\"?") { text.removeLast(18) } else { text.removeLast() }
    guard text == "<?xml version=\"1.0\" encoding=\"utf-8\"" else { throw Doubt() }
    isBegun = true
    return end + 1
  }

  private func endTag(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) throws -> Int? {
    guard !open.isEmpty else { throw Doubt() }
    let name = open.last.name
    let length = names.length(of: name)
    guard start + length < bytes.count else { return nil }
    guard names.is(name, bytes, start), bytes[start + length] == UInt8(ascii: ">") else { throw Doubt() }
    close()
    return start + length + 1
  }

  private func close() {
    let element = open.removeLast()
    sink.close(element.token)
    names.namespaces = element.namespaces
    isOver = open.isEmpty
  }

  private func startTag(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) throws -> Int? {
    guard !isOver, open.count < Self.deepest else { throw Doubt() }
    isBegun = true
    let key = KnownTags.Key(bytes, from: start, namespaces: names.namespaces)
    if let key, let known = known.tag(key) {
      open.append(Open(name: known.name, token: known.token, namespaces: names.namespaces))
      sink.begin(again: known.token)
      if known.closes { close() }
      return start + key.count
    }
    let nameEnd = PlainText.endOfName(in: bytes, from: start)
    guard nameEnd < bytes.count else { return nil }
    guard nameEnd > start, let (end, closes) = try attributes(bytes, from: nameEnd) else {
      if nameEnd == start { throw Doubt() }
      return nil
    }
    let around = names.namespaces
    try declareNamespaces(bytes)
    let name = try names.number(of: bytes, start..<nameEnd, isAttribute: false)
    try resolveAttributes(bytes)
    let token = names.token(of: name)
    open.append(Open(name: name, token: token, namespaces: around))
    let isSettled = sink.begin(token, tag)
    if isSettled, names.namespaces == around, let key, end == start + key.count {
      known.remember(KnownTags.Tag(name: name, token: token, closes: closes), key)
    }
    if closes { close() }
    return end
  }

  /// Finds the attributes up to the end of the tag; `nil` where the piece ends before.
  private func attributes(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) throws -> (end: Int, closes: Bool)? {
    tag.clear()
    var index = start
    while index < bytes.count {
      let space = index
      while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
      guard index < bytes.count else { return nil }
      if bytes[index] == UInt8(ascii: ">") { return (index + 1, false) }
      if bytes[index] == UInt8(ascii: "/") {
        guard index + 1 < bytes.count else { return nil }
        guard bytes[index + 1] == UInt8(ascii: ">") else { throw Doubt() }
        return (index + 2, true)
      }
      let nameEnd = PlainText.endOfName(in: bytes, from: index)
      guard nameEnd + 1 < bytes.count else { return nil }
      let quote = bytes[nameEnd + 1]
      guard index > space, nameEnd > index, bytes[nameEnd] == UInt8(ascii: "="), quote == 0x22 || quote == 0x27,
        tag.attributeCount < Self.mostAttributes
      else { throw Doubt() }
      guard let end = try PlainText.end(in: bytes, from: nameEnd + 2, before: quote) else { return nil }
      tag.append(name: index..<nameEnd, value: UnsafeBufferPointer(rebasing: bytes[(nameEnd + 2)..<end]))
      index = end + 1
    }
    return nil
  }

  private func declareNamespaces(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    for index in 0..<tag.count {
      let name = tag.name(index)
      guard name.count >= 5, "xmlns".utf8.elementsEqual(bytes[name.lowerBound..<(name.lowerBound + 5)]) else { continue }
      guard name.count == 5 || (name.count > 6 && bytes[name.lowerBound + 5] == UInt8(ascii: ":")) else { throw Doubt() }
      let prefix = name.count == 5 ? "" : String(decoding: bytes[(name.lowerBound + 6)..<name.upperBound], as: UTF8.self)
      try names.declare(prefix, tag.value(index))
    }
  }

  private func resolveAttributes(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    for index in 0..<tag.count {
      let number = try names.number(of: bytes, tag.name(index), isAttribute: true)
      let meaning = names.meaning(of: number)
      for earlier in 0..<index where tag.meaning(earlier) == meaning { throw Doubt() }
      tag.resolve(index, token: names.token(of: number), meaning: meaning)
    }
  }
}

/// A start tag that `PlainScanner` has read. Values are as they are written, references unresolved.
final class PlainTag: TagView {
  private struct Attribute {
    var name: Range<Int>
    var value: UnsafeBufferPointer<UInt8>
    var token = -1
    var meaning = -1
  }

  @exclusivity(unchecked) private var attributes: [Attribute] = []

  var count: Int { attributes.count }
  var attributeCount: Int { attributes.count }
  /// Nobody asks: what is found here is found again, with its line, by the full parser.
  var line: Int { 0 }

  func clear() { attributes.removeAll(keepingCapacity: true) }
  func append(name: Range<Int>, value: UnsafeBufferPointer<UInt8>) { attributes.append(Attribute(name: name, value: value)) }
  func name(_ index: Int) -> Range<Int> { attributes[index].name }
  func value(_ index: Int) -> UnsafeBufferPointer<UInt8> { attributes[index].value }
  func meaning(_ index: Int) -> Int { attributes[index].meaning }

  func resolve(_ index: Int, token: Int, meaning: Int) {
    attributes[index].token = token
    attributes[index].meaning = meaning
  }

  func bytes(of token: Int) -> UnsafeBufferPointer<UInt8>? {
    for attribute in attributes where attribute.token == token { return attribute.value }
    return nil
  }
}
