import Glibc

/// The bytes of JSON data: held in memory, or a file's, of which the system keeps only the pages that are being read.
///
/// A file must not change while its data is in use.
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

  /// A regular file; `nil` for one that cannot be mapped: a pipe, or one that is empty or not there.
  public init?(mapping path: String) {
    var info = stat()
    // Looked at before it is opened: a pipe that is opened and closed has lost its writer.
    guard stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size > 0,
      let start = mmap(nil, Int(info.st_size), PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED
    else { return nil }
    bytes = UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: Int(info.st_size))
    isMapped = true
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
