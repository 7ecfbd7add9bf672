import Dispatch

/// Writes an archive whose bytes depend on nothing but what is put in: the time of every entry is 1980-01-01 00:00, the order is the
/// caller's, there are no extra fields (but the 64-bit ones where sizes need them), and the number of threads changes nothing.
///
/// The container is written by hand rather than through libzip: libzip pulls every entry at closing time, so a part that is produced row
/// by row would have to wait, packed, in memory or in a file of its own; here its chunks go to disk as they come, in flat memory.
/// libdeflate compresses chunks of 1 MiB on several threads, each apart from the others (`Deflate.compressPiece`).
public final class ZipWriter {
  private enum Step {
    case begin(Entry)
    case piece(PendingPiece)
    case raw([UInt8])
    case end
  }

  private struct Entry {
    var name: String
    var method: ZipEntry.Method
    var crc: UInt32 = 0
    var size: UInt64 = 0
    var packed: UInt64 = 0
    var offset = 0
  }

  private let sink: any ZipSink
  private let jobs: Int
  private let workers: DispatchQueue?
  private var steps: [Step] = []
  private var nextStep = 0
  private var waiting = 0
  private var written: [Entry] = []
  /// The entry whose bytes are going to the sink.
  private var current: Entry?
  /// The entry whose bytes are being taken in, with the bytes that do not fill a chunk yet.
  private var entering: Entry?
  private var names: Set<String> = []
  private var chunk = PendingPiece.blank()

  init(sink: any ZipSink, jobs: Int) {
    self.sink = sink
    self.jobs = max(1, jobs)
    workers = jobs > 1 ? DispatchQueue(label: "deflate", attributes: .concurrent) : nil
  }

  deinit { chunk.giveBack() }

  /// Writes to a file, which appears under its name with `finish()`.
  public convenience init(path: String, jobs: Int = 2) throws { try self.init(sink: FileSink(path: path), jobs: jobs) }

  // MARK: Entries

  /// A whole entry.
  public func add(_ name: String, _ bytes: [UInt8], method: ZipEntry.Method = .deflate) throws {
    try begin(name, method: method)
    try bytes.withUnsafeBufferPointer { try write($0) }
    try end()
  }

  /// An entry that is packed already.
  public func add(raw entry: ZipEntry, name: String? = nil, _ packed: [UInt8]) throws {
    let name = name ?? entry.name
    try claim(name)
    steps.append(.begin(Entry(name: name, method: entry.method, crc: entry.crc, size: entry.size)))
    steps.append(.raw(packed))
    steps.append(.end)
    try drain(keeping: jobs * 2)
  }

  /// Begins an entry that comes in pieces; `write` and `end` follow.
  public func begin(_ name: String, method: ZipEntry.Method = .deflate) throws {
    precondition(entering == nil, "one entry after the other")
    try claim(name)
    let entry = Entry(name: name, method: method)
    entering = entry
    steps.append(.begin(entry))
  }

  /// Writes more of the entry that `begin` began.
  public func write(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    precondition(entering != nil, "bytes belong to an entry")
    var rest = bytes
    while !rest.isEmpty {
      // A full chunk goes only when more follows, so that the last one is known as the last.
      if chunk.room == 0 { try submit(last: false) }
      let count = min(rest.count, chunk.room)
      chunk.append(UnsafeBufferPointer(rebasing: rest[..<count]))
      rest = UnsafeBufferPointer(rebasing: rest[count...])
    }
  }

  /// Writes more of the entry that `begin` began.
  public func write(_ bytes: [UInt8]) throws { try bytes.withUnsafeBufferPointer { try write($0) } }

  /// Writes more of the entry that `begin` began.
  public func write(_ buffer: borrowing ByteBuffer) throws { try buffer.withBytes { try write($0) } }

  /// Ends the entry that `begin` began.
  public func end() throws {
    try submit(last: true)
    entering = nil
    steps.append(.end)
    try drain(keeping: jobs * 2)
  }

  /// Ends the entry that `begin` began, of an archive that ends with it and has no directory.
  func endAlone() throws -> ZipEntry {
    try end()
    try drain(keeping: 0)
    let entry = written[0]
    return ZipEntry(name: entry.name, index: 0, size: entry.size, compressedSize: entry.packed, crc: entry.crc, method: entry.method)
  }

  private func claim(_ name: String) throws {
    guard ZipDirectory.isSafe(name), name.utf8.count < 65_536, !name.isEmpty else { throw ZipError.unsafeName(name) }
    guard names.insert(name.lowercased()).inserted else { throw ZipError.duplicateName(name) }
  }

  private func submit(last: Bool) throws {
    guard let entering else { return }
    let piece = chunk
    chunk = .blank()
    piece.close(stored: entering.method == .stored, last: last)
    // Handing over a small part costs more than packing it.
    if let workers, piece.size > 8_192 {
      workers.async { piece.run() }
    } else {
      piece.run()
    }
    steps.append(.piece(piece))
    waiting += 1
    try drain(keeping: jobs * 2)
  }

  // MARK: To the sink, in order

  /// Writes what is ready until at most `limit` pieces are under way.
  private func drain(keeping limit: Int) throws {
    while nextStep < steps.count {
      switch steps[nextStep] {
      case .begin(var entry):
        entry.offset = sink.position
        current = entry
        try sink.write(header(entry))
      case .piece(let piece):
        guard waiting > limit || piece.isReady else { return }
        piece.wait()
        waiting -= 1
        guard var entry = current else { break }
        entry.crc = piece.crc(after: entry.crc)
        entry.size += UInt64(piece.size)
        entry.packed += UInt64(piece.output.count)
        current = entry
        try sink.write(piece.output)
        piece.giveBack()
      case .raw(let bytes):
        current?.packed = UInt64(bytes.count)
        try sink.write(bytes)
      case .end:
        try close()
      }
      steps[nextStep] = .end
      nextStep += 1
      if nextStep == steps.count || nextStep > 256 {
        steps.removeFirst(nextStep)
        nextStep = 0
      }
    }
  }

  private func close() throws {
    guard let entry = current else { return }
    guard entry.size < 0xFFFF_FFFF, entry.packed < 0xFFFF_FFFF else { throw ZipError.entryOverflow(entry.name) }
    var sizes: [UInt8] = []
    sizes.add32(entry.crc)
    sizes.add32(UInt32(entry.packed))
    sizes.add32(UInt32(entry.size))
    try sink.patch(at: entry.offset + 14, sizes)
    written.append(entry)
    current = nil
  }

  /// Writes the directory and completes the archive.
  public func finish() throws {
    precondition(entering == nil, "an entry is not ended")
    try drain(keeping: 0)
    let start = sink.position
    var directory: [UInt8] = []
    for entry in written { directory += record(entry) }
    try sink.write(directory)
    try sink.write(endRecords(start: start, size: directory.count))
    try sink.finish()
  }
}

// MARK: - Records

extension ZipWriter {
  /// 1980-01-01 00:00:00, the first moment of the format.
  private static let time: UInt32 = 0x0021_0000

  /// Bit 11 (the name is UTF-8) only where it matters; version 2.0, or 4.5 with 64-bit fields.
  private func common(_ entry: Entry, version: UInt16) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.add16(version)
    bytes.add16(entry.name.utf8.allSatisfy { $0 < 0x80 } ? 0 : 0x0800)
    bytes.add16(entry.method.rawValue)
    bytes.add32(Self.time)
    bytes.add32(entry.crc)
    bytes.add32(UInt32(clamping: entry.packed))
    bytes.add32(UInt32(clamping: entry.size))
    bytes.add16(UInt16(entry.name.utf8.count))
    return bytes
  }

  private func header(_ entry: Entry) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.add32(0x0403_4B50)
    bytes += common(entry, version: 20)
    bytes.add16(0)
    bytes += entry.name.utf8
    return bytes
  }

  private func record(_ entry: Entry) -> [UInt8] {
    let far = entry.offset >= 0xFFFF_FFFF
    var bytes: [UInt8] = []
    bytes.add32(0x0201_4B50)
    bytes.add16(far ? 45 : 20)
    bytes += common(entry, version: far ? 45 : 20)
    bytes.add16(far ? 12 : 0)
    bytes += [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    bytes.add32(UInt32(clamping: entry.offset))
    bytes += entry.name.utf8
    if far {
      bytes.add16(1)
      bytes.add16(8)
      bytes.add64(UInt64(entry.offset))
    }
    return bytes
  }

  private func endRecords(start: Int, size: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    let large = written.count >= 0xFFFF || start >= 0xFFFF_FFFF || size >= 0xFFFF_FFFF
    if large {
      bytes.add32(0x0606_4B50)
      bytes.add64(44)
      bytes.add16(45)
      bytes.add16(45)
      bytes += [0, 0, 0, 0, 0, 0, 0, 0]
      bytes.add64(UInt64(written.count))
      bytes.add64(UInt64(written.count))
      bytes.add64(UInt64(size))
      bytes.add64(UInt64(start))
      bytes.add32(0x0706_4B50)
      bytes.add32(0)
      bytes.add64(UInt64(start + size))
      bytes.add32(1)
    }
    bytes.add32(0x0605_4B50)
    bytes += [0, 0, 0, 0]
    bytes.add16(UInt16(clamping: written.count))
    bytes.add16(UInt16(clamping: written.count))
    bytes.add32(UInt32(clamping: size))
    bytes.add32(UInt32(clamping: start))
    bytes.add16(0)
    return bytes
  }

  /// Writes an archive into memory.
  public static func bytes(jobs: Int = 2, _ fill: (ZipWriter) throws -> Void) throws -> [UInt8] {
    let sink = MemorySink()
    let writer = ZipWriter(sink: sink, jobs: jobs)
    try fill(writer)
    try writer.finish()
    return sink.bytes
  }
}

extension Array where Element == UInt8 {
  mutating func add16(_ value: UInt16) { self += [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)] }
  mutating func add32(_ value: UInt32) {
    add16(UInt16(truncatingIfNeeded: value))
    add16(UInt16(truncatingIfNeeded: value >> 16))
  }
  mutating func add64(_ value: UInt64) {
    add32(UInt32(truncatingIfNeeded: value))
    add32(UInt32(truncatingIfNeeded: value >> 32))
  }
}
