/// A text as privacy patterns read it: compatibility forms (NFKC) of whatever numbers, addresses and words can be written with are made
/// plain, and what cannot be seen is taken out. Every byte remembers where it comes from.
struct CompatibilityForm {
  /// UTF-8 of the plain form.
  private(set) var bytes: [UInt8] = []
  /// For each byte the offset of its character in the original's UTF-8, and at the end the original's length.
  private(set) var origins: [Int] = []

  init(_ text: String) {
    bytes.reserveCapacity(text.utf8.count)
    origins.reserveCapacity(text.utf8.count + 1)
    var offset = 0
    for scalar in text.unicodeScalars {
      append(scalar, from: offset)
      offset += UTF8.width(scalar)
    }
    origins.append(offset)
  }

  private mutating func append(_ scalar: Unicode.Scalar, from offset: Int) {
    switch scalar.value {
    case 0..<0x80: append(UInt8(scalar.value), from: offset)
    case 0x4E00...0x9FFF: append(text: String(scalar), from: offset)
    case let value where Self.isInvisible(value): break
    default:
      if let ascii = Self.ascii(scalar.value) {
        append(ascii, from: offset)
      } else {
        append(text: Self.composed(scalar.value) ?? String(scalar), from: offset)
      }
    }
  }

  private mutating func append(text: String, from offset: Int) {
    for byte in text.utf8 { append(byte, from: offset) }
  }

  private mutating func append(_ byte: UInt8, from offset: Int) {
    bytes.append(byte)
    origins.append(offset)
  }

  /// Zero-width and direction marks, soft hyphens, variation selectors.
  private static func isInvisible(_ value: UInt32) -> Bool {
    switch value {
    case 0xAD, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFE00...0xFE0F, 0xFEFF: true
    default: false
    }
  }

  /// By binary search; `nil` where the form is not one ASCII character.
  private static func ascii(_ value: UInt32) -> UInt8? {
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
  private static func composed(_ value: UInt32) -> String? {
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
