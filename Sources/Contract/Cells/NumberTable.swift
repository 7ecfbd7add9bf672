/// Numbers from 1 on, found by the hash of what they stand for: open addressing, two thirds full at most, four bytes a place.
struct NumberTable: Sendable {
  private var places: [UInt32] = []
  private var count = 0

  init() {}

  /// Whether there is no room for one more.
  var isFull: Bool { count * 3 >= places.count * 2 }

  /// The number of that hash for which a condition holds.
  func first(_ hash: UInt64, where holds: (UInt32) -> Bool) -> UInt32? {
    guard !places.isEmpty else { return nil }
    return places.withUnsafeBufferPointer { places in
      var index = Int(truncatingIfNeeded: hash) & (places.count - 1)
      while places[index] != 0 {
        if holds(places[index]) { return places[index] }
        index = (index + 1) & (places.count - 1)
      }
      return nil
    }
  }

  /// Adds a number, for which there must be room.
  mutating func insert(_ number: UInt32, _ hash: UInt64) {
    var index = Int(truncatingIfNeeded: hash) & (places.count - 1)
    while places[index] != 0 { index = (index + 1) & (places.count - 1) }
    places[index] = number
    count += 1
  }

  /// Twice the room.
  ///
  /// - Parameter hash: of what a number stands for.
  mutating func grow(hash: (UInt32) -> UInt64) {
    let old = places
    places = Array(repeating: 0, count: max(64, old.count * 2))
    count = 0
    for number in old where number != 0 { insert(number, hash(number)) }
  }
}

/// A hash of bytes, eight at a time. It differs from run to run, so that nobody can make a file whose texts all fall into one place.
enum ByteHash {
  private static let seed = UInt64.random(in: .min ... .max)
  private static let prime: UInt64 = 0x9E37_79B9_7F4A_7C15

  static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    var hash = seed ^ UInt64(truncatingIfNeeded: raw.count)
    var index = 0
    while index + 8 <= raw.count {
      hash = mixed(hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < raw.count {
      rest = rest << 8 | UInt64(raw[index])
      index += 1
    }
    return mixed(mixed(hash ^ rest))
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let (high, low) = (value ^ seed).multipliedFullWidth(by: prime)
    return high ^ low
  }
}

extension UnsafeBufferPointer<UInt8> {
  func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count else { return false }
    let (mine, its) = (UnsafeRawBufferPointer(self), UnsafeRawBufferPointer(other))
    var index = 0
    while index + 8 <= mine.count {
      if mine.loadUnaligned(fromByteOffset: index, as: UInt64.self) != its.loadUnaligned(fromByteOffset: index, as: UInt64.self) {
        return false
      }
      index += 8
    }
    while index < mine.count {
      if mine[index] != its[index] { return false }
      index += 1
    }
    return true
  }
}
