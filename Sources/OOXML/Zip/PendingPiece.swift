import Dispatch
import Synchronization

/// A chunk on its way through a compressing thread: filled by the writer, run once on any thread, waited for, and returned to the reserve.
final class PendingPiece: @unchecked Sendable {
  private var input = ByteBuffer(capacity: Deflate.chunkSize)
  private var stored = false
  private var last = false
  private let done = DispatchSemaphore(value: 0)
  private let finished = Atomic(false)
  private(set) var output: [UInt8] = []

  private static let reserve = Reserve(limit: 6) { PendingPiece() }

  /// An empty one.
  static func blank() -> PendingPiece { reserve.take() }

  /// Forgets the chunk, and may be taken by another writer.
  func giveBack() {
    input.removeAll()
    output = []
    finished.store(false, ordering: .relaxed)
    Self.reserve.giveBack(self)
  }

  // MARK: Filling

  var size: Int { input.count }

  var room: Int { Deflate.chunkSize - input.count }

  func append(_ bytes: UnsafeBufferPointer<UInt8>) { input.append(bytes) }

  /// Nothing more comes.
  func close(stored: Bool, last: Bool) {
    self.stored = stored
    self.last = last
  }

  // MARK: Packing

  func run() {
    input.withBytes { output = stored ? Array($0) : last ? Deflate.compress($0) : Deflate.compressPiece($0) }
    finished.store(true, ordering: .releasing)
    done.signal()
  }

  var isReady: Bool { finished.load(ordering: .acquiring) }

  /// Returns when it has run; to be called once.
  func wait() { done.wait() }

  /// The checksum of everything up to this chunk's end.
  func crc(after previous: UInt32) -> UInt32 { input.withBytes { Deflate.crc32($0, after: previous) } }
}
