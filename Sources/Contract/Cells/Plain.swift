/// Full-width forms made plain, the one piece that every reader of a cell calls.
public enum Plain {
  /// The bytes with full-width ASCII (U+FF01…U+FF5E) and the ideographic space as their plain forms.
  public static func ascii(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return Array(bytes) }
    var out: [UInt8] = []
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: out.append(UInt8(scalar.value - 0xFEE0))
      case 0x3000, 0x00A0: out.append(UInt8(ascii: " "))
      default: out.append(contentsOf: UTF8.encode(scalar)!)
      }
    }
    return out
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
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, isSpace(first) { scalars.removeFirst() }
    while let last = scalars.last, isSpace(last) { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }

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
