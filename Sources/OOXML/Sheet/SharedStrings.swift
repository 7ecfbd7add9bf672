/// The shared strings of a workbook in one arena: no object a string.
///
/// Runs of rich text are joined; phonetic guides are left out.
public final class SharedStrings: @unchecked Sendable {
  // Written while it is read in, never afterwards.
  @exclusivity(unchecked) private var arena = ByteBuffer(capacity: 1 << 16)
  private var ends: [UInt32] = []

  init() {}

  public var count: Int { ends.count }

  public func contains(_ index: Int) -> Bool { index >= 0 && index < ends.count }

  /// The string of an index; `nil` beyond the table.
  public subscript(index: Int) -> String? {
    guard contains(index) else { return nil }
    return arena.withBytes { String(decoding: $0[range(index)], as: UTF8.self) }
  }

  /// The UTF-8 of a string in place; `nil` beyond the table.
  public func withUTF8<Result>(of index: Int, _ body: (Span<UInt8>) throws -> Result) rethrows -> Result? {
    guard contains(index) else { return nil }
    return try arena.withBytes { try body(UnsafeBufferPointer(rebasing: $0[range(index)]).span) }
  }

  private func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index]) }

  fileprivate func add(_ utf8: Span<UInt8>) { arena.append(utf8) }

  fileprivate func endItem(part: String, line: Int) throws {
    arena.decodeEscapes(from: ends.last.map(Int.init) ?? 0)
    guard let end = UInt32(exactly: arena.count) else {
      throw PackageError.unexpected(part: part, message: "line \(line): more than 4 GiB of strings")
    }
    ends.append(end)
  }

  static func read(_ package: OfficePackage, part: String) throws -> SharedStrings {
    let handler = SharedStringsHandler(part)
    try package.scan(part, handler)
    return handler.strings
  }
}

private final class SharedStringsHandler: XMLHandler {
  enum Name: Int, XMLVocabulary {
    case item, text, phonetic

    var spelling: String {
      switch self {
      case .item: "x:si"
      case .text: "x:t"
      case .phonetic: "x:rPh"
      }
    }
  }

  let strings = SharedStrings()
  private let part: String
  private var phonetic = false
  private var inText = false

  init(_ part: String) { self.part = part }

  func start(_ name: Name?, _ tag: XMLTag) {
    switch name {
    case .phonetic: phonetic = true
    case .text: inText = !phonetic
    case .item, nil: break
    }
  }

  func end(_ name: Name?) throws {
    switch name {
    case .phonetic: phonetic = false
    case .text: inText = false
    case .item: try strings.endItem(part: part, line: 0)
    case nil: break
    }
  }

  func text(_ utf8: Span<UInt8>) {
    if inText { strings.add(utf8) }
  }
}

extension ByteBuffer {
  /// Decodes `_xHHHH_`, by which Excel writes characters that XML cannot hold, in everything from an offset on.
  mutating func decodeEscapes(from start: Int) {
    let found = withBytes { bytes in
      var index = start
      while index + 6 < bytes.count {
        if bytes[index] == 0x5F, bytes[index + 1] == 0x78, bytes[index + 6] == 0x5F { return true }
        index += 1
      }
      return false
    }
    guard found else { return }
    let decoded = withBytes { bytes in Self.decodeEscapes(bytes[start...]) }
    truncate(to: start)
    append(decoded)
  }

  private static func decodeEscapes(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var decoded: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == 0x5F, index + 6 < bytes.endIndex, bytes[index + 1] == 0x78, bytes[index + 6] == 0x5F,
        let value = UInt32(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16), let scalar = Unicode.Scalar(value)
      {
        decoded.append(contentsOf: String(scalar).utf8)
        index += 7
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return decoded
  }
}
