/// Spaces around a cell, in UTF-8: the set of `Plain.isSpace`.
enum Spaces {
  static func trim(_ bytes: UnsafeBufferPointer<UInt8>, _ from: inout Int, _ to: inout Int) {
    while from < to {
      let length = leading(bytes, from, to)
      guard length > 0 else { break }
      from += length
    }
    while from < to {
      let length = trailing(bytes, from, to)
      guard length > 0 else { break }
      to -= length
    }
  }

  /// The part of a range of bytes without the spaces around it.
  static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (from, to) = (range.lowerBound, range.upperBound)
    bytes.withUnsafeBufferPointer { trim($0, &from, &to) }
    return from..<to
  }

  private static func leading(_ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) -> Int {
    let byte = bytes[from]
    if byte < 0x80 { return isPlain(byte) ? 1 : 0 }
    if byte == 0xC2 { return to - from >= 2 && bytes[from + 1] == 0xA0 ? 2 : 0 }
    guard byte == 0xE2 || byte == 0xE3 || byte == 0xEF, to - from >= 3 else { return 0 }
    return isWide(byte, bytes[from + 1], bytes[from + 2]) ? 3 : 0
  }

  private static func trailing(_ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) -> Int {
    let byte = bytes[to - 1]
    if byte < 0x80 { return isPlain(byte) ? 1 : 0 }
    guard to - from >= 2 else { return 0 }
    if byte == 0xA0, bytes[to - 2] == 0xC2 { return 2 }
    guard to - from >= 3 else { return 0 }
    return isWide(bytes[to - 3], bytes[to - 2], byte) ? 3 : 0
  }

  private static func isPlain(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// U+2000…U+200B, the ideographic space, and the byte order mark.
  private static func isWide(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second, third) {
    case (0xE2, 0x80, 0x80...0x8B), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF): true
    default: false
    }
  }
}
