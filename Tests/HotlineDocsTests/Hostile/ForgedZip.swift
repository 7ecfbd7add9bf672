/// A sound archive whose bytes are changed one by one, so that it lies.
struct ForgedZip {
  private(set) var bytes: [UInt8]
  /// Where the directory's record of each entry begins, by name.
  private var records: [String: Int] = [:]
  private let endRecord: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    endRecord = bytes.count - 22
    var place = Self.number(bytes, endRecord + 16)
    while bytes[place..<place + 4].elementsEqual([0x50, 0x4B, 1, 2]) {
      let name = Int(bytes[place + 28]) | Int(bytes[place + 29]) << 8
      let more = Int(bytes[place + 30]) | Int(bytes[place + 31]) << 8
      records[String(decoding: bytes[place + 46..<place + 46 + name], as: UTF8.self)] = place
      place += 46 + name + more
    }
  }

  private static func number(_ bytes: [UInt8], _ place: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) } }

  private func record(_ name: String) -> Int {
    guard let place = records[name] else { preconditionFailure("no entry \(name)") }
    return place
  }

  private mutating func put(_ new: [UInt8], at place: Int) { bytes.replaceSubrange(place..<place + new.count, with: new) }

  /// Where an entry's local header begins, as the directory writes it.
  func local(_ name: String) -> [UInt8] { Array(bytes[record(name) + 42..<record(name) + 46]) }

  mutating func directory(_ name: String, _ offset: Int, _ new: [UInt8]) { put(new, at: record(name) + offset) }
  mutating func local(_ name: String, _ offset: Int, _ new: [UInt8]) { put(new, at: Self.number(bytes, record(name) + 42) + offset) }
  mutating func end(_ offset: Int, _ new: [UInt8]) { put(new, at: endRecord + offset) }

  mutating func both(_ name: String, _ inDirectory: Int, _ inHeader: Int, _ new: [UInt8]) {
    directory(name, inDirectory, new)
    local(name, inHeader, new)
  }

  /// The bytes with changes; the archive stays sound for the next ones.
  mutating func changing(_ change: (inout ForgedZip) -> Void) -> [UInt8] {
    var copy = self
    change(&copy)
    return copy.bytes
  }

  /// With a 64-bit end record of so many entries, sizes and so on, or with a locator that leads elsewhere.
  func zip64(record: UInt64?, at place: UInt64?) -> [UInt8] {
    func little(_ value: UInt64, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) } }
    let head = little(0x0606_4B50, 4) + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8)
    let body = record.map { value in head + (0..<4).flatMap { _ in little(value, 8) } } ?? []
    let locator = little(0x0706_4B50, 4) + little(0, 4) + little(place ?? UInt64(endRecord), 8) + little(1, 4)
    return Array(bytes[..<endRecord]) + body + locator + Array(bytes[endRecord...])
  }

  /// With a text of the directory and the headers exchanged for one of the same length.
  static func renaming(_ bytes: [UInt8], _ old: String, _ new: String) -> [UInt8] {
    let (old, new) = (Array(old.utf8), Array(new.utf8))
    precondition(old.count == new.count)
    var bytes = bytes
    for start in bytes.indices.dropLast(old.count) where bytes[start..<start + old.count].elementsEqual(old) {
      bytes.replaceSubrange(start..<start + old.count, with: new)
    }
    return bytes
  }
}
