import CDeflate

/// One of libdeflate's compressors, with the room that it writes a chunk into.
final class Compressor: @unchecked Sendable {
  private let state: OpaquePointer?
  private let room: UnsafeMutableBufferPointer<UInt8>

  private static let reserve = Reserve(limit: 4) { Compressor() }

  private init() {
    state = libdeflate_alloc_compressor(Deflate.level)
    room = .allocate(capacity: state.map { libdeflate_deflate_compress_bound($0, Deflate.chunkSize) } ?? 0)
  }

  deinit {
    libdeflate_free_compressor(state)
    room.deallocate()
  }

  /// A whole deflate stream of at most a chunk of bytes, made by a compressor that nobody else uses meanwhile; `nil` where there is no memory for one.
  static func compress(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    precondition(bytes.count <= Deflate.chunkSize, "no more than a chunk at a time")
    let compressor = reserve.take()
    defer { reserve.giveBack(compressor) }
    guard let state = compressor.state else { return nil }
    let room = compressor.room
    return Array(room[..<libdeflate_deflate_compress(state, bytes.baseAddress, bytes.count, room.baseAddress, room.count)])
  }
}
