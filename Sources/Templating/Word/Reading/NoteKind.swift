import OOXML

/// What a document keeps apart from its text and refers to by number.
enum NoteKind: String, CaseIterable, Sendable {
  case footnote, endnote, comment

  /// The element that holds one: `w:footnote`.
  var tag: String { "w:" + rawValue }
  var reference: String { tag + "Reference" }
  /// The kind of the relationship that leads to their part; the part's root is called the same.
  var relationship: String { rawValue + "s" }

  // Every element of a document is asked: the names are put together once.
  private static let ofReferences = Dictionary(uniqueKeysWithValues: allCases.map { ($0.reference, $0) })
  private static let ofElements = Dictionary(uniqueKeysWithValues: allCases.map { ($0.tag, $0) })

  init?(reference: String) {
    guard let kind = Self.ofReferences[reference] else { return nil }
    self = kind
  }

  /// The kind of a note's own element.
  init?(element: String) {
    guard let kind = Self.ofElements[element] else { return nil }
    self = kind
  }

  /// The part of a package that holds them, made where there is none.
  func part(of package: OfficePackage) throws -> String {
    let main = try package.mainPart
    if let part = try package.related(main, kind: relationship) { return part }
    let part = "word/\(relationship).xml"
    let root = XMLElement("w:\(relationship)")
    root.declarations = [XMLDeclaration(prefix: "w", uri: XMLNamespaces.uri(of: "w") ?? "")]
    if self != .comment {
      for (id, name) in [("-1", "separator"), ("0", "continuationSeparator")] {
        let line = XMLElement("w:p", [], [.element(XMLElement("w:r", [], [.element(XMLElement("w:" + name))]))])
        root.append(XMLElement(tag, [("w:type", name), ("w:id", id)], [.element(line)]))
      }
    }
    package.set(
      part, XMLDocument(root: root), contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.\(relationship)+xml")
    try package.relate(main, to: part, kind: relationship)
    return part
  }
}

/// The notes that a document's text refers to, and those of them that sections repeat.
final class NoteRegistry {
  private var parts: [NoteKind: (part: WordPart, relationships: Relationships)] = [:]
  /// The notes that are made with their references, and so are left out of their part.
  private(set) var floating: [NoteKind: Set<String>] = [:]
  /// The elements of the notes that are made with their references.
  private var elements: Set<ObjectIdentifier> = []

  func add(_ part: WordPart, _ relationships: Relationships) {
    guard let kind = NoteKind.allCases.first(where: { "w:" + $0.relationship == part.document.root.tag }) else { return }
    parts[kind] = (part, relationships)
  }

  /// The note that a reference of the text means, from here on made anew with every reference.
  func float(_ kind: NoteKind, _ id: String) -> (part: WordPart, relationships: Relationships, element: XMLElement)? {
    guard let (part, relationships) = parts[kind], let element = part.document.root.all(kind.tag).first(where: { $0["w:id"] == id }) else {
      return nil
    }
    floating[kind, default: []].insert(id)
    elements.insert(ObjectIdentifier(element))
    return (part, relationships, element)
  }

  func isFloating(_ note: XMLElement) -> Bool { elements.contains(ObjectIdentifier(note)) }
}
