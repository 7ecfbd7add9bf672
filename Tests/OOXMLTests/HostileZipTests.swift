import Testing

@testable import OOXML

/// An archive made byte by byte, so that it can lie.
private struct Forged {
  struct Entry {
    var name = "a.xml"
    var localName: String?
    var content: [UInt8] = Array("content".utf8)
    var method: UInt16 = 0
    var flags: UInt16 = 0
    var size: UInt32?
    var packed: UInt32?
    var crc: UInt32?
    var offset: UInt32?
  }

  var entries = [Entry()]
  var count: UInt16?
  var directoryOffset: UInt32?
  var trailing: [UInt8] = []

  var bytes: [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let offset = UInt32(out.count)
      let crc = entry.crc ?? entry.content.withUnsafeBufferPointer { Deflate.crc32($0) }
      let size = entry.size ?? UInt32(entry.content.count)
      let packed = entry.packed ?? UInt32(entry.content.count)
      let localName = Array((entry.localName ?? entry.name).utf8)
      out.add32(0x0403_4B50)
      out.add16(20)
      out.add16(entry.flags)
      out.add16(entry.method)
      out.add32(0x0021_0000)
      out.add32(crc)
      out.add32(packed)
      out.add32(size)
      out.add16(UInt16(localName.count))
      out.add16(0)
      out += localName + entry.content
      directory.add32(0x0201_4B50)
      directory.add16(20)
      directory.add16(20)
      directory.add16(entry.flags)
      directory.add16(entry.method)
      directory.add32(0x0021_0000)
      directory.add32(crc)
      directory.add32(packed)
      directory.add32(size)
      directory.add16(UInt16(entry.name.utf8.count))
      directory += [UInt8](repeating: 0, count: 12)
      directory.add32(entry.offset ?? offset)
      directory += Array(entry.name.utf8)
    }
    let start = UInt32(out.count)
    out += directory
    out.add32(0x0605_4B50)
    out.add32(0)
    out.add16(count ?? UInt16(entries.count))
    out.add16(count ?? UInt16(entries.count))
    out.add32(UInt32(directory.count))
    out.add32(directoryOffset ?? start)
    out.add16(0)
    return out + trailing
  }
}

@Suite struct HostileZipTests {
  private typealias Entry = Forged.Entry

  private func refusal(_ bytes: [UInt8], limits: ZipLimits = .standard) -> ZipError? {
    do {
      let archive = try ZipArchive(bytes: bytes, limits: limits)
      for entry in archive.entries { _ = try archive.read(entry) }
      return nil
    } catch { return error as? ZipError }
  }

  private func refusal(_ entries: [Forged.Entry], limits: ZipLimits = .standard) -> ZipError? {
    refusal(Forged(entries: entries).bytes, limits: limits)
  }

  @Test("the forger makes sound archives when it does not lie")
  func sound() { #expect(refusal([Entry(), Entry(name: "b/c.xml"), Entry(name: "d/", content: [])]) == nil) }

  @Test(
    "names that lead out, or hide something",
    arguments: [
      "../a", "a/../../b", "/etc/passwd", "a\\b", "C:evil", "..", "a/./b", "a\u{0}b", "a\nb", "a//b", "\u{7F}",
    ])
  func names(name: String) { #expect(refusal([Entry(name: name)]) == .unsafeName(name)) }

  @Test("two entries of one name, told apart by nothing or by case")
  func duplicates() {
    #expect(refusal([Entry(name: "a.xml"), Entry(name: "a.xml")]) == .duplicateName("a.xml"))
    #expect(refusal([Entry(name: "word/a.xml"), Entry(name: "Word/A.XML")]) == .duplicateName("Word/A.XML"))
  }

  @Test("encrypted entries, unknown methods")
  func unreadable() {
    #expect(refusal([Entry(flags: 1)]) == .encrypted(entry: "a.xml"))
    #expect(refusal([Entry(flags: 0x2000)]) == .encrypted(entry: "a.xml"))
    #expect(refusal([Entry(method: 12)]) == .unsupportedMethod(entry: "a.xml", method: 12))
  }

  @Test("old Office files and encrypted ones are recognised")
  func compoundFile() {
    #expect(refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1_000)) == .compoundFile)
  }

  @Test("what is no archive", arguments: [[], [1], Array("PK".utf8), [UInt8](repeating: 0x20, count: 100_000), Array("工单编号,内容\n".utf8)])
  func notZip(bytes: [UInt8]) { #expect(refusal(bytes) == .notZip) }

  @Test("an archive cut short at any place is refused")
  func truncated() throws {
    let whole = try ZipWriter.bytes { writer in
      try writer.add("a.xml", ZipRoundTripTests.sample(500))
      try writer.add("b.xml", ZipRoundTripTests.sample(300))
    }
    for length in 0..<whole.count { #expect(refusal(Array(whole[..<length])) != nil, "\(length) of \(whole.count) bytes") }
  }

  @Test("no single changed byte crashes, or goes unnoticed in an entry's content")
  func flipped() throws {
    let whole = try ZipWriter.bytes { try $0.add("a.xml", ZipRoundTripTests.sample(200)) }
    let content = try ZipArchive(bytes: whole).read("a.xml")
    for index in whole.indices {
      for flip: UInt8 in [1, 0x80, 0xFF] {
        var bytes = whole
        bytes[index] ^= flip
        if let archive = try? ZipArchive(bytes: bytes), let entry = archive.entries.first, let read = try? archive.read(entry) {
          #expect(read == content, "byte \(index)")
        }
      }
    }
  }

  @Test("wrong checksums and sizes")
  func lies() {
    #expect(refusal([Entry(crc: 1)]) == .checksum(entry: "a.xml"))
    #expect(refusal([Entry(content: [0xFF, 0xFF], method: 8)]) == .corrupt(entry: "a.xml"))
    #expect(refusal([Entry(size: 3)]) != nil)
    #expect(refusal([Entry(size: 900)]) != nil)
    #expect(refusal([Entry(packed: 9_000_000)]) != nil)
  }

  @Test("entries that share bytes")
  func overlapping() {
    let second = Entry(name: "a.xml2", localName: "a.xml2", content: [1, 2, 3], offset: 0)
    #expect(refusal([Entry(name: "a.xml"), second]) != nil)
    var shared = Forged(entries: [Entry(name: "a", content: [UInt8](repeating: 7, count: 100))])
    // The second local header lies within the first entry's content.
    var inner: [UInt8] = []
    inner.add32(0x0403_4B50)
    inner += [UInt8](repeating: 0, count: 22)
    inner.add16(1)
    inner.add16(0)
    inner += Array("b".utf8)
    shared.entries[0].content.replaceSubrange(10..<10 + inner.count, with: inner)
    shared.entries.append(Entry(name: "b", content: [], offset: 31 + 10))
    #expect(refusal(shared.bytes) == .overlapping(entry: "b", with: "a"))
  }

  @Test("a local header of another name")
  func otherName() { #expect(refusal([Entry(name: "a.xml", localName: "b.xml")]) == .damaged("a.xml is not where the directory says")) }

  @Test("directories that lie about themselves")
  func directories() {
    #expect(refusal(Forged(count: 9).bytes) != nil)
    #expect(refusal(Forged(count: 0).bytes) != nil)
    #expect(refusal(Forged(directoryOffset: 0xFFFF_0000).bytes) != nil)
    #expect(refusal(Forged(directoryOffset: 3).bytes) != nil)
  }

  @Test("limits: number, size, all sizes together, ratio")
  func limits() throws {
    let zeros = [UInt8](repeating: 0x20, count: 20 << 20)
    let bomb = try ZipWriter.bytes { try $0.add("bomb.xml", zeros) }
    guard case .suspiciousRatio(entry: "bomb.xml", _) = refusal(bomb) else {
      Issue.record("the bomb was not recognised")
      return
    }
    #expect(refusal(bomb, limits: ZipLimits(ratio: 2_000)) == nil)
    #expect(
      refusal(bomb, limits: ZipLimits(entryBytes: 1 << 20)) == .entryTooLarge(entry: "bomb.xml", bytes: UInt64(zeros.count)))
    #expect(refusal([Entry(name: "a"), Entry(name: "b")], limits: ZipLimits(totalBytes: 10)) == .tooLarge(bytes: 14))
    #expect(refusal([Entry(name: "a"), Entry(name: "b")], limits: ZipLimits(entries: 1)) == .tooManyEntries(2))
    // A directory that declares little for an entry that unpacks to much.
    var lying = try ZipWriter.bytes { try $0.add("bomb.xml", zeros) }
    let end = lying.count - 22
    let directory = Int(lying.u32(end + 16))
    for place in [22, directory + 24] { lying.replaceSubrange(place..<place + 4, with: [0, 4, 0, 0]) }
    #expect(refusal(lying) == .corrupt(entry: "bomb.xml"))
  }

  @Test("a folder, a missing file and an unreadable one")
  func paths() {
    #expect(throws: ZipError.self) { try ZipArchive(path: "/") }
    #expect(throws: ZipError.self) { try ZipArchive(path: "/nowhere.xlsx") }
    #expect(throws: ZipError.self) { try ZipWriter(path: "/nowhere/out.xlsx") }
  }

  @Test("the writer refuses what the reader would")
  func writer() {
    #expect(throws: ZipError.unsafeName("../a")) { try ZipWriter.bytes { try $0.add("../a", []) } }
    #expect(throws: ZipError.duplicateName("A")) {
      try ZipWriter.bytes { writer in
        try writer.add("a", [])
        try writer.add("A", [])
      }
    }
  }
}
