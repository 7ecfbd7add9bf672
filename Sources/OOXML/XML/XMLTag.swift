import CLibXML2

/// A start tag during its callback: a view of the parser's own memory, so nothing is copied that is not asked for.
public final class XMLTag {
  typealias Address = UnsafePointer<xmlChar>

  let names: XMLNameTable
  @exclusivity(unchecked) var element: (local: Address, prefix: Address?, uri: Address?)?
  @exclusivity(unchecked) var declared: UnsafeMutablePointer<Address?>?
  @exclusivity(unchecked) var declaredCount = 0
  @exclusivity(unchecked) var attributes: UnsafeMutablePointer<Address?>?
  /// How many attributes the element has, namespace declarations apart.
  @exclusivity(unchecked) public internal(set) var attributeCount = 0
  /// The line at which the tag ends, from 1.
  @exclusivity(unchecked) public internal(set) var line = 0

  init(names: XMLNameTable) { self.names = names }

  func clear() {
    element = nil
    declaredCount = 0
    attributeCount = 0
  }

  /// The element's name as the document spells it.
  public var qualifiedName: String {
    guard let element else { return "" }
    return names.qualified(prefix: element.prefix, local: element.local)
  }

  /// The element's name with the conventional prefix of its namespace.
  public var canonicalName: String {
    guard let element else { return "" }
    return names.canonical(uri: element.uri, local: element.local)
  }

  public var namespace: String? { element?.uri.map { String(cString: $0) } }

  /// The value of an attribute.
  public func value(of name: some XMLVocabulary) -> String? {
    bytes(of: name.rawValue).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The value of an attribute that is a decimal integer; `nil` where it is absent or something else.
  public func integer(of name: some XMLVocabulary) -> Int? {
    guard let value = bytes(of: name.rawValue) else { return nil }
    return parseInteger(value)
  }

  /// A boolean of XML Schema: "1", "true", "0", "false" (and Word's "on", "off"); `nil` where it is absent or something else.
  public func flag(of name: some XMLVocabulary) -> Bool? {
    switch value(of: name) {
    case "1", "true", "on": true
    case "0", "false", "off": false
    default: nil
    }
  }

  /// The attribute at an index: its name as the document spells it, with the conventional prefix, and its value.
  public func attribute(at index: Int) -> XMLAttribute {
    guard let attributes, index >= 0, index < attributeCount, let local = attributes[index * 5] else { return XMLAttribute("", "") }
    let value = String(decoding: self.value(at: index), as: UTF8.self)
    return XMLAttribute(
      name: names.qualified(prefix: attributes[index * 5 + 1], local: local),
      tag: names.canonical(uri: attributes[index * 5 + 2], local: local), value: value)
  }

  /// The namespaces that this element declares, in the document's order.
  public var declarations: [XMLDeclaration] {
    guard let declared else { return [] }
    return (0..<declaredCount).map { index in
      XMLDeclaration(
        prefix: declared[index * 2].map { String(cString: $0) } ?? "", uri: declared[index * 2 + 1].map { String(cString: $0) } ?? "")
    }
  }

  @inline(__always)
  private func value(at index: Int) -> UnsafeBufferPointer<UInt8> {
    guard let attributes, let from = attributes[index * 5 + 3], let to = attributes[index * 5 + 4] else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: from, count: to - from)
  }

  @inline(__always)
  func bytes(of token: Int) -> UnsafeBufferPointer<UInt8>? {
    guard let attributes else { return nil }
    for index in 0..<attributeCount where names.token(attributes[index * 5 + 2], attributes[index * 5]) == token {
      return value(at: index)
    }
    return nil
  }
}

/// Decimal digits with an optional sign that fit an `Int`.
func parseInteger(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  var index = 0
  var negative = false
  if let first = bytes.first, first == 0x2D || first == 0x2B {
    negative = first == 0x2D
    index = 1
  }
  guard index < bytes.count, bytes.count - index <= 18 else { return nil }
  var value = 0
  while index < bytes.count {
    let digit = bytes[index] &- 0x30
    guard digit < 10 else { return nil }
    value = value * 10 + Int(digit)
    index += 1
  }
  return negative ? -value : value
}
