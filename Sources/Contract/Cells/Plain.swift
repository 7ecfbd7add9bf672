/// Full-width forms made plain, the one piece that every reader of a cell calls.
public enum Plain {
  /// The bytes with full-width ASCII (U+FF01…U+FF5E) and the ideographic space as their plain forms.
  public static func ascii(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return Array(bytes) }
    var out: [UInt8] = []
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars { out.append(contentsOf: String(ascii(scalar)).utf8) }
    return out
  }

  /// The plain form of one character; others stay.
  public static func ascii(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(UInt8(scalar.value - 0xFEE0))
    case 0x3000, 0x00A0: " "
    default: scalar
    }
  }

  /// The plain form in place where the cell is plain already, as nearly all are.
  @inline(__always)
  static func withASCII<Result>(_ bytes: ArraySlice<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let direct: Result? = bytes.withUnsafeBufferPointer { buffer in
      buffer.allSatisfy { $0 < 0x80 } ? body(buffer) : nil
    }
    return direct ?? ascii(bytes).withUnsafeBufferPointer { body($0) }
  }

  /// Without leading and trailing spaces, also full-width and no-break ones, tabs and line ends.
  public static func trimmed(_ text: some StringProtocol) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }), let last = scalars.lastIndex(where: { !isSpace($0) }) else { return "" }
    if first == scalars.startIndex, scalars.index(after: last) == scalars.endIndex { return String(text) }
    return String(text[first...last])
  }

  /// White space, line ends, full-width and no-break spaces, and marks of no width.
  public static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0xA0, 0x3000, 0x2000...0x200B, 0xFEFF: true
    default: false
    }
  }

  /// Drops thousands commas; `false` when commas stand elsewhere than before groups of three digits.
  static func dropThousands(_ bytes: inout [UInt8]) -> Bool {
    guard bytes.contains(UInt8(ascii: ",")) else { return true }
    let whole = bytes.prefix { $0 != UInt8(ascii: ".") }
    let groups = whole.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    let lead = groups[0].drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard (1...3).contains(lead.count), groups.dropFirst().allSatisfy({ $0.count == 3 }),
      !bytes.dropFirst(whole.count).contains(UInt8(ascii: ","))
    else { return false }
    bytes.removeAll { $0 == UInt8(ascii: ",") }
    return true
  }
}
