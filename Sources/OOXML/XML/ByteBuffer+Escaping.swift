// Escaping for XML 1.0. Characters that XML cannot carry at all (most controls, U+FFFE, U+FFFF) become U+FFFD, the replacement character.

/// One bit a byte below 64: what text has to escape. Tab and line feed stay; a carriage return would be read back as a line feed.
private let textSpecials: UInt64 = 0x0000_0000_FFFF_F9FF | (1 << 0x26) | (1 << 0x3C) | (1 << 0x3E)
/// In an attribute value also the quote, and all white space but the space, which a reader would turn into spaces.
private let attributeSpecials: UInt64 = 0x0000_0000_FFFF_FFFF | (1 << 0x22) | (1 << 0x26) | (1 << 0x3C) | (1 << 0x3E)

extension ByteBuffer {
  /// Character data, escaped.
  public mutating func append(text: String) {
    var text = text
    text.withUTF8 { append(escaping: $0, textSpecials) }
  }

  /// Character data given as UTF-8, escaped.
  public mutating func append(text: Span<UInt8>) { text.withUnsafeBufferPointer { append(escaping: $0, textSpecials) } }

  /// Character data given as UTF-8, escaped.
  public mutating func append(text: [UInt8]) { text.withUnsafeBufferPointer { append(escaping: $0, textSpecials) } }

  /// Character data given as UTF-8, escaped.
  public mutating func append(text: UnsafeBufferPointer<UInt8>) { append(escaping: text, textSpecials) }

  /// An attribute's value, escaped for double quotes.
  public mutating func append(attribute: String) {
    var attribute = attribute
    attribute.withUTF8 { append(escaping: $0, attributeSpecials) }
  }

  /// ` name="value"`, the value escaped.
  public mutating func append(attribute name: StaticString, _ value: String) {
    append(UInt8(0x20))
    append(name)
    append("=\"" as StaticString)
    append(attribute: value)
    append(UInt8(0x22))
  }

  /// ` name="value"` of an integer.
  public mutating func append(attribute name: StaticString, _ value: Int) {
    append(UInt8(0x20))
    append(name)
    append("=\"" as StaticString)
    append(value)
    append(UInt8(0x22))
  }

  private mutating func append(escaping bytes: UnsafeBufferPointer<UInt8>, _ specials: UInt64) {
    guard let start = bytes.baseAddress else { return }
    reserve(bytes.count)
    var run = 0
    var index = 0
    let end = bytes.count
    while index < end {
      let byte = start[index]
      if byte < 64 ? (specials >> UInt64(byte)) & 1 == 0 : byte != 0xEF {
        index += 1
        continue
      }
      if byte == 0xEF, !isNoncharacter(start, index, end) {
        index += 1
        continue
      }
      append(start + run, index - run)
      append(replacementOf: byte)
      index += byte == 0xEF ? 3 : 1
      run = index
    }
    append(start + run, end - run)
  }

  /// U+FFFE and U+FFFF: EF BF BE, EF BF BF.
  private func isNoncharacter(_ start: UnsafePointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
    index + 2 < end && start[index + 1] == 0xBF && start[index + 2] >= 0xBE
  }

  private mutating func append(replacementOf byte: UInt8) {
    switch byte {
    case 0x26: append("&amp;" as StaticString)
    case 0x3C: append("&lt;" as StaticString)
    case 0x3E: append("&gt;" as StaticString)
    case 0x22: append("&quot;" as StaticString)
    case 0x09: append("&#9;" as StaticString)
    case 0x0A: append("&#10;" as StaticString)
    case 0x0D: append("&#13;" as StaticString)
    default: append("\u{FFFD}" as StaticString)
    }
  }
}
