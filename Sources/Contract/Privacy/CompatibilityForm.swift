/// A text as privacy patterns read it: compatibility forms (NFKC) of whatever numbers, addresses and words can be written with are made
/// plain, and what cannot be seen is taken out. Every byte remembers where it comes from.
struct CompatibilityForm {
  /// UTF-8 of the plain form.
  private(set) var bytes: [UInt8] = []
  /// For each byte the offset of its character in the original's UTF-8, and at the end the original's length.
  private(set) var origins: [Int] = []

  init(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      bytes.reserveCapacity(utf8.count)
      origins.reserveCapacity(utf8.count + 1)
      var offset = 0
      while offset < utf8.count {
        let digits = Self.chineseDigits(utf8, at: offset)
        // Fewer are a year or a count.
        if digits.count >= 11 {
          for digit in digits {
            append(digit, from: offset)
            offset += 3
          }
        } else {
          offset += append(utf8, at: offset)
        }
      }
      origins.append(offset)
    }
  }

  /// The scalar at an offset of well-formed UTF-8, not an ASCII one, and how many bytes it has.
  static func scalar(_ utf8: UnsafeBufferPointer<UInt8>, at offset: Int) -> (value: UInt32, width: Int) {
    let first = utf8[offset]
    let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    var value = UInt32(first) & (0x7F >> UInt32(width))
    for index in (offset + 1)..<min(offset + width, utf8.count) { value = value << 6 | UInt32(utf8[index] & 0x3F) }
    return (value, width)
  }

  /// The Chinese digits in a row from an offset on, as ASCII: 一三八〇〇一三八〇〇〇.
  private static func chineseDigits(_ utf8: UnsafeBufferPointer<UInt8>, at offset: Int) -> [UInt8] {
    var digits: [UInt8] = []
    var offset = offset
    while let digit = chineseDigit(utf8, at: offset) {
      digits.append(0x30 + digit)
      offset += 3
    }
    return digits
  }

  /// The value of a Chinese digit at an offset; 幺 is how 1 is spoken in numbers.
  static func chineseDigit(_ utf8: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt8? {
    guard offset + 2 < utf8.count else { return nil }
    switch (utf8[offset], utf8[offset + 1], utf8[offset + 2]) {
    case (0xE3, 0x80, 0x87), (0xE9, 0x9B, 0xB6): return 0
    case (0xE4, 0xB8, 0x80), (0xE5, 0xB9, 0xBA): return 1
    case (0xE4, 0xBA, 0x8C): return 2
    case (0xE4, 0xB8, 0x89): return 3
    case (0xE5, 0x9B, 0x9B): return 4
    case (0xE4, 0xBA, 0x94): return 5
    case (0xE5, 0x85, 0xAD): return 6
    case (0xE4, 0xB8, 0x83): return 7
    case (0xE5, 0x85, 0xAB): return 8
    case (0xE4, 0xB9, 0x9D): return 9
    default: return nil
    }
  }

  /// Takes over the character at an offset, and says how many bytes it has.
  private mutating func append(_ utf8: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    let first = utf8[offset]
    if first < 0x80 {
      append(first, from: offset)
      return 1
    }
    // Ideographs, nearly all of the text, are plain.
    if (0xE4...0xE9).contains(first) {
      for index in offset..<offset + 3 { append(utf8[index], from: offset) }
      return 3
    }
    let (value, width) = Self.scalar(utf8, at: offset)
    append(value, from: offset)
    return width
  }

  private mutating func append(_ value: UInt32, from offset: Int) {
    guard !Self.isInvisible(value) else { return }
    if let ascii = Self.ascii(value) {
      append(ascii, from: offset)
    } else {
      let text = Self.composed(value) ?? Unicode.Scalar(value).map { String($0) } ?? ""
      for byte in text.utf8 { append(byte, from: offset) }
    }
  }

  private mutating func append(_ byte: UInt8, from offset: Int) {
    bytes.append(byte)
    origins.append(offset)
  }

  /// Zero-width and direction marks, soft hyphens, variation selectors.
  static func isInvisible(_ value: UInt32) -> Bool {
    switch value {
    case 0xAD, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFE00...0xFE0F, 0xFEFF: true
    default: false
    }
  }

  /// By binary search; `nil` where the form is not one ASCII character.
  static func ascii(_ value: UInt32) -> UInt8? {
    var low = 0
    var high = single.count
    while low < high {
      let middle = (low + high) / 2
      if single[middle].last < value { low = middle + 1 } else { high = middle }
    }
    guard low < single.count, single[low].first <= value else { return nil }
    return single[low].ascii + UInt8(value - single[low].first)
  }

  /// Numbers in circles, brackets and with full stops, dots in a row, and the compatibility forms of ideographs that the words of
  /// credentials have. Other compositions (units, ligatures) no pattern is written with.
  static func composed(_ value: UInt32) -> String? {
    switch value {
    case 0x2469...0x2473: "\(value - 0x2469 + 10)"
    case 0x2474...0x2487: "(\(value - 0x2474 + 1))"
    case 0x2488...0x249B: "\(value - 0x2488 + 1)."
    case 0x3251...0x325F: "\(value - 0x3251 + 21)"
    case 0x32B1...0x32BF: "\(value - 0x32B1 + 36)"
    case 0x1F100: "0."
    case 0x1F101...0x1F10A: "\(value - 0x1F101),"
    case 0x2025, 0xFE30: ".."
    case 0x2026, 0xFE19: "..."
    case 0x2F1D: "口"
    case 0x3299: "秘"
    case 0xF9A8: "令"
    default: nil
    }
  }
}
