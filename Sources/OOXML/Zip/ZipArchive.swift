import CLibZip
import Synchronization

/// An archive open for reading, checked as a whole before anything of it is unpacked.
///
/// One lock guards libzip's handle, so that several threads may read one archive.
public final class ZipArchive: @unchecked Sendable {
  /// In the directory's order.
  public let entries: [ZipEntry]
  private let bytes: ArchiveBytes
  private let handle: OpaquePointer
  private let indices: [String: Int]
  private let lock = Mutex(())

  /// Opens the archive at a path.
  ///
  /// - Throws: `ZipError`, for everything that makes the archive unfit to be unpacked.
  public convenience init(path: String, limits: ZipLimits = .standard) throws {
    try self.init(ArchiveBytes(path: path), limits)
  }

  /// Opens an archive that is in memory.
  public convenience init(bytes: [UInt8], limits: ZipLimits = .standard) throws {
    try self.init(ArchiveBytes(bytes), limits)
  }

  private init(_ bytes: ArchiveBytes, _ limits: ZipLimits) throws {
    self.bytes = bytes
    entries = try ZipDirectory(bytes, limits: limits).entries
    var indices: [String: Int] = [:]
    for entry in entries { indices[entry.name] = entry.index }
    self.indices = indices
    handle = try Self.open(bytes)
    guard zip_get_num_entries(handle, 0) == entries.count else {
      zip_discard(handle)
      throw ZipError.damaged("its entries cannot be counted")
    }
  }

  deinit { zip_discard(handle) }

  private static func open(_ bytes: ArchiveBytes) throws -> OpaquePointer {
    var code: Int32 = 0
    if bytes.isFile {
      guard let handle = zip_fdopen(bytes.duplicate(), 0, &code) else { throw ZipError.damaged("libzip refuses it (\(code))") }
      return handle
    }
    var error = zip_error_t()
    guard let source = zip_source_buffer_create(bytes.start, zip_uint64_t(bytes.count), 0, &error) else {
      throw ZipError.damaged("no memory to read it")
    }
    guard let handle = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw ZipError.damaged("libzip refuses it (\(error.zip_err))")
    }
    return handle
  }

  /// The entry of exactly this name.
  public func entry(_ name: String) -> ZipEntry? { indices[name].map { entries[$0] } }

  /// The whole of an entry, unpacked, its checksum verified.
  public func read(_ entry: ZipEntry) throws -> [UInt8] {
    guard entry.method == .deflate, entry.size <= Self.atOnce else { return try read(entry, flags: 0, size: Int(entry.size)) }
    guard let bytes = Deflate.unpack(try readRaw(entry), size: Int(entry.size)) else { throw ZipError.corrupt(entry: entry.name) }
    guard bytes.withUnsafeBufferPointer({ Deflate.crc32($0) }) == entry.crc else { throw ZipError.checksum(entry: entry.name) }
    return bytes
  }

  /// An entry of up to so many bytes is unpacked at once, by libdeflate, in half the time that a stream takes.
  private static let atOnce: UInt64 = 16 << 20

  /// The whole of an entry by name.
  public func read(_ name: String) throws -> [UInt8] {
    guard let entry = entry(name) else { throw ZipError.noSuchEntry(name) }
    return try read(entry)
  }

  /// An entry's bytes as they are packed, to be copied into another archive without packing them again.
  public func readRaw(_ entry: ZipEntry) throws -> [UInt8] {
    try read(entry, flags: UInt32(ZIP_FL_COMPRESSED), size: Int(entry.compressedSize))
  }

  private func read(_ entry: ZipEntry, flags: UInt32, size: Int) throws -> [UInt8] {
    // The size is only what the archive says: memory grows as bytes really come.
    var result: [UInt8] = []
    result.reserveCapacity(min(size, 16 << 20))
    try stream(entry, flags: flags, size: size) { piece in
      piece.withUnsafeBufferPointer { result.append(contentsOf: $0) }
    }
    return result
  }

  /// Unpacks an entry in pieces: a large one in pieces of up to 64 KB.
  ///
  /// - Throws: `ZipError`, or what `receive` throws. The checksum is verified with the last piece.
  public func stream(_ entry: ZipEntry, _ receive: (Span<UInt8>) throws -> Void) throws {
    if entry.size <= Self.atOnce {
      let bytes = try read(entry)
      try receive(bytes.span)
    } else {
      try stream(entry, flags: 0, size: Int(entry.size), receive)
    }
  }

  private func stream(_ entry: ZipEntry, flags: UInt32, size: Int, _ receive: (Span<UInt8>) throws -> Void) throws {
    guard let file = lock.withLock({ _ in zip_fopen_index(handle, zip_uint64_t(entry.index), flags) }) else {
      throw ZipError.corrupt(entry: entry.name)
    }
    defer { _ = lock.withLock { _ in zip_fclose(file) } }
    let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 65_536)
    defer { piece.deallocate() }
    var total = 0
    while true {
      let got = lock.withLock { _ in zip_fread(file, piece.baseAddress, zip_uint64_t(piece.count)) }
      if got < 0 { throw failure(of: file, entry) }
      if got == 0 { break }
      total += Int(got)
      if total > size { throw ZipError.corrupt(entry: entry.name) }
      try receive(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(piece)[0..<Int(got)]).span)
    }
    if total != size { throw ZipError.corrupt(entry: entry.name) }
  }

  private func failure(of file: OpaquePointer, _ entry: ZipEntry) -> ZipError {
    zip_error_code_zip(zip_file_get_error(file)) == ZIP_ER_CRC ? .checksum(entry: entry.name) : .corrupt(entry: entry.name)
  }
}
