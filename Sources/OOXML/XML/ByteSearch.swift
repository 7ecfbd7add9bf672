import Glibc

extension [UInt8] {
  /// Where bytes that are no empty sequence stand first, from an index on; `nil` where they do not stand.
  public func firstRange(ofBytes wanted: some Collection<UInt8>, from start: Int = 0) -> Range<Int>? {
    let wanted = ContiguousArray(wanted)
    guard let first = wanted.first, start >= 0 else { return nil }
    return withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      var index = start
      while index + wanted.count <= bytes.count,
        let found = memchr(base + index, Int32(first), bytes.count - wanted.count + 1 - index)
      {
        index = UnsafeRawPointer(found) - base
        if wanted.withUnsafeBytes({ memcmp(found, $0.baseAddress!, $0.count) }) == 0 { return index..<index + wanted.count }
        index += 1
      }
      return nil
    }
  }
}
