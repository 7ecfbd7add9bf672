import Glibc

extension [UInt8] {
  /// Where bytes that are no empty sequence stand first, from an index on; `nil` where they do not stand.
  public func firstRange(ofBytes wanted: some Collection<UInt8>, from start: Int = 0) -> Range<Int>? {
    guard let first = wanted.first else { return nil }
    let length = wanted.count
    return withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return nil }
      var index = start
      while index + length <= bytes.count, let found = memchr(base + index, Int32(first), bytes.count - index) {
        index = UnsafeRawPointer(found) - UnsafeRawPointer(base)
        if bytes[index...].starts(with: wanted) { return index..<index + length }
        index += 1
      }
      return nil
    }
  }
}
