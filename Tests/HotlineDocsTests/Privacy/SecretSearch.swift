import Foundation
import OOXML

/// Looks for secrets in whatever a program writes: in a text as it stands, in its text without the tags, in every part of a package, and in
/// packages within packages; in any spelling.
struct SecretSearch {
  let secrets: Set<String>
  /// Where a secret was found, and which.
  private(set) var leaks: [String] = []
  /// How many bytes were looked at.
  private(set) var bytes = 0

  init(_ secrets: Set<String>) { self.secrets = secrets }

  mutating func look(at bytes: [UInt8], _ name: String) throws {
    look(at: name, "the name of \(name)")
    guard bytes.starts(with: [0x50, 0x4B, 3, 4]) else { return look(at: String(decoding: bytes, as: UTF8.self), name) }
    let archive = try ZipArchive(bytes: bytes)
    for entry in archive.entries where !entry.name.hasSuffix(".png") { try look(at: archive.read(entry), "\(name)/\(entry.name)") }
  }

  mutating func look(at text: String, _ name: String) {
    // Compatibility forms made plain: full-width digits are digits.
    let plain = Array(text.precomposedStringWithCompatibilityMapping.replacingOccurrences(of: "\u{200B}", with: "").utf8)
    bytes += plain.count
    for withTags in [true, false] {
      leaks += found(in: Self.joined(plain, withTags: withTags)).map { "\($0) in \(name)" }
    }
  }

  /// Without spaces and hyphens, and without tags where they are not wanted; Chinese digits are digits.
  private static func joined(_ plain: [UInt8], withTags: Bool) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: plain.count) { out, count in
      plain.withUnsafeBufferPointer { plain in
        var isTag = false
        var index = 0
        while index < plain.count {
          var byte = plain[index]
          index += 1
          if !withTags {
            if byte == 0x3C { isTag = true }
            if isTag {
              isTag = byte != 0x3E
              continue
            }
          }
          if byte == 0x20 || byte == 0x2D || byte == 0x0A || byte == 0x09 { continue }
          if byte >= 0xE3, index + 1 < plain.count,
            let digit = digits[UInt32(byte) << 16 | UInt32(plain[index]) << 8 | UInt32(plain[index + 1])]
          {
            byte = digit
            index += 2
          }
          out[count] = byte
          count += 1
        }
      }
    }
  }

  /// By the three bytes of a Chinese digit in UTF-8.
  private static let digits: [UInt32: UInt8] = {
    var digits: [UInt32: UInt8] = [:]
    for (text, value) in zip("〇一二三四五六七八九零幺", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1] as [UInt8]) {
      digits[text.utf8.reduce(0) { $0 << 8 | UInt32($1) }] = 0x30 + value
    }
    return digits
  }()

  private func found(in bytes: [UInt8]) -> [String] {
    var found: [String] = []
    for (start, lengths) in [("1997", [11]), ("199.7", [13]), ("410199", [18]), ("Zx9", [12]), ("203.9.", [9, 10, 11, 12, 13])] {
      for place in Self.places(of: start, in: bytes) {
        for length in lengths where place + length <= bytes.count {
          let text = String(decoding: bytes[place..<place + length], as: UTF8.self)
          let secret = start == "410199" ? text.uppercased() : start == "199.7" ? text.filter { $0 != "." } : text
          guard secrets.contains(secret) else { continue }
          found.append("\(secret) (\(String(decoding: bytes[max(0, place - 60)..<min(bytes.count, place + 30)], as: UTF8.self)))")
        }
      }
    }
    return found
  }

  private static func places(of text: String, in bytes: [UInt8]) -> [Int] {
    let wanted = Array(text.utf8)
    var places: [Int] = []
    bytes.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return }
      var from = 0
      while from + wanted.count <= raw.count, let hit = memchr(base + from, Int32(wanted[0]), raw.count - from) {
        let place = UnsafeRawPointer(hit) - base
        if place + wanted.count <= raw.count, memcmp(hit, wanted, wanted.count) == 0 { places.append(place) }
        from = place + 1
      }
    }
    return places
  }
}
