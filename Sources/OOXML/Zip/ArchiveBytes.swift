import Glibc

/// The bytes of an archive, in a file or in memory, read at any offset.
final class ArchiveBytes {
  private let descriptor: Int32
  /// Kept as it was given: a document of a hundred thousand tickets need not be there twice.
  private let memory: [UInt8]
  let count: Int

  init(path: String) throws(ZipError) {
    memory = []
    let opened = open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw .system(path: path, code: errno) }
    var status = stat()
    guard fstat(opened, &status) == 0 else {
      let code = errno
      close(opened)
      throw .system(path: path, code: code)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(opened)
      throw .system(path: path, code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
    }
    descriptor = opened
    count = Int(status.st_size)
  }

  init(_ bytes: [UInt8]) {
    descriptor = -1
    count = bytes.count
    memory = bytes
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  var isFile: Bool { descriptor >= 0 }

  /// A second descriptor of the same open file, for libzip to own.
  func duplicate() -> Int32 { dup(descriptor) }

  /// Where the bytes of an archive in memory begin, for libzip to read: an array that nobody changes stays where it is for as long as it lives,
  /// which is as long as this object.
  var start: UnsafePointer<UInt8>? { memory.withUnsafeBufferPointer(\.baseAddress) }

  /// Exactly the bytes of a range; `damaged` where the archive ends before.
  func read(at offset: Int, _ length: Int) throws(ZipError) -> [UInt8] {
    guard offset >= 0, length >= 0, length <= count, offset <= count - length else { throw .damaged("ends too early") }
    if descriptor < 0 { return [UInt8](memory[offset..<offset + length]) }
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, filled in
      while filled < length, let start = buffer.baseAddress {
        let got = pread(descriptor, start + filled, length - filled, off_t(offset + filled))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else {
          failed = true
          return
        }
        filled += got
      }
    }
    if failed { throw .damaged("cannot be read to its end") }
    return bytes
  }
}
