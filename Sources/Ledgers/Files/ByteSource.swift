import Glibc

/// Bytes that can be read at any place: a file's, or an array's.
final class ByteSource {
  private let descriptor: Int32
  private let memory: [UInt8]
  let count: Int

  init(_ bytes: [UInt8]) {
    descriptor = -1
    memory = bytes
    count = bytes.count
  }

  /// `nil` when the file cannot be read, is no regular one, or is larger than the limit.
  init?(path: String, limit: Int = 1 << 30) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    memory = []
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit else {
      if descriptor >= 0 { close(descriptor) }
      return nil
    }
    count = Int(status.st_size)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Appends up to `length` bytes from an offset on; how many there were.
  ///
  /// A file that cannot be read to its end, or has become shorter, ends where it does.
  func append(to bytes: inout [UInt8], from offset: Int, _ length: Int) -> Int {
    let wanted = min(length, count - offset)
    guard wanted > 0 else { return 0 }
    if descriptor < 0 {
      bytes.append(contentsOf: memory[offset..<offset + wanted])
      return wanted
    }
    let piece = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      while filled < wanted, let start = buffer.baseAddress {
        let got = pread(descriptor, start + filled, wanted - filled, off_t(offset + filled))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { return }
        filled += got
      }
    }
    bytes.append(contentsOf: piece)
    return piece.count
  }
}
