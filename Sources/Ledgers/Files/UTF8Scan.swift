/// A look over bytes that tells whether they are well-formed UTF-8, and if not, how nearly.
struct UTF8Scan {
  /// `nil` while there was no bad byte.
  private(set) var lineEndsBeforeBad: Int?
  private(set) var badBytes = 0
  private(set) var goodSequences = 0
  private(set) var hasNUL = false
  private var lineEnds = 0

  /// How many of the bytes were looked at: all but a sequence that the next ones may complete.
  mutating func look(at bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Int {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == 0x0A { lineEnds += 1 } else if byte == 0 { hasNUL = true }
        index += 1
        continue
      }
      let length = Self.length(of: bytes, at: index)
      if length > 0 {
        goodSequences += 1
        index += length
      } else if !isLast, bytes.count - index < 4 {
        return index
      } else {
        lineEndsBeforeBad = lineEndsBeforeBad ?? lineEnds
        badBytes += 1
        index += 1
      }
    }
    return index
  }

  /// The length of the well-formed sequence at an index (Unicode, table 3-7), or 0.
  private static func length(of bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let lead = bytes[index]
    let (length, second): (Int, ClosedRange<UInt8>) =
      switch lead {
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xE1...0xEF: (3, 0x80...0xBF)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      default: (0, 0...0)
      }
    guard length > 0, bytes.count - index >= length, second.contains(bytes[index + 1]) else { return 0 }
    for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
