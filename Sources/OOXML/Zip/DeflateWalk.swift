/// Walks a deflate stream (RFC 1951) block by block without unpacking it.
struct DeflateWalk {
  /// Where a stream's last block begins and where the stream ends, in bits.
  struct Shape: Equatable {
    var lastBlock: Int
    var end: Int
  }

  /// `nil` for bytes that are not one whole deflate stream.
  static func shape(of stream: [UInt8]) -> Shape? {
    stream.withUnsafeBufferPointer { bytes in
      var walk = DeflateWalk(bytes)
      return walk.run()
    }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var next = 0
  private var bits: UInt64 = 0
  private var available = 0
  private var literals = CodeTable()
  private var offsets = CodeTable()

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private var position: Int { next * 8 - available }

  private mutating func run() -> Shape? {
    while true {
      let start = position
      let header = take(3)
      switch header >> 1 {
      case 0: guard skipStored() else { return nil }
      case 1:
        useFixedCodes()
        guard skipSymbols() else { return nil }
      case 2: guard readCodes(), skipSymbols() else { return nil }
      default: return nil
      }
      guard position <= bytes.count * 8 else { return nil }
      if header & 1 == 1 { return Shape(lastBlock: start, end: position) }
    }
  }

  // MARK: Bits

  @inline(__always)
  private mutating func refill() {
    while available <= 56 {
      bits |= UInt64(next < bytes.count ? bytes[next] : 0) << UInt64(available)
      next += 1
      available += 8
    }
  }

  private mutating func take(_ count: Int) -> Int {
    refill()
    let value = Int(bits & ((1 << UInt64(count)) - 1))
    drop(count)
    return value
  }

  @inline(__always)
  private mutating func drop(_ count: Int) {
    bits >>= UInt64(count)
    available -= count
  }

  // MARK: Blocks

  private mutating func skipStored() -> Bool {
    let start = (position + 7) / 8
    guard start + 4 <= bytes.count else { return false }
    let length = Int(bytes[start]) | Int(bytes[start + 1]) << 8
    next = start + 4 + length
    bits = 0
    available = 0
    return next <= bytes.count
  }

  private mutating func skipSymbols() -> Bool {
    while true {
      guard position <= bytes.count * 8 else { return false }
      refill()
      var code = literals.code(bits)
      // Up to three literals fit in the bits at hand beside one whole match.
      if code.isLiteral {
        drop(code.length)
        code = literals.code(bits)
        if code.isLiteral {
          drop(code.length)
          continue
        }
        refill()
      }
      guard code.isValid else { return false }
      drop(code.length)
      if code.isEnd { return true }
      let offset = offsets.code(bits)
      guard offset.isValid else { return false }
      drop(offset.length)
    }
  }

  private mutating func useFixedCodes() {
    var lengths = [UInt8](repeating: 8, count: 288)
    for symbol in 144..<256 { lengths[symbol] = 9 }
    for symbol in 256..<280 { lengths[symbol] = 7 }
    _ = literals.build(lengths, CodeTable.literalOrLength)
    _ = offsets.build([UInt8](repeating: 5, count: 30), CodeTable.offset)
  }

  private mutating func readCodes() -> Bool {
    let literalCount = take(5) + 257
    let offsetCount = take(5) + 1
    let lengthCount = take(4) + 4
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    var lengthLengths = [UInt8](repeating: 0, count: 19)
    for place in order.prefix(lengthCount) { lengthLengths[place] = UInt8(take(3)) }
    var table = CodeTable()
    guard table.build(lengthLengths, { CodeTable.Code(length: 0, kind: UInt8($0)) }) else { return false }
    var lengths: [UInt8] = []
    while lengths.count < literalCount + offsetCount {
      refill()
      let code = table.code(bits)
      guard code.isValid else { return false }
      drop(code.length)
      switch code.kind {
      case 16:
        guard let last = lengths.last else { return false }
        lengths += [UInt8](repeating: last, count: 3 + take(2))
      case 17: lengths += [UInt8](repeating: 0, count: 3 + take(3))
      case 18: lengths += [UInt8](repeating: 0, count: 11 + take(7))
      default: lengths.append(code.kind)
      }
    }
    guard lengths.count == literalCount + offsetCount else { return false }
    return literals.build(Array(lengths[..<literalCount]), CodeTable.literalOrLength)
      && offsets.build(Array(lengths[literalCount...]), CodeTable.offset)
  }
}

/// A decoding table: the next bits are the index, and the entry says how many of them the code and its extra bits take.
private struct CodeTable {
  struct Code {
    /// Bits of the code with its extra bits; 0 marks an index that no code has.
    var length8: UInt8
    /// For literals and lengths: 0 a literal, 1 a match, 2 the end. For code lengths: the symbol.
    var kind: UInt8

    init(length: Int, kind: UInt8) {
      length8 = UInt8(length)
      self.kind = kind
    }

    var length: Int { Int(length8) }
    var isValid: Bool { length8 > 0 }
    var isLiteral: Bool { kind == 0 && length8 > 0 }
    var isEnd: Bool { kind == 2 }
  }

  private var codes: [Code] = []
  private var mask: UInt64 = 0

  @inline(__always)
  func code(_ bits: UInt64) -> Code { codes[Int(bits & mask)] }

  /// Fills the table for canonical codes of these lengths; `meaning` gives a symbol's kind and extra bits.
  mutating func build(_ lengths: [UInt8], _ meaning: (Int) -> Code) -> Bool {
    let longest = Int(lengths.max() ?? 0)
    guard longest <= 15 else { return false }
    mask = (1 << UInt64(longest)) - 1
    codes = [Code](repeating: Code(length: 0, kind: 0), count: 1 << longest)
    var counts = [Int](repeating: 0, count: 16)
    for length in lengths { counts[Int(length)] += 1 }
    counts[0] = 0
    var following = [Int](repeating: 0, count: 16)
    for length in 1..<16 { following[length] = (following[length - 1] + counts[length - 1]) << 1 }
    for (symbol, length8) in lengths.enumerated() where length8 > 0 {
      let length = Int(length8)
      let value = following[length]
      following[length] += 1
      guard value < 1 << length else { return false }
      var code = meaning(symbol)
      code.length8 += length8
      // Codes are packed from their highest bit on, so the index has them mirrored.
      var index = 0
      for bit in 0..<length where value >> bit & 1 == 1 { index |= 1 << (length - 1 - bit) }
      while index < codes.count {
        codes[index] = code
        index += 1 << length
      }
    }
    return true
  }

  static func literalOrLength(_ symbol: Int) -> Code {
    switch symbol {
    case ..<256: Code(length: 0, kind: 0)
    case 256: Code(length: 0, kind: 2)
    case 265..<285: Code(length: (symbol - 261) / 4, kind: 1)
    default: Code(length: 0, kind: 1)
    }
  }

  static func offset(_ symbol: Int) -> Code { Code(length: symbol < 4 ? 0 : symbol / 2 - 1, kind: 1) }
}
