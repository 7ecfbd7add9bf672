import Glibc

/// Bytes of a text file made UTF-8, piece by piece: what Excel, WPS and Notepad on a Chinese Windows, and everybody else, write.
///
/// UTF-8 with or without a byte order mark, UTF-16 with its mark, or GB18030: the whole is looked at once before anything is taken from it.
final class TextDecoding {
  enum Failure: Error, Equatable {
    /// A workbook under a text file's name.
    case workbook
    /// NUL bytes: UTF-16 without its mark, or no text at all.
    case binary
    /// Neither UTF-8 nor GB18030; how many line ends come before the first bad byte.
    case broken(lineEnds: Int)
  }

  private enum Encoding {
    case utf8
    case utf16(UTF16Decoder)
    case gb18030(GB18030Decoder)
  }

  private static let piece = 1 << 18

  private let source: ByteSource
  private let encoding: Encoding
  private var offset: Int
  /// No text is longer than this.
  let expectedCount: Int

  init(_ source: ByteSource) throws(Failure) {
    self.source = source
    var head: [UInt8] = []
    _ = source.append(to: &head, from: 0, 4)
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      encoding = .utf16(UTF16Decoder(bigEndian: head[0] == 0xFE))
      offset = 2
      expectedCount = source.count / 2 * 3
      return
    }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .workbook }
    offset = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let scan = Self.scan(source, from: offset)
    if scan.hasNUL { throw .binary }
    guard let bad = scan.lineEndsBeforeBad else {
      encoding = .utf8
      expectedCount = source.count
      return
    }
    // Text that is UTF-8 but for a few bytes was damaged; read as GB18030 it would be nonsense that nobody wrote.
    guard scan.goodSequences <= 10 * scan.badBytes, let decoder = GB18030Decoder(lineEndsBeforeBad: bad) else {
      throw .broken(lineEnds: bad)
    }
    encoding = .gb18030(decoder)
    expectedCount = source.count / 2 * 3
  }

  /// Whether everything was taken.
  var isAtEnd: Bool { offset >= source.count }

  /// Appends the next piece of the text.
  func next(_ text: inout [UInt8]) throws(Failure) {
    if case .utf8 = encoding {
      offset += max(1, source.append(to: &text, from: offset, Self.piece))
      return
    }
    var raw: [UInt8] = []
    offset += max(1, source.append(to: &raw, from: offset, Self.piece))
    switch encoding {
    case .utf8: break
    case .utf16(let decoder): try decoder.append(raw, isLast: isAtEnd, to: &text)
    case .gb18030(let decoder): try decoder.append(raw, isLast: isAtEnd, to: &text)
    }
  }

  /// The whole of it.
  static func utf8(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
    let decoding = try TextDecoding(ByteSource(bytes))
    var text: [UInt8] = []
    text.reserveCapacity(decoding.expectedCount)
    while !decoding.isAtEnd { try decoding.next(&text) }
    return text
  }

  private static func scan(_ source: ByteSource, from start: Int) -> UTF8Scan {
    var scan = UTF8Scan()
    var bytes: [UInt8] = []
    var offset = start
    repeat {
      let got = source.append(to: &bytes, from: offset, piece)
      offset = got == 0 ? source.count : offset + got
      let done = bytes.withUnsafeBufferPointer { scan.look(at: $0, isLast: offset >= source.count) }
      bytes.removeFirst(done)
    } while offset < source.count
    return scan
  }
}

/// UTF-16 made UTF-8.
private final class UTF16Decoder {
  private let bigEndian: Bool
  private var half: UInt8?
  private var high: UInt32?
  private var lineEnds = 0

  init(bigEndian: Bool) { self.bigEndian = bigEndian }

  func append(_ raw: [UInt8], isLast: Bool, to text: inout [UInt8]) throws(TextDecoding.Failure) {
    for byte in raw {
      guard let first = half else {
        half = byte
        continue
      }
      half = nil
      try take(bigEndian ? UInt32(first) << 8 | UInt32(byte) : UInt32(byte) << 8 | UInt32(first), to: &text)
    }
    if isLast, half != nil || high != nil { throw .broken(lineEnds: lineEnds) }
  }

  private func take(_ unit: UInt32, to text: inout [UInt8]) throws(TextDecoding.Failure) {
    if unit == 0x0A { lineEnds += 1 }
    switch (high, unit) {
    case (nil, 0): throw .binary
    case (nil, 0xD800...0xDBFF): high = unit
    case (nil, 0xDC00...0xDFFF): throw .broken(lineEnds: lineEnds)
    case (nil, _): append(unit, to: &text)
    case (let lead?, 0xDC00...0xDFFF):
      append(0x10000 + (lead - 0xD800) << 10 + (unit - 0xDC00), to: &text)
      high = nil
    default: throw .broken(lineEnds: lineEnds)
    }
  }

  private func append(_ value: UInt32, to text: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(value), let bytes = UTF8.encode(scalar) else { return }
    text.append(contentsOf: bytes)
  }
}

/// GB18030 made UTF-8 by iconv, strictly: a byte sequence that is none of its own is refused.
private final class GB18030Decoder {
  private let converter: iconv_t
  private let lineEndsBeforeBad: Int
  /// A character that the last piece began.
  private var pending: [UInt8] = []

  init?(lineEndsBeforeBad: Int) {
    guard let converter = iconv_open("UTF-8", "GB18030"), Int(bitPattern: converter) != -1 else { return nil }
    self.converter = converter
    self.lineEndsBeforeBad = lineEndsBeforeBad
  }

  deinit { iconv_close(converter) }

  func append(_ raw: [UInt8], isLast: Bool, to text: inout [UInt8]) throws(TextDecoding.Failure) {
    var input = pending + raw
    var left = 0
    var isBroken = false
    // Two bytes become three at most: the two-byte characters are the ones that grow.
    let output = [UInt8](unsafeUninitializedCapacity: input.count / 2 * 3 + 16) { buffer, count in
      input.withUnsafeMutableBytes { bytes in
        var source = bytes.bindMemory(to: CChar.self).baseAddress
        var sourceLeft = bytes.count
        var target = UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
        var targetLeft = buffer.count
        let result = iconv(converter, &source, &sourceLeft, &target, &targetLeft)
        // EINVAL: the piece ends within a character.
        isBroken = result != 0 && !(result == -1 && errno == EINVAL && !isLast && sourceLeft < 4)
        left = sourceLeft
        count = buffer.count - targetLeft
      }
    }
    guard !isBroken, !isLast || left == 0 else { throw .broken(lineEnds: lineEndsBeforeBad) }
    pending = Array(input.suffix(left))
    text.append(contentsOf: output)
  }
}
