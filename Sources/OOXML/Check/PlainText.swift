/// What characters XML allows where, byte by byte, for the part of XML that our own writers use.
enum PlainText {
  /// The end of a name of ASCII letters, digits and `_ - . :` that begins at an index; the index itself where none does.
  @inline(__always)
  static func endOfName(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count, isName(bytes[index]) { index += 1 }
    guard index > start, index < bytes.count else { return index }
    let first = bytes[start] | 0x20
    return (0x61...0x7A).contains(first) || bytes[start] == UInt8(ascii: "_") ? index : start
  }

  /// A byte that a name may have within.
  @inline(__always)
  static func isName(_ byte: UInt8) -> Bool {
    // Letters in either case, digits and the colon, the rest.
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 11 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// Where text or a value that begins at an index ends, before a byte; `nil` when that byte has not come yet.
  ///
  /// - Throws: `PlainScanner.Doubt` for a character that XML forbids, bad UTF-8, an unknown reference, a bare `<` in a value, `]]>`.
  @inline(__always)
  static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, before stop: UInt8) throws -> Int? {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == stop { return index }
      if byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "&"), byte != UInt8(ascii: "<"), byte != UInt8(ascii: ">") {
        index += 1
      } else if byte >= 0xE1, byte <= 0xEC {
        // Nearly all Chinese text.
        guard index + 2 < bytes.count else { return nil }
        guard bytes[index + 1] & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80 else { throw PlainScanner.Doubt() }
        index += 3
      } else {
        guard let next = try rare(bytes, index) else { return nil }
        index = next
      }
    }
    return nil
  }

  /// The end of a character that is neither plain ASCII nor an ideograph; `nil` where the piece ends within it.
  @inline(never)
  private static func rare(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) throws -> Int? {
    switch bytes[index] {
    case 0x09, 0x0A, 0x0D: return index + 1
    case UInt8(ascii: ">"):
      if index > 1, bytes[index - 1] == UInt8(ascii: "]"), bytes[index - 2] == UInt8(ascii: "]") { throw PlainScanner.Doubt() }
      return index + 1
    case UInt8(ascii: "&"): return try reference(bytes, index)
    case 0xC2...0xF4: return try character(bytes, index)
    default: throw PlainScanner.Doubt()
    }
  }

  private static let references = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#10;", "&#13;", "&#9;", "&#xA;", "&#xD;", "&#x9;"].map {
    Array($0.utf8)
  }

  /// XML's own five, and the numbers of line ends and tabs.
  private static func reference(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) throws -> Int? {
    for reference in references where bytes[index...].starts(with: reference) { return index + reference.count }
    if bytes.count - index < 6 { return nil }
    throw PlainScanner.Doubt()
  }

  private static func character(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) throws -> Int? {
    let width = bytes[index] >= 0xF0 ? 4 : bytes[index] >= 0xE0 ? 3 : 2
    guard index + width <= bytes.count else { return nil }
    guard let scalar = Unicode.UTF8.ForwardParser.character(bytes[index..<(index + width)]), scalar.value != 0xFFFE, scalar.value != 0xFFFF
    else { throw PlainScanner.Doubt() }
    return index + width
  }
}

extension Unicode.UTF8.ForwardParser {
  /// The one character that these bytes are; `nil` when they are anything else.
  fileprivate static func character(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
    var parser = Unicode.UTF8.ForwardParser()
    var source = bytes.makeIterator()
    guard case .valid(let encoded) = parser.parseScalar(from: &source), source.next() == nil else { return nil }
    return Unicode.UTF8.decode(encoded)
  }
}
