import CDeflate

/// Compression of parts with libdeflate at level 6, whole or in chunks that are compressed apart and joined.
enum Deflate {
  static let level: Int32 = 6
  /// Chunks of a part: the same for any number of threads, so the bytes are the same too.
  static let chunkSize = 1 << 20

  /// CRC-32 of bytes that follow others with the checksum `previous`.
  static func crc32(_ bytes: UnsafeBufferPointer<UInt8>, after previous: UInt32 = 0) -> UInt32 {
    libdeflate_crc32(previous, bytes.baseAddress, bytes.count)
  }

  /// A whole deflate stream of at most a chunk of bytes.
  static func compress(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] { Compressor.compress(bytes) ?? store(bytes, final: true) }

  /// A piece of a deflate stream that more pieces follow: it ends on a byte and its last block does not say that it is the last.
  ///
  /// libdeflate writes whole streams only. So the stream is walked to its last block, that block's final bit is cleared, and an empty
  /// stored block carries it to the next byte, as zlib's sync flush does. Walking costs about a twentieth of compressing; zlib's own
  /// flushing costs twice libdeflate's time.
  static func compressPiece(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var stream = compress(bytes)
    guard let shape = DeflateWalk.shape(of: stream) else { return store(bytes, final: false) }
    stream[shape.lastBlock / 8] &= ~(1 << UInt8(shape.lastBlock % 8))
    stream.removeSubrange(((shape.end + 7) / 8)...)
    // Three zero bits (a stored block, not the last) and zeros up to the byte: there may be room for the three in the byte begun.
    let room = stream.count * 8 - shape.end
    if room < 3 { stream.append(0) }
    stream.append(contentsOf: [0x00, 0x00, 0xFF, 0xFF])
    return stream
  }

  /// What a stream unpacks to; `nil` where it is no deflate stream of exactly so many bytes.
  static func unpack(_ stream: [UInt8], size: Int) -> [UInt8]? {
    guard let decompressor = libdeflate_alloc_decompressor() else { return nil }
    defer { libdeflate_free_decompressor(decompressor) }
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      var count = 0
      let result = stream.withUnsafeBytes {
        // Even nothing needs somewhere to go.
        var nowhere: UInt8 = 0
        return buffer.baseAddress == nil
          ? libdeflate_deflate_decompress(decompressor, $0.baseAddress, $0.count, &nowhere, 0, &count)
          : libdeflate_deflate_decompress(decompressor, $0.baseAddress, $0.count, buffer.baseAddress, size, &count)
      }
      isWhole = result == LIBDEFLATE_SUCCESS && count == size
      filled = isWhole ? size : 0
    }
    return isWhole ? bytes : nil
  }

  /// Uncompressed blocks, where there is no memory for more.
  private static func store(_ bytes: UnsafeBufferPointer<UInt8>, final: Bool) -> [UInt8] {
    var stream: [UInt8] = []
    var offset = 0
    repeat {
      let length = min(65_535, bytes.count - offset)
      let last = final && offset + length == bytes.count
      let low = UInt8(truncatingIfNeeded: length)
      let high = UInt8(truncatingIfNeeded: length >> 8)
      stream += [last ? 1 : 0, low, high, ~low, ~high]
      stream += bytes[offset..<offset + length]
      offset += length
    } while offset < bytes.count
    return stream
  }
}
