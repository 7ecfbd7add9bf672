import Glibc

/// Bytes of a text file made UTF-8: what Excel, WPS and Notepad on a Chinese Windows, and everybody else, write.
enum TextDecoding {
  enum Failure: Error, Equatable {
    /// A workbook under a text file's name.
    case workbook
    /// NUL bytes: UTF-16 without its mark, or no text at all.
    case binary
    /// Neither UTF-8 nor GB18030; how many line ends come before the first bad byte.
    case broken(lineEnds: Int)
  }

  /// UTF-8 without a byte order mark, from UTF-8, UTF-16 with its mark, or GB18030.
  static func utf8(_ bytes: consuming [UInt8]) throws(Failure) -> [UInt8] {
    var raw = consume bytes
    if raw.starts(with: [0xFF, 0xFE]) { return try utf16(raw, bigEndian: false) }
    if raw.starts(with: [0xFE, 0xFF]) { return try utf16(raw, bigEndian: true) }
    if raw.starts(with: [0x50, 0x4B, 0x03, 0x04]) || raw.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .workbook }
    if raw.starts(with: [0xEF, 0xBB, 0xBF]) { raw.removeFirst(3) }
    let scan = UTF8Scan(raw)
    if scan.hasNUL { throw .binary }
    guard let bad = scan.firstBad else { return raw }
    // Text that is UTF-8 but for a few bytes was damaged; read as GB18030 it would be nonsense that nobody wrote.
    let looksDamaged = scan.goodSequences > 10 * scan.badBytes
    if !looksDamaged, let converted = gb18030(raw) { return converted }
    throw .broken(lineEnds: raw[..<bad].count { $0 == 0x0A })
  }

  private static func utf16(_ raw: [UInt8], bigEndian: Bool) throws(Failure) -> [UInt8] {
    guard raw.count.isMultiple(of: 2) else { throw .broken(lineEnds: raw.count { $0 == 0x0A }) }
    var out: [UInt8] = []
    out.reserveCapacity(raw.count * 3 / 2)
    var high: UInt32?
    var lines = 0
    for index in stride(from: 2, to: raw.count, by: 2) {
      let (first, second) = (UInt32(raw[index]), UInt32(raw[index + 1]))
      let unit = bigEndian ? first << 8 | second : second << 8 | first
      if unit == 0x0A { lines += 1 }
      switch (high, unit) {
      case (nil, 0): throw .binary
      case (nil, 0xD800...0xDBFF): high = unit
      case (nil, 0xDC00...0xDFFF): throw .broken(lineEnds: lines)
      case (nil, _): append(unit, to: &out)
      case (let lead?, 0xDC00...0xDFFF):
        append(0x10000 + (lead - 0xD800) << 10 + (unit - 0xDC00), to: &out)
        high = nil
      default: throw .broken(lineEnds: lines)
      }
    }
    guard high == nil else { throw .broken(lineEnds: lines) }
    return out
  }

  private static func append(_ scalar: UInt32, to out: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(scalar) else { return }
    out.append(contentsOf: UTF8.encode(scalar)!)
  }

  /// Strictly: `nil` when a byte sequence is none of GB18030's.
  private static func gb18030(_ raw: [UInt8]) -> [UInt8]? {
    guard let converter = iconv_open("UTF-8", "GB18030"), Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var complete = false
    // Two bytes become three at most: the two-byte characters are the ones that grow.
    let out = [UInt8](unsafeUninitializedCapacity: raw.count / 2 * 3 + 16) { buffer, count in
      let capacity = buffer.count
      var source = UnsafeMutablePointer<CChar>(bitPattern: 0)
      raw.withUnsafeBytes { bytes in
        source = UnsafeMutablePointer(mutating: bytes.bindMemory(to: CChar.self).baseAddress)
        var sourceLeft = bytes.count
        var target = UnsafeMutableRawPointer(buffer.baseAddress!).assumingMemoryBound(to: CChar.self) as UnsafeMutablePointer<CChar>?
        var targetLeft = capacity
        complete = iconv(converter, &source, &sourceLeft, &target, &targetLeft) == 0 && sourceLeft == 0
        count = capacity - targetLeft
      }
    }
    return complete ? out : nil
  }
}

/// One pass over bytes that tells whether they are well-formed UTF-8, and if not, how nearly.
struct UTF8Scan {
  private(set) var firstBad: Int?
  private(set) var badBytes = 0
  private(set) var goodSequences = 0
  private(set) var hasNUL = false

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { scan($0) }
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == 0 { hasNUL = true }
        index += 1
        continue
      }
      let length = Self.length(of: bytes, at: index)
      if length == 0 {
        firstBad = firstBad ?? index
        badBytes += 1
        index += 1
      } else {
        goodSequences += 1
        index += length
      }
    }
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
