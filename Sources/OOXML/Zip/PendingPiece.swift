import Dispatch
import Synchronization

/// A chunk on its way through a compressing thread. `run` is called once, on any thread; everything else waits for it.
final class PendingPiece: @unchecked Sendable {
  private var input: [UInt8]
  private let stored: Bool
  private let last: Bool
  private let done = DispatchSemaphore(value: 0)
  private let finished = Atomic(false)
  private(set) var output: [UInt8] = []
  let size: Int

  init(_ input: [UInt8], stored: Bool, last: Bool) {
    self.input = input
    self.stored = stored
    self.last = last
    size = input.count
  }

  func run() {
    if stored {
      output = input
    } else {
      output = input.withUnsafeBufferPointer { last ? Deflate.compress($0) : Deflate.compressPiece($0) }
    }
    finished.store(true, ordering: .releasing)
    done.signal()
  }

  var isReady: Bool { finished.load(ordering: .acquiring) }

  func wait() { done.wait() }

  /// The checksum of everything up to this chunk's end; frees the chunk, so it is asked once.
  func crc(after previous: UInt32) -> UInt32 {
    defer { input = [] }
    return input.withUnsafeBufferPointer { Deflate.crc32($0, after: previous) }
  }
}
