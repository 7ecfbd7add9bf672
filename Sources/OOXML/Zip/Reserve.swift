import Synchronization

/// Things that are dear to make, kept for the next who needs one: each is used by one thread at a time.
///
/// Fresh memory costs a page fault for every 4 KiB; a build packs some dozens of parts, most of them small, and the same few buffers do for all.
final class Reserve<Item: Sendable>: Sendable {
  private let idle = Mutex<[Item]>([])
  private let limit: Int
  private let make: @Sendable () -> Item

  /// - Parameter limit: how many are kept; what comes back beyond that is let go.
  init(limit: Int, _ make: @escaping @Sendable () -> Item) {
    self.limit = limit
    self.make = make
  }

  func take() -> Item { idle.withLock { $0.popLast() } ?? make() }

  func giveBack(_ item: Item) {
    idle.withLock { if $0.count < limit { $0.append(item) } }
  }
}
