/// An attribute in its place among the others.
public struct XMLAttribute: Hashable, Sendable {
  /// As the document spells it.
  public var name: String
  /// With the conventional prefix of its namespace (`XMLNamespaces`): what code compares with.
  public var tag: String
  public var value: String

  public init(name: String, tag: String, value: String) {
    self.name = name
    self.tag = tag
    self.value = value
  }

  /// An attribute whose prefix is the conventional one.
  public init(_ name: String, _ value: String) { self.init(name: name, tag: name, value: value) }
}

/// A namespace declaration: `xmlns:prefix="uri"`, or `xmlns="uri"` with an empty prefix.
public struct XMLDeclaration: Hashable, Sendable {
  public var prefix: String
  public var uri: String

  public init(prefix: String, uri: String) {
    self.prefix = prefix
    self.uri = uri
  }
}

/// What stands within an element.
public enum XMLNode {
  case element(XMLElement)
  case text(String)
  case comment(String)
  case instruction(target: String, data: String)

  /// The element, where it is one.
  public var element: XMLElement? { if case .element(let element) = self { element } else { nil } }

  /// A deep copy.
  public func copy() -> XMLNode {
    if case .element(let element) = self { .element(element.copy()) } else { self }
  }
}

/// An element of a small document that is edited: prefixes, order of attributes and white space as in the source.
///
/// Not `Sendable`, since it has one owner that edits it.
public final class XMLElement {
  /// As the document spells it, for writing.
  public var name: String
  /// With the conventional prefix of its namespace, `w:p` for every paragraph: what code compares with.
  public var tag: String
  public var declarations: [XMLDeclaration]
  public var attributes: [XMLAttribute]
  public var children: [XMLNode]
  /// The line of the start tag in its source; 0 for an element made by code.
  public var line: Int

  public init(
    name: String, tag: String, declarations: [XMLDeclaration] = [], attributes: [XMLAttribute] = [], children: [XMLNode] = [],
    line: Int = 0
  ) {
    self.name = name
    self.tag = tag
    self.declarations = declarations
    self.attributes = attributes
    self.children = children
    self.line = line
  }

  /// An element whose prefix is the conventional one and is declared where it will stand.
  public convenience init(_ name: String, _ attributes: [(String, String)] = [], _ children: [XMLNode] = []) {
    self.init(name: name, tag: name, attributes: attributes.map { XMLAttribute($0.0, $0.1) }, children: children)
  }

  // MARK: Attributes

  /// An attribute by its conventional name, "w:val"; setting `nil` takes it away.
  public subscript(tag: String) -> String? {
    get { attributes.first { $0.tag == tag }?.value }
    set {
      if let index = attributes.firstIndex(where: { $0.tag == tag }) {
        if let newValue { attributes[index].value = newValue } else { attributes.remove(at: index) }
      } else if let newValue {
        attributes.append(XMLAttribute(tag, newValue))
      }
    }
  }

  // MARK: Children

  /// The child elements.
  public var elements: [XMLElement] { children.compactMap(\.element) }

  /// The first child element of a name.
  public func first(_ tag: String) -> XMLElement? {
    for case .element(let child) in children where child.tag == tag { return child }
    return nil
  }

  /// The child elements of a name.
  public func all(_ tag: String) -> [XMLElement] {
    var found: [XMLElement] = []
    for case .element(let child) in children where child.tag == tag { found.append(child) }
    return found
  }

  /// A descendant by the names on the way.
  public func first(_ path: String, _ rest: String...) -> XMLElement? {
    rest.reduce(first(path)) { $0?.first($1) }
  }

  /// Adds a child at the end.
  public func append(_ element: XMLElement) { children.append(.element(element)) }

  /// The index among `children` of a child element, by identity.
  public func index(of child: XMLElement) -> Int? {
    children.firstIndex { $0.element === child }
  }

  /// Takes a child away, by identity.
  public func remove(_ child: XMLElement) {
    if let index = index(of: child) { children.remove(at: index) }
  }

  /// Visits this element and all below it in document order; returning `false` leaves the inside of an element out.
  public func walk(_ visit: (XMLElement) throws -> Bool) rethrows {
    guard try visit(self) else { return }
    for case .element(let child) in children { try child.walk(visit) }
  }

  /// Every element of a name below this one, in document order.
  public func descendants(_ tag: String) -> [XMLElement] {
    var found: [XMLElement] = []
    for case .element(let child) in children {
      child.walk {
        if $0.tag == tag { found.append($0) }
        return true
      }
    }
    return found
  }

  /// All text within, in order.
  public var text: String {
    var text = ""
    collect(into: &text)
    return text
  }

  private func collect(into text: inout String) {
    for child in children {
      switch child {
      case .text(let piece): text += piece
      case .element(let element): element.collect(into: &text)
      case .comment, .instruction: break
      }
    }
  }

  /// Replaces all children by one text.
  public func setText(_ text: String) { children = text.isEmpty ? [] : [.text(text)] }

  /// A deep copy.
  public func copy() -> XMLElement {
    XMLElement(
      name: name, tag: tag, declarations: declarations, attributes: attributes, children: children.map { $0.copy() }, line: line)
  }
}
