import CLibXML2

/// The names of one parsing, told apart by address: libxml2 keeps every name once in the parser's dictionary.
///
/// An element's name is looked up by the pair of its namespace's and its local name's address; only the first meeting makes Strings.
final class XMLNameTable {
  typealias Address = UnsafePointer<xmlChar>

  private struct Slot {
    var uri: UInt = 0
    var local: UInt = 0
    var token: Int32 = -1
  }

  private let vocabulary: [String: Int32]
  @exclusivity(unchecked) private var slots = [Slot](repeating: Slot(), count: 64)
  private var used = 0
  private var qualifiedNames: [Pair: String] = [:]
  private var canonicalNames: [Pair: String] = [:]

  private struct Pair: Hashable {
    var first: UInt
    var second: UInt
  }

  init(_ spellings: [String]) {
    var vocabulary: [String: Int32] = [:]
    for (index, spelling) in spellings.enumerated() { vocabulary[spelling] = Int32(index) }
    self.vocabulary = vocabulary
  }

  /// The number of a name in the handler's vocabulary, or -1.
  @inline(__always)
  func token(_ uri: Address?, _ local: Address?) -> Int {
    let first = UInt(bitPattern: uri)
    let second = UInt(bitPattern: local)
    var index = place(first, second)
    while slots[index].local != 0 {
      if slots[index].local == second, slots[index].uri == first { return Int(slots[index].token) }
      index = (index + 1) & (slots.count - 1)
    }
    return learn(uri, local)
  }

  @inline(__always)
  private func place(_ first: UInt, _ second: UInt) -> Int {
    Int(truncatingIfNeeded: ((second ^ (first << 1)) &* 0x9E37_79B9_7F4A_7C15) >> 40) & (slots.count - 1)
  }

  @inline(never)
  private func learn(_ uri: Address?, _ local: Address?) -> Int {
    guard let local else { return -1 }
    let token = vocabulary[canonical(uri: uri, local: local)] ?? -1
    if used * 2 >= slots.count { rehash() }
    insert(Slot(uri: UInt(bitPattern: uri), local: UInt(bitPattern: local), token: token))
    return Int(token)
  }

  private func insert(_ slot: Slot) {
    var index = place(slot.uri, slot.local)
    while slots[index].local != 0 { index = (index + 1) & (slots.count - 1) }
    slots[index] = slot
    used += 1
  }

  private func rehash() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    used = 0
    for slot in old where slot.local != 0 { insert(slot) }
  }

  /// The name as the document spells it; one String a name, shared.
  func qualified(prefix: Address?, local: Address) -> String {
    let pair = Pair(first: UInt(bitPattern: prefix), second: UInt(bitPattern: local))
    if let known = qualifiedNames[pair] { return known }
    let name = prefix.map { String(cString: $0) + ":" + String(cString: local) } ?? String(cString: local)
    qualifiedNames[pair] = name
    return name
  }

  /// The name with the conventional prefix of its namespace; one String a name, shared.
  func canonical(uri: Address?, local: Address) -> String {
    let pair = Pair(first: UInt(bitPattern: uri), second: UInt(bitPattern: local))
    if let known = canonicalNames[pair] { return known }
    let name = XMLNamespaces.canonical(uri: uri.map { String(cString: $0) }, local: String(cString: local))
    canonicalNames[pair] = name
    return name
  }
}
