/// The shared strings of a workbook in one arena: no object a string.
///
/// Runs of rich text are joined; phonetic guides are left out.
public final class SharedStrings: @unchecked Sendable {
  // Written while it is read in, never afterwards.
  /// All strings one after the other.
  @exclusivity(unchecked) public private(set) var bytes: [UInt8] = []
  /// Where each string ends in ``bytes``; the first begins at 0.
  @exclusivity(unchecked) public private(set) var ends: [UInt32] = []

  init() {}

  public var count: Int { ends.count }

  /// Whether there is a text of this number.
  public func contains(_ index: Int) -> Bool { index >= 0 && index < ends.count }

  /// The string of an index; `nil` beyond the table.
  public subscript(index: Int) -> String? {
    guard contains(index) else { return nil }
    return String(decoding: bytes[range(of: index)], as: UTF8.self)
  }

  /// The UTF-8 of a string in place; `nil` beyond the table.
  public func withUTF8<Result>(of index: Int, _ body: (Span<UInt8>) throws -> Result) rethrows -> Result? {
    guard contains(index) else { return nil }
    return try bytes.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[range(of: index)]).span) }
  }

  /// Where a string of the table lies in `bytes`.
  public func range(of index: Int) -> Range<Int> { (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index]) }

  fileprivate func add(_ utf8: Span<UInt8>) { utf8.withUnsafeBufferPointer { bytes.append(contentsOf: $0) } }

  fileprivate func endItem(part: String, line: Int) throws {
    let start = ends.last.map(Int.init) ?? 0
    if let decoded = bytes.withUnsafeBufferPointer({ Escapes.decoded(UnsafeBufferPointer(rebasing: $0[start...])) }) {
      bytes.replaceSubrange(start..., with: decoded)
    }
    guard let end = UInt32(exactly: bytes.count) else {
      throw PackageError.unexpected(part: part, message: "line \(line): more than 4 GiB of strings")
    }
    ends.append(end)
  }

  static func read(_ package: OfficePackage, part: String) throws -> SharedStrings {
    let handler = SharedStringsHandler(part)
    // Memory that is not used costs nothing; growing takes twice as much as is used.
    handler.strings.bytes.reserveCapacity(min(package.size(of: part) ?? 0, 1 << 28))
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
  /// Decodes `_xHHHH_` in everything from an offset on.
  mutating func decodeEscapes(from start: Int) {
    guard let decoded = withBytes({ Escapes.decoded(UnsafeBufferPointer(rebasing: $0[start...])) }) else { return }
    truncate(to: start)
    append(decoded)
  }
}

/// `_xHHHH_`, by which Excel writes characters that XML cannot hold.
enum Escapes {
  /// `nil` where there is none.
  static func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard let first = bytes.indices.first(where: { isEscape(bytes, $0) }) else { return nil }
    var decoded = [UInt8](bytes[..<first])
    var index = first
    while index < bytes.count {
      if isEscape(bytes, index), let value = UInt32(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
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

  private static func isEscape(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index + 6 < bytes.count && bytes[index] == 0x5F && bytes[index + 1] == 0x78 && bytes[index + 6] == 0x5F
  }
}
