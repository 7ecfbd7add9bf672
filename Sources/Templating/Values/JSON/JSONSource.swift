import Glibc

/// The bytes of JSON data: held in memory, or in a file of our own, of which the system keeps only the pages that are being read.
public final class JSONSource: @unchecked Sendable {  // Nothing writes after the initializer.
  let bytes: UnsafeBufferPointer<UInt8>
  private let isMapped: Bool

  /// A copy of the bytes.
  public init(_ bytes: [UInt8]) {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = copy.initialize(from: bytes)
    self.bytes = UnsafeBufferPointer(copy)
    isMapped = false
  }

  /// A regular file as it is now; `nil` for what is none, a pipe, for a small file, which is as well held, and for one that cannot be copied.
  ///
  /// What is mapped is a copy without a name, so that nobody can shorten it while it is read.
  public init?(copying path: String, ifLargerThan held: Int = 1 << 23) {
    var info = stat()
    // Looked at before it is opened: a pipe that is opened and closed has lost its writer.
    guard stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size > held, let copy = Self.copy(of: file) else { return nil }
    bytes = copy
    isMapped = true
  }

  private static func copy(of file: Int32) -> UnsafeBufferPointer<UInt8>? {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var name = Array("\(folder)/hotline-docs.XXXXXX".utf8CString)
    let scratch = mkstemp(&name)
    guard scratch >= 0 else { return nil }
    defer { close(scratch) }
    unlink(name)
    _ = fcntl(scratch, F_SETFD, FD_CLOEXEC)
    guard let count = transfer(file, to: scratch), count > 0,
      let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, scratch, 0), start != MAP_FAILED
    else { return nil }
    return UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: count)
  }

  /// How many bytes there were; `nil` where they cannot be read, or the disk is full.
  private static func transfer(_ file: Int32, to scratch: Int32) -> Int? {
    var total = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(file, $0.baseAddress!, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count == 0 ? total : nil }
      var written = 0
      while written < count {
        let more = chunk.withUnsafeBytes { write(scratch, $0.baseAddress! + written, count - written) }
        if more < 0, errno == EINTR { continue }
        guard more > 0 else { return nil }
        written += more
      }
      total += count
    }
  }

  deinit {
    if isMapped { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) } else { bytes.deallocate() }
  }

  /// Lets pages go that have been read; they come back when they are asked for again.
  func forget(_ range: Range<Int>) {
    guard isMapped, let base = bytes.baseAddress else { return }
    let page = 4_096
    let (start, end) = (range.lowerBound / page * page, range.upperBound / page * page)
    if end > start { madvise(UnsafeMutableRawPointer(mutating: base + start), end - start, MADV_DONTNEED) }
  }
}
