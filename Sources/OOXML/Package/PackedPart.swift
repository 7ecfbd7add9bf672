/// A part that was packed while it was made: only the packed bytes are held, and saving a package copies them.
public struct PackedPart: Sendable {
  let entry: ZipEntry
  let packed: [UInt8]

  /// Makes a part at once.
  ///
  /// - Parameters:
  ///   - name: the part's.
  ///   - limit: the packed bytes that may be held.
  ///   - jobs: threads that compress; the bytes are the same with any number.
  ///   - producer: writes the part's bytes.
  /// - Returns: `nil` where the part is larger than that.
  /// - Throws: what the producer throws.
  public init?(_ name: String, limit: Int, jobs: Int = 2, _ producer: OfficePackage.Producer) throws {
    let sink = BoundedSink(limit: limit)
    let writer = ZipWriter(sink: sink, jobs: jobs)
    do {
      try writer.begin(name)
      try producer(PartStream(writer))
      entry = try writer.endAlone()
      packed = sink.content(of: entry)
    } catch is BoundedSink.Full { return nil }
  }

  /// What it unpacks to.
  func bytes() throws -> [UInt8] {
    guard let bytes = Deflate.unpack(packed, size: Int(entry.size)) else { throw ZipError.damaged(entry.name) }
    return bytes
  }
}

/// Memory up to a limit.
private final class BoundedSink: ZipSink {
  struct Full: Error {}

  private let limit: Int
  private var bytes: [UInt8] = []
  var position: Int { bytes.count }

  init(limit: Int) { self.limit = limit }

  func write(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    guard self.bytes.count + bytes.count <= limit else { throw Full() }
    self.bytes.append(contentsOf: bytes)
  }

  // The sizes in the header: nobody reads it.
  func patch(at offset: Int, _ bytes: [UInt8]) {}
  func finish() {}

  func content(of entry: ZipEntry) -> [UInt8] { Array(bytes.suffix(Int(entry.compressedSize))) }
}
