/// A relationship of a part, or of the package.
public struct Relationship: Hashable, Sendable {
  public var id: String
  /// The type's URI as it stands.
  public var type: String
  /// The target as it stands: a path, or a URI where it is external.
  public var target: String
  public var isExternal: Bool

  public init(id: String, type: String, target: String, isExternal: Bool = false) {
    self.id = id
    self.type = type
    self.target = target
    self.isExternal = isExternal
  }

  /// The last piece of the type: "image", "header", "officeDocument", the same in strict and transitional files.
  public var kind: String { type.lastIndex(of: "/").map { String(type[type.index(after: $0)...]) } ?? type }
}

/// The relationships of one source in their order.
public struct Relationships: Hashable, Sendable {
  public var items: [Relationship] = []

  public init() {}

  /// The transitional type of a kind.
  public static func type(_ kind: String) -> String {
    switch kind {
    case "core-properties": "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    default: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/\(kind)"
    }
  }

  /// The relationship of an id.
  public subscript(id: String) -> Relationship? { items.first { $0.id == id } }

  /// The first of a kind: the last word of its type, such as "styles".
  public func first(kind: String) -> Relationship? { items.first { $0.kind == kind } }

  /// Adds a relationship with a fresh id and says which.
  @discardableResult
  public mutating func add(kind: String, target: String, isExternal: Bool = false) -> String {
    add(type: Self.type(kind), target: target, isExternal: isExternal)
  }

  /// Adds one and gives its new id.
  @discardableResult
  public mutating func add(type: String, target: String, isExternal: Bool = false) -> String {
    let taken = Set(items.map(\.id))
    var number = items.count + 1
    while taken.contains("rId\(number)") { number += 1 }
    items.append(Relationship(id: "rId\(number)", type: type, target: target, isExternal: isExternal))
    return "rId\(number)"
  }

  /// Takes one away; nothing happens when there is none of the id.
  public mutating func remove(id: String) { items.removeAll { $0.id == id } }

  init(_ bytes: [UInt8], part: String) throws {
    let root = try XMLDocument(bytes, part: part).root
    guard root.tag == "rel:Relationships" else {
      throw PackageError.unexpected(part: part, message: "the root is \(root.name), not Relationships")
    }
    var ids: Set<String> = []
    for element in root.all("rel:Relationship") {
      guard let id = element["Id"], let type = element["Type"], let target = element["Target"] else {
        throw PackageError.unexpected(part: part, message: "line \(element.line): a relationship without Id, Type or Target")
      }
      guard ids.insert(id).inserted else {
        throw PackageError.unexpected(part: part, message: "line \(element.line): two relationships are called \(id)")
      }
      items.append(Relationship(id: id, type: type, target: target, isExternal: element["TargetMode"] == "External"))
    }
  }

  var bytes: [UInt8] {
    var out = ByteBuffer()
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n" as StaticString)
    out.append("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" as StaticString)
    for item in items {
      out.append("<Relationship" as StaticString)
      out.append(attribute: "Id", item.id)
      out.append(attribute: "Type", item.type)
      out.append(attribute: "Target", item.target)
      if item.isExternal { out.append(" TargetMode=\"External\"" as StaticString) }
      out.append("/>" as StaticString)
    }
    out.append("</Relationships>" as StaticString)
    return out.bytes
  }
}
