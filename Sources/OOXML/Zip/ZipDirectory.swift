/// The central directory of an archive, walked by hand, since the checks that matter most (entries that overlap, names that differ between
/// directory and local header, sizes that a bomb declares) need offsets that libzip does not tell.
struct ZipDirectory {
  private(set) var entries: [ZipEntry] = []
  private var offsets: [Int] = []

  private struct End {
    var count: UInt64
    var size: UInt64
    var offset: UInt64
    /// Where the end records begin: nothing of an entry lies beyond.
    var start: Int
  }

  init(_ archive: ArchiveBytes, limits: ZipLimits) throws(ZipError) {
    let magic = try archive.read(at: 0, min(8, archive.count))
    if magic == [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] { throw .compoundFile }
    let end = try Self.findEnd(archive)
    guard end.count <= UInt64(limits.entries) else { throw .tooManyEntries(Int(clamping: end.count)) }
    guard end.offset <= UInt64(archive.count), end.size <= UInt64(archive.count), end.offset + end.size <= UInt64(end.start) else {
      throw .damaged("the directory lies outside the file")
    }
    let bytes = try archive.read(at: Int(end.offset), Int(end.size))
    try readEntries(bytes, count: Int(end.count))
    try checkNames()
    try checkSizes(limits)
    try checkPlaces(archive, directory: Int(end.offset))
  }

  // MARK: End records

  private static func findEnd(_ archive: ArchiveBytes) throws(ZipError) -> End {
    guard archive.count >= 22 else { throw .notZip }
    let length = min(archive.count, 22 + 65_535)
    let base = archive.count - length
    let tail = try archive.read(at: base, length)
    var place = length - 22
    var goesOn = false
    while place >= 0 {
      if tail.u32(place) == 0x0605_4B50 {
        if place + 22 + Int(tail.u16(place + 20)) == length { return try readEnd(archive, tail, place, base) }
        goesOn = true
      }
      place -= 1
    }
    guard try archive.read(at: 0, 4).u32(0) == 0x0403_4B50 else { throw .notZip }
    throw .damaged(goesOn ? "something stands behind its end" : "no end record: the file is cut short")
  }

  private static func readEnd(_ archive: ArchiveBytes, _ tail: [UInt8], _ place: Int, _ base: Int) throws(ZipError) -> End {
    guard tail.u16(place + 4) == 0, tail.u16(place + 6) == 0, tail.u16(place + 8) == tail.u16(place + 10) else {
      throw .damaged("an archive of several volumes")
    }
    let end = End(
      count: UInt64(tail.u16(place + 10)), size: UInt64(tail.u32(place + 12)), offset: UInt64(tail.u32(place + 16)), start: base + place)
    let locator = base + place - 20
    guard locator >= 0 else { return end }
    let pointer = try archive.read(at: locator, 20)
    guard pointer.u32(0) == 0x0706_4B50 else { return end }
    guard let offset = Int(exactly: pointer.u64(8)) else { throw .damaged("a zip64 record outside the file") }
    let record = try archive.read(at: offset, 56)
    guard record.u32(0) == 0x0606_4B50, record.u64(24) == record.u64(32), offset + 56 <= locator else {
      throw .damaged("a zip64 record that contradicts itself")
    }
    return End(count: record.u64(32), size: record.u64(40), offset: record.u64(48), start: offset)
  }

  // MARK: Entries

  private mutating func readEntries(_ bytes: [UInt8], count: Int) throws(ZipError) {
    var place = 0
    for index in 0..<count {
      guard place + 46 <= bytes.count, bytes.u32(place) == 0x0201_4B50 else { throw .damaged("a directory record is broken") }
      let nameLength = Int(bytes.u16(place + 28))
      let extraLength = Int(bytes.u16(place + 30))
      let next = place + 46 + nameLength + extraLength + Int(bytes.u16(place + 32))
      guard next <= bytes.count else { throw .damaged("a directory record is broken") }
      let rawName = bytes[(place + 46)..<(place + 46 + nameLength)]
      let name = String(decoding: rawName, as: UTF8.self)
      guard name.utf8.elementsEqual(rawName), nameLength > 0 else { throw .unsafeName(name) }
      if bytes.u16(place + 8) & 0x2041 != 0 { throw .encrypted(entry: name) }
      guard let method = ZipEntry.Method(rawValue: bytes.u16(place + 10)) else {
        throw .unsupportedMethod(entry: name, method: Int(bytes.u16(place + 10)))
      }
      var sizes = Sizes(size: UInt64(bytes.u32(place + 24)), packed: UInt64(bytes.u32(place + 20)), offset: UInt64(bytes.u32(place + 42)))
      try sizes.widen(bytes[(place + 46 + nameLength)..<(place + 46 + nameLength + extraLength)], name)
      guard let offset = Int(exactly: sizes.offset) else { throw .damaged("an entry lies outside the file") }
      entries.append(
        ZipEntry(
          name: name, index: index, size: sizes.size, compressedSize: sizes.packed, crc: bytes.u32(place + 16), method: method))
      offsets.append(offset)
      place = next
    }
    guard place == bytes.count else { throw .damaged("the directory is longer than its entries") }
  }

  private struct Sizes {
    var size: UInt64
    var packed: UInt64
    var offset: UInt64

    /// Takes the 64-bit values from the extra field 0001 where the 32-bit ones say so.
    mutating func widen(_ extra: ArraySlice<UInt8>, _ name: String) throws(ZipError) {
      let needs = [size, packed, offset].filter { $0 == 0xFFFF_FFFF }.count
      guard needs > 0 else { return }
      let extra = Array(extra)
      var place = 0
      while place + 4 <= extra.count {
        let length = Int(extra.u16(place + 2))
        guard place + 4 + length <= extra.count else { break }
        if extra.u16(place) == 1, length >= needs * 8 {
          var value = place + 4
          func next() -> UInt64 {
            defer { value += 8 }
            return extra.u64(value)
          }
          if size == 0xFFFF_FFFF { size = next() }
          if packed == 0xFFFF_FFFF { packed = next() }
          if offset == 0xFFFF_FFFF { offset = next() }
          return
        }
        place += 4 + length
      }
      throw .damaged("\(name) lacks its 64-bit sizes")
    }
  }

  // MARK: Checks

  private func checkNames() throws(ZipError) {
    var seen: Set<String> = []
    for entry in entries {
      guard Self.isSafe(entry.name) else { throw .unsafeName(entry.name) }
      if !seen.insert(entry.name.lowercased()).inserted { throw .duplicateName(entry.name) }
    }
  }

  /// A relative path of forward slashes that stays below its root.
  static func isSafe(_ name: String) -> Bool {
    guard name.utf8.first != 0x2F, !name.utf8.contains(where: { $0 < 0x20 || $0 == 0x5C || $0 == 0x7F }) else { return false }
    let start = Array(name.utf8.prefix(2))
    if start.count == 2, start[1] == 0x3A { return false }
    let pieces = name.split(separator: "/", omittingEmptySubsequences: false)
    return !pieces.dropLast().contains { $0.isEmpty } && !pieces.contains { $0 == ".." || $0 == "." }
  }

  private func checkSizes(_ limits: ZipLimits) throws(ZipError) {
    var total: UInt64 = 0
    for entry in entries {
      if entry.size > limits.entryBytes { throw .entryTooLarge(entry: entry.name, bytes: entry.size) }
      total += entry.size
      if total > limits.totalBytes { throw .tooLarge(bytes: total) }
      let ratio = entry.size / max(entry.compressedSize, 1)
      if entry.size >= limits.ratioFloor, ratio > UInt64(limits.ratio) {
        throw .suspiciousRatio(entry: entry.name, ratio: Int(clamping: ratio))
      }
    }
  }

  /// Every entry lies before the directory, has its own bytes, and a local header of the same name.
  private func checkPlaces(_ archive: ArchiveBytes, directory: Int) throws(ZipError) {
    var previous: (name: String, end: Int)?
    for index in entries.indices.sorted(by: { offsets[$0] < offsets[$1] }) {
      let entry = entries[index]
      let offset = offsets[index]
      let header = try archive.read(at: offset, 30)
      let nameLength = Int(header.u16(26))
      guard header.u32(0) == 0x0403_4B50, try archive.read(at: offset + 30, nameLength).elementsEqual(entry.name.utf8) else {
        throw .damaged("\(entry.name) is not where the directory says")
      }
      guard let packed = Int(exactly: entry.compressedSize), packed <= archive.count else {
        throw .damaged("\(entry.name) is longer than the file")
      }
      let end = offset + 30 + nameLength + Int(header.u16(28)) + packed
      if let previous, offset < previous.end { throw .overlapping(entry: entry.name, with: previous.name) }
      guard end <= directory else { throw .damaged("\(entry.name) runs into the directory") }
      previous = (entry.name, end)
    }
  }
}

extension Array where Element == UInt8 {
  /// Little-endian integers of the format. The caller has checked that they lie within.
  func u16(_ at: Int) -> UInt16 { UInt16(self[at]) | UInt16(self[at + 1]) << 8 }
  func u32(_ at: Int) -> UInt32 { UInt32(u16(at)) | UInt32(u16(at + 2)) << 16 }
  func u64(_ at: Int) -> UInt64 { UInt64(u32(at)) | UInt64(u32(at + 4)) << 32 }
}
