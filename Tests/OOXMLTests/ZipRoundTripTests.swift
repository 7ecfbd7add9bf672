import Testing

@testable import OOXML

@Suite struct ZipRoundTripTests {
  /// Bytes that neither compress to nothing nor not at all.
  static func sample(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
    var state = seed
    return (0..<count).map { index in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return index % 7 < 4 ? UInt8(0x61 + index % 23) : UInt8(truncatingIfNeeded: state >> 57)
    }
  }

  @Test("what goes in comes out", arguments: [0, 1, 2, 100, 65_536, 1 << 20, (1 << 20) + 1, 3_500_000])
  func roundTrip(size: Int) throws {
    let content = Self.sample(size)
    let bytes = try ZipWriter.bytes { writer in
      try writer.add("a.xml", content)
      try writer.add("媒体/图.png", content, method: .stored)
    }
    let archive = try ZipArchive(bytes: bytes)
    #expect(archive.entries.map(\.name) == ["a.xml", "媒体/图.png"])
    #expect(try archive.read("a.xml") == content)
    #expect(try archive.read("媒体/图.png") == content)
  }

  @Test("the number of threads changes no byte")
  func threads() throws {
    let fill: (ZipWriter) throws -> Void = { writer in
      for index in 0..<6 { try writer.add("part\(index).xml", Self.sample(index * 700_000, seed: UInt64(index))) }
    }
    let one = try ZipWriter.bytes(jobs: 1, fill)
    #expect(try ZipWriter.bytes(jobs: 2, fill) == one)
    #expect(try ZipWriter.bytes(jobs: 7, fill) == one)
  }

  @Test("pieces of any size join to the same stream")
  func pieces() throws {
    let content = Self.sample(5_000_000)
    let whole = try ZipWriter.bytes { try $0.add("a", content) }
    let pieces = try ZipWriter.bytes { writer in
      try writer.begin("a")
      var offset = 0
      while offset < content.count {
        let end = min(content.count, offset + 77_777)
        try writer.write(Array(content[offset..<end]))
        offset = end
      }
      try writer.end()
    }
    #expect(pieces == whole)
  }

  @Test("raw copies keep the packed bytes")
  func raw() throws {
    let content = Self.sample(300_000)
    let first = try ZipArchive(bytes: ZipWriter.bytes { try $0.add("a", content) })
    let entry = try #require(first.entry("a"))
    let packed = try first.readRaw(entry)
    let second = try ZipArchive(bytes: ZipWriter.bytes { try $0.add(raw: entry, packed) })
    #expect(try second.read("a") == content)
    #expect(try second.readRaw(try #require(second.entry("a"))) == packed)
  }
}
