import Foundation
import Testing

@testable import OOXML

/// A file into which holes can be made: an archive of many gigabytes that takes no room.
private final class SparseSink: ZipSink {
  private let file: FileHandle
  var position = 0

  init(path: String) throws {
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    file = try #require(FileHandle(forWritingAtPath: path))
  }

  func write(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    try patch(at: position, Array(bytes))
    position += bytes.count
  }

  func patch(at offset: Int, _ bytes: [UInt8]) throws {
    try file.seek(toOffset: UInt64(offset))
    try file.write(contentsOf: Data(bytes))
  }

  func finish() throws { try file.close() }
}

@Suite("Archives beyond the limits of 32 bits")
struct Zip64Tests {
  private func temporary<Result>(_ body: (String) throws -> Result) throws -> Result {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("zip64-\(UUID().uuidString).zip").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  @Test("entries beyond 4 GiB are found again")
  func farEntries() throws {
    try temporary { path in
      let sink = try SparseSink(path: path)
      let writer = ZipWriter(sink: sink, jobs: 1)
      let content = ZipRoundTripTests.sample(100_000)
      try writer.add("near.xml", content)
      sink.position = 5 << 30
      try writer.add("far.xml", content)
      try writer.add("图/远.png", content, method: .stored)
      try writer.finish()
      let archive = try ZipArchive(path: path)
      #expect(archive.entries.map(\.name) == ["near.xml", "far.xml", "图/远.png"])
      for entry in archive.entries { #expect(try archive.read(entry.name) == content) }
    }
  }

  @Test("more entries than 16 bits count")
  func manyEntries() throws {
    let bytes = try ZipWriter.bytes(jobs: 1) { writer in
      for index in 0..<65_540 { try writer.add("\(index)", [UInt8(truncatingIfNeeded: index)], method: .stored) }
    }
    let archive = try ZipArchive(bytes: bytes, limits: ZipLimits(entries: 70_000))
    #expect(archive.entries.count == 65_540)
    #expect(try archive.read("65539") == [UInt8(truncatingIfNeeded: 65_539)])
    #expect(throws: ZipError.tooManyEntries(65_540)) { try ZipArchive(bytes: bytes) }
  }

  @Test("an entry that 32 bits cannot measure is refused by name")
  func tooLong() throws {
    let entry = ZipEntry(name: "long.xml", index: 0, size: 1 << 32, compressedSize: 3, crc: 0, method: .deflate)
    #expect(throws: ZipError.entryOverflow("long.xml")) { try ZipWriter.bytes { try $0.add(raw: entry, [1, 2, 3]) } }
  }

  /// One stored entry whose directory record says its sizes and offset in the 64-bit field.
  private func forged(_ change: (inout [UInt8], inout [UInt8]) -> Void = { _, _ in }) -> [UInt8] {
    let content = Array("content".utf8)
    var out: [UInt8] = []
    let crc = content.withUnsafeBufferPointer { Deflate.crc32($0) }
    func common(_ bytes: inout [UInt8], _ size: UInt32) {
      bytes.add16(45)
      bytes.add16(0)
      bytes.add16(0)
      bytes.add32(0x0021_0000)
      bytes.add32(crc)
      bytes.add32(size)
      bytes.add32(size)
      bytes.add16(5)
    }
    out.add32(0x0403_4B50)
    common(&out, UInt32(content.count))
    out.add16(0)
    out += Array("a.xml".utf8) + content
    var record: [UInt8] = []
    record.add32(0x0201_4B50)
    record.add16(45)
    common(&record, 0xFFFF_FFFF)
    var extra: [UInt8] = []
    extra.add16(1)
    extra.add16(24)
    for value in [content.count, content.count, 0] { extra.add64(UInt64(value)) }
    var end: [UInt8] = []
    end.add32(0x0606_4B50)
    end.add64(44)
    end.add16(45)
    end.add16(45)
    end += [0, 0, 0, 0, 0, 0, 0, 0]
    end.add64(1)
    end.add64(1)
    change(&extra, &end)
    record.add16(UInt16(extra.count))
    record += [UInt8](repeating: 0, count: 10)
    record.add32(0xFFFF_FFFF)
    record += Array("a.xml".utf8) + extra
    let start = out.count
    out += record
    end.add64(UInt64(record.count))
    end.add64(UInt64(start))
    let place = out.count
    out += end
    out.add32(0x0706_4B50)
    out.add32(0)
    out.add64(UInt64(place))
    out.add32(1)
    out.add32(0x0605_4B50)
    out += [0, 0, 0, 0]
    out.add16(0xFFFF)
    out.add16(0xFFFF)
    out.add32(0xFFFF_FFFF)
    out.add32(0xFFFF_FFFF)
    out.add16(0)
    return out
  }

  @Test("sizes and places in 64 bits are read, whoever wrote them")
  func readsFields() throws {
    let archive = try ZipArchive(bytes: forged())
    #expect(try archive.read("a.xml") == Array("content".utf8))
    // The field may stand behind others.
    let behind = forged { extra, _ in extra = [0x99, 0x99, 2, 0, 7, 7] + extra }
    #expect(try ZipArchive(bytes: behind).read("a.xml") == Array("content".utf8))
  }

  @Test("64-bit records that lie are refused")
  func refusesLies() throws {
    let lies: [(inout [UInt8], inout [UInt8]) -> Void] = [
      { extra, _ in extra = [] },
      { extra, _ in extra = Array(extra.prefix(20)) },
      // A size, then a place, beyond the file.
      { extra, _ in extra.replaceSubrange(12..<20, with: [0, 0, 0, 0, 0, 0, 0, 0x40]) },
      { extra, _ in extra.replaceSubrange(20..<28, with: [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]) },
      { extra, _ in extra.replaceSubrange(20..<28, with: [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]) },
      // Two counts that contradict each other, and one of more entries than there are.
      { _, end in end[24] = 2 },
      { _, end in (end[24], end[32]) = (2, 2) },
    ]
    for (index, lie) in lies.enumerated() {
      #expect(throws: ZipError.self, "lie \(index)") { try ZipArchive(bytes: forged(lie)).read("a.xml") }
    }
  }
}
