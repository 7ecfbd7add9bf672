import Glibc

/// Start tags that were read and judged before. What a template's loop makes is the same few hundred tags over and over: they are known by
/// their bytes, and neither their names nor their attributes are looked at again.
final class KnownTags {
  struct Tag {
    var name: Int
    var token: Int
    /// Whether the element ends with the tag.
    var closes: Bool
  }

  /// A start tag's bytes, behind the `<`, up to the first `>`: its end, unless a value holds one.
  struct Key {
    let bytes: UnsafeBufferPointer<UInt8>
    let hash: UInt64

    var count: Int { bytes.count }

    /// - Parameter namespaces: what holds around the tag; the same bytes mean another tag elsewhere.
    /// - Returns: `nil` for a tag that is long, or at the end of the piece.
    @inline(__always)
    init?(_ piece: UnsafeBufferPointer<UInt8>, from start: Int, namespaces: Int) {
      guard let base = piece.baseAddress, start &+ KnownTags.longest <= piece.count else { return nil }
      let from = UnsafeRawPointer(base + start)
      var hash = UInt64(truncatingIfNeeded: namespaces)
      var index = 0
      while index < KnownTags.longest {
        let word = from.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        // The high bit of every byte that is a `>`, and perhaps of bytes behind the first.
        let other = word ^ 0x3E3E_3E3E_3E3E_3E3E
        let ends = (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080
        if ends == 0 {
          hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
          hash ^= hash >> 32
          index &+= 8
          continue
        }
        let end = ends.trailingZeroBitCount / 8 + 1
        let kept = end == 8 ? word : word & ((1 << UInt64(end &* 8)) &- 1)
        hash = (hash ^ kept) &* 0x9E37_79B9_7F4A_7C15
        self.hash = hash ^ (hash >> 32)
        bytes = UnsafeBufferPointer(start: base + start, count: index &+ end)
        return
      }
      return nil
    }
  }

  private struct Slot {
    var hash: UInt64 = 0
    var tag = Tag(name: 0, token: 0, closes: false)
    /// Where its bytes are in `memory`; none while it was seen only once.
    var start = 0
    var count = 0
  }

  /// A longer tag is not kept.
  private static let longest = 256
  /// How many are kept; a later one takes an earlier one's place.
  private static let room = 1 << 11

  private let slots = UnsafeMutablePointer<Slot>.allocate(capacity: KnownTags.room)
  @exclusivity(unchecked) private var memory = ByteBuffer()

  init() { slots.initialize(repeating: Slot(), count: Self.room) }
  deinit { slots.deallocate() }

  private func slot(_ key: Key) -> UnsafeMutablePointer<Slot> { slots + Int(truncatingIfNeeded: key.hash) & (Self.room - 1) }

  @inline(__always)
  func tag(_ key: Key) -> Tag? {
    let slot = slot(key)
    guard slot.pointee.hash == key.hash, slot.pointee.count == key.count, let bytes = key.bytes.baseAddress else { return nil }
    let (start, count) = (slot.pointee.start, slot.pointee.count)
    return memory.withBytes { memcmp($0.baseAddress! + start, bytes, count) } == 0 ? slot.pointee.tag : nil
  }

  /// Keeps a tag that comes for the second time: most that come once (a row with its number) never come again.
  func remember(_ tag: Tag, _ key: Key) {
    let slot = slot(key)
    guard slot.pointee.hash == key.hash else {
      slot.pointee = Slot(hash: key.hash)
      return
    }
    guard memory.count < 1 << 20 else { return }
    slot.pointee = Slot(hash: key.hash, tag: tag, start: memory.count, count: key.count)
    memory.append(key.bytes)
  }
}
