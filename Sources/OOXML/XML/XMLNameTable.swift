import CLibXML2

/// The names of one parsing, told apart by address: libxml2 keeps every name once in the parser's dictionary.
///
/// An element's name is looked up by the pair of its namespace's and its local name's address; only the first meeting makes Strings.
final class XMLNameTable {
  typealias Address = UnsafePointer<xmlChar>

  private let vocabulary: [String: Int]
  @exclusivity(unchecked) private var tokens = AddressTable<Int>(nothing: -1)
  @exclusivity(unchecked) private var qualifiedNames = AddressTable<String>(nothing: "")
  @exclusivity(unchecked) private var canonicalNames = AddressTable<String>(nothing: "")

  init(_ spellings: [String]) {
    var vocabulary: [String: Int] = [:]
    for (index, spelling) in spellings.enumerated() { vocabulary[spelling] = index }
    self.vocabulary = vocabulary
  }

  /// The number of a name in the handler's vocabulary, or -1.
  @inline(__always)
  func token(_ uri: Address?, _ local: Address?) -> Int {
    guard let local else { return -1 }
    return tokens.value(uri, local) ?? learn(uri, local)
  }

  @inline(never)
  private func learn(_ uri: Address?, _ local: Address) -> Int {
    let token = vocabulary[canonical(uri: uri, local: local)] ?? -1
    tokens.add(uri, local, token)
    return token
  }

  /// The name as the document spells it; one String a name, shared.
  func qualified(prefix: Address?, local: Address) -> String {
    if let known = qualifiedNames.value(prefix, local) { return known }
    let name = prefix.map { String(cString: $0) + ":" + String(cString: local) } ?? String(cString: local)
    qualifiedNames.add(prefix, local, name)
    return name
  }

  /// All names that were met, with the conventional prefixes of their namespaces.
  var met: Set<String> { Set(canonicalNames.values) }

  /// The name with the conventional prefix of its namespace; one String a name, shared.
  func canonical(uri: Address?, local: Address) -> String {
    if let known = canonicalNames.value(uri, local) { return known }
    let name = XMLNamespaces.canonical(uri: uri.map { String(cString: $0) }, local: String(cString: local))
    canonicalNames.add(uri, local, name)
    return name
  }
}

/// Values by pairs of addresses, the second of which is never nothing.
private struct AddressTable<Value> {
  private struct Slot {
    var first: UInt
    var second: UInt
    var value: Value
  }

  private let nothing: Value
  private var slots: [Slot]
  private var used = 0

  init(nothing: Value) {
    self.nothing = nothing
    slots = Array(repeating: Slot(first: 0, second: 0, value: nothing), count: 64)
  }

  var values: [Value] { slots.filter { $0.second != 0 }.map(\.value) }

  @inline(__always)
  func value(_ first: XMLNameTable.Address?, _ second: XMLNameTable.Address) -> Value? {
    let (first, second) = (UInt(bitPattern: first), UInt(bitPattern: second))
    var index = place(first, second)
    while slots[index].second != 0 {
      if slots[index].second == second, slots[index].first == first { return slots[index].value }
      index = (index + 1) & (slots.count - 1)
    }
    return nil
  }

  mutating func add(_ first: XMLNameTable.Address?, _ second: XMLNameTable.Address, _ value: Value) {
    if used * 2 >= slots.count {
      let old = slots
      slots = Array(repeating: Slot(first: 0, second: 0, value: nothing), count: old.count * 2)
      used = 0
      for slot in old where slot.second != 0 { insert(slot) }
    }
    insert(Slot(first: UInt(bitPattern: first), second: UInt(bitPattern: second), value: value))
  }

  @inline(__always)
  private func place(_ first: UInt, _ second: UInt) -> Int {
    Int(truncatingIfNeeded: ((second ^ (first << 1)) &* 0x9E37_79B9_7F4A_7C15) >> 40) & (slots.count - 1)
  }

  private mutating func insert(_ slot: Slot) {
    var index = place(slot.first, slot.second)
    while slots[index].second != 0 { index = (index + 1) & (slots.count - 1) }
    slots[index] = slot
    used += 1
  }
}
