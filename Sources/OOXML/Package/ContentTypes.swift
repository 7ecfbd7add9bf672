/// What each part is: by its extension, or by its own name.
public struct ContentTypes: Hashable, Sendable {
  /// Extension in lower case → type, in the file's order.
  private var defaultPairs: [Pair] = []
  private var overridePairs: [Pair] = []
  /// By the name in lower case, since OPC does not tell names apart by case.
  private var overrides: [String: Int] = [:]

  private struct Pair: Hashable, Sendable {
    var key: String
    var type: String
  }

  static let partName = "[Content_Types].xml"

  init() {
    setDefault("rels", "application/vnd.openxmlformats-package.relationships+xml")
    setDefault("xml", "application/xml")
  }

  init(_ bytes: [UInt8]) throws {
    let root = try XMLDocument(bytes, part: Self.partName).root
    guard root.tag == "ct:Types" else { throw PackageError.notOffice }
    for element in root.elements {
      guard let type = element["ContentType"] else { continue }
      if element.tag == "ct:Default", let suffix = element["Extension"] {
        defaultPairs.append(Pair(key: suffix, type: type))
      } else if element.tag == "ct:Override", let name = element["PartName"] {
        set(String(name.drop { $0 == "/" }), type)
      }
    }
  }

  /// The type of a part; `nil` where neither its name nor its extension is listed.
  public func type(of part: String) -> String? {
    if let index = overrides[part.lowercased()] { return overridePairs[index].type }
    let suffix = PartName.suffix(part)
    return defaultPairs.first { $0.key.lowercased() == suffix }?.type
  }

  mutating func setDefault(_ suffix: String, _ type: String) {
    if !defaultPairs.contains(where: { $0.key.lowercased() == suffix }) { defaultPairs.append(Pair(key: suffix, type: type)) }
  }

  /// Types a part by its name, unless its extension types it so already.
  mutating func set(_ part: String, _ type: String) {
    let key = part.lowercased()
    if let index = overrides[key] {
      overridePairs[index].type = type
    } else if self.type(of: part) != type {
      overrides[key] = overridePairs.count
      overridePairs.append(Pair(key: part, type: type))
    }
  }

  mutating func remove(_ part: String) {
    guard overrides[part.lowercased()] != nil else { return }
    overridePairs.removeAll { $0.key.lowercased() == part.lowercased() }
    overrides = [:]
    for (index, pair) in overridePairs.enumerated() { overrides[pair.key.lowercased()] = index }
  }

  /// The parts that are listed by name.
  var named: [String] { overridePairs.map(\.key) }

  var bytes: [UInt8] {
    var out = ByteBuffer()
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n" as StaticString)
    out.append("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">" as StaticString)
    for pair in defaultPairs {
      out.append("<Default" as StaticString)
      out.append(attribute: "Extension", pair.key)
      out.append(attribute: "ContentType", pair.type)
      out.append("/>" as StaticString)
    }
    for pair in overridePairs {
      out.append("<Override" as StaticString)
      out.append(attribute: "PartName", "/" + pair.key)
      out.append(attribute: "ContentType", pair.type)
      out.append("/>" as StaticString)
    }
    out.append("</Types>" as StaticString)
    return out.bytes
  }
}
