/// Puts dates and times together byte by byte: the piece that all their forms share, since documents show them by the hundred thousand.
package struct StampText {
  private var bytes: [UInt8] = []

  package init() { bytes.reserveCapacity(24) }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package mutating func append(_ literal: StaticString) {
    literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  package mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// A number with zeros before it, up to a width.
  package mutating func append(_ value: Int, width: Int = 1) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = value.magnitude
    repeat {
      bytes.append(UInt8(truncatingIfNeeded: 0x30 + rest % 10))
      rest /= 10
    } while rest > 0
    while bytes.count - start < width { bytes.append(0x30) }
    bytes[start...].reverse()
  }

  /// "2026-03-05".
  package mutating func append(_ date: CivilDate) {
    let (year, month, day) = date.components
    append(year, width: 4)
    append("-")
    append(month, width: 2)
    append("-")
    append(day, width: 2)
  }

  /// "09:05", with seconds only where there are some.
  package mutating func append(_ time: ClockTime) {
    append(time.hour, width: 2)
    append(":")
    append(time.minute, width: 2)
    guard time.second != 0 else { return }
    append(":")
    append(time.second, width: 2)
  }
}
