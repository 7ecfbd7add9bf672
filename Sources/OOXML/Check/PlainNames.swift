/// The names of one part as they are spelled in it, numbered; each is resolved once for all places where the same namespaces hold.
final class PlainNames {
  private struct Name {
    /// In `spellings`.
    var start: Int
    var length: Int
    var hash: UInt
    var namespaces: Int
    var isAttribute: Bool
    var token: Int
    /// Equal for two spellings of one name.
    var meaning: Int
  }

  /// Prefixes and what they stand for, beside those of an outer element.
  private struct Namespaces {
    var outer: Int
    var prefix: String
    var uri: String
  }

  private let vocabulary: [String: Int]
  @exclusivity(unchecked) private var names: [Name] = []
  @exclusivity(unchecked) private var spellings: [UInt8] = []
  /// Numbers of names by their hash, -1 where there is none.
  @exclusivity(unchecked) private var slots = [Int32](repeating: -1, count: 512)
  @exclusivity(unchecked) private var all = [Namespaces(outer: -1, prefix: "xml", uri: "http://www.w3.org/XML/1998/namespace")]
  private var meanings: [String: Int] = [:]
  /// Those that hold where the scanner stands.
  @exclusivity(unchecked) var namespaces = 0

  init(_ vocabulary: [String]) {
    self.vocabulary = Dictionary(vocabulary.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The number in the vocabulary, or -1.
  func token(of name: Int) -> Int { names[name].token }
  func meaning(of name: Int) -> Int { names[name].meaning }
  func length(of name: Int) -> Int { names[name].length }

  /// Whether a name stands at an index, with room for it.
  @inline(__always)
  func `is`(_ name: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    let (place, length) = (names[name].start, names[name].length)
    return spellings.withUnsafeBufferPointer { known in
      var index = 0
      while index < length, known[place &+ index] == bytes[start &+ index] { index &+= 1 }
      return index == length
    }
  }

  /// - Throws: `PlainScanner.Doubt` for a prefix that nothing declares.
  func number(of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isAttribute: Bool) throws -> Int {
    var hash = UInt(bitPattern: namespaces) &* 2 &+ (isAttribute ? 1 : 0)
    for index in range { hash = (hash ^ UInt(bytes[index])) &* 0x100_0000_01B3 }
    var slot = Int(truncatingIfNeeded: hash >> 20) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      let name = names[number]
      if name.hash == hash, name.namespaces == namespaces, name.isAttribute == isAttribute, name.length == range.count,
        self.is(number, bytes, range.lowerBound)
      {
        return number
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return try learn(String(decoding: bytes[range], as: UTF8.self), hash, isAttribute)
  }

  /// From here to the end of the element a prefix stands for a namespace.
  func declare(_ prefix: String, _ value: UnsafeBufferPointer<UInt8>) throws {
    let uri = String(decoding: value, as: UTF8.self)
    guard prefix != "xml", prefix != "xmlns", Self.isPlainAddress(uri) else { throw PlainScanner.Doubt() }
    if self.uri(of: prefix) == uri { return }
    let known = all.firstIndex { $0.outer == namespaces && $0.prefix == prefix && $0.uri == uri }
    if known == nil { all.append(Namespaces(outer: namespaces, prefix: prefix, uri: uri)) }
    guard all.count < 1_000 else { throw PlainScanner.Doubt() }
    namespaces = known ?? all.count - 1
  }

  /// Whether no parser finds fault with a namespace's address.
  private static func isPlainAddress(_ uri: String) -> Bool {
    beginsName(uri[...]) && uri.utf8.allSatisfy { PlainText.isName($0) || $0 == UInt8(ascii: "/") }
  }

  private static func beginsName(_ text: Substring) -> Bool {
    text.utf8.first.map { ($0 | 0x20) &- 0x61 < 26 || $0 == UInt8(ascii: "_") } ?? false
  }

  private func uri(of prefix: String) -> String? {
    var current = namespaces
    while current >= 0 {
      if all[current].prefix == prefix { return all[current].uri }
      current = all[current].outer
    }
    return nil
  }

  private func learn(_ spelling: String, _ hash: UInt, _ isAttribute: Bool) throws -> Int {
    let parts = spelling.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count < 3, parts.allSatisfy(Self.beginsName), let local = parts.last, names.count < 100_000 else {
      throw PlainScanner.Doubt()
    }
    var canonical = spelling
    if spelling != "xmlns", parts.first != "xmlns" {
      let prefix = parts.count == 2 ? String(parts[0]) : ""
      let uri = prefix.isEmpty && isAttribute ? nil : self.uri(of: prefix)
      if !prefix.isEmpty, uri == nil { throw PlainScanner.Doubt() }
      canonical = XMLNamespaces.canonical(uri: uri, local: String(local))
    }
    let meaning = meanings[canonical] ?? meanings.count
    meanings[canonical] = meaning
    let length = spelling.utf8.count
    names.append(
      Name(
        start: spellings.count, length: length, hash: hash, namespaces: namespaces, isAttribute: isAttribute,
        token: vocabulary[canonical] ?? -1, meaning: meaning))
    spellings.append(contentsOf: spelling.utf8)
    if names.count * 2 > slots.count {
      slots = [Int32](repeating: -1, count: slots.count * 2)
      for number in names.indices { insert(number) }
    } else {
      insert(names.count - 1)
    }
    return names.count - 1
  }

  private func insert(_ number: Int) {
    var slot = Int(truncatingIfNeeded: names[number].hash >> 20) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(number)
  }
}
