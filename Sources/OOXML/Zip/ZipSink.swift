import Glibc

/// Where an archive is written: bytes in order, and a header's sizes afterwards in their place.
protocol ZipSink: AnyObject {
  var position: Int { get }
  func write(_ bytes: UnsafeBufferPointer<UInt8>) throws
  func patch(at offset: Int, _ bytes: [UInt8]) throws
  /// Everything was written.
  func finish() throws
}

extension ZipSink {
  func write(_ bytes: [UInt8]) throws { try bytes.withUnsafeBufferPointer { try write($0) } }
}

final class MemorySink: ZipSink {
  private(set) var bytes: [UInt8] = []
  var position: Int { bytes.count }
  func write(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes.append(contentsOf: bytes) }
  func patch(at offset: Int, _ bytes: [UInt8]) { self.bytes.replaceSubrange(offset..<offset + bytes.count, with: bytes) }
  func finish() {}
}

/// A file that appears under its name only when it is complete; until then it is `NAME.part` beside it.
final class FileSink: ZipSink {
  private let path: String
  private let partial: String
  private var descriptor: Int32
  private(set) var position = 0

  init(path: String) throws(ZipError) {
    self.path = path
    partial = path + ".part"
    descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw .system(path: path, code: errno) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(partial)
  }

  func write(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    try put(bytes, at: position)
    position += bytes.count
  }

  func patch(at offset: Int, _ bytes: [UInt8]) throws { try bytes.withUnsafeBufferPointer { try put($0, at: offset) } }

  private func put(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) throws(ZipError) {
    var done = 0
    while done < bytes.count, let start = bytes.baseAddress {
      let wrote = pwrite(descriptor, start + done, bytes.count - done, off_t(offset + done))
      if wrote < 0, errno == EINTR { continue }
      guard wrote > 0 else { throw .system(path: path, code: wrote < 0 ? errno : ENOSPC) }
      done += wrote
    }
  }

  func finish() throws {
    let closed = close(descriptor)
    let code = errno
    descriptor = -1
    guard closed == 0, rename(partial, path) == 0 else {
      let reason = closed == 0 ? errno : code
      unlink(partial)
      throw ZipError.system(path: path, code: reason)
    }
  }
}
