import OOXML

/// The notes and comments that sections and partials make: numbered behind those of the template, and kept until their part is written.
struct FloatingNotes {
  private var first: [NoteKind: Int] = [:]
  private var next: [NoteKind: Int] = [:]
  private var bytes: [NoteKind: [UInt8]] = [:]

  var isEmpty: Bool { bytes.isEmpty }

  mutating func restart(droppingThem: Bool) {
    next = first
    if droppingThem { bytes = [:] }
  }

  mutating func freshNumber(_ kind: NoteKind, in package: OfficePackage) -> Int {
    if first[kind] == nil {
      let highest = (try? kind.part(of: package)).flatMap { try? Self.highestNumber(kind, in: package.document(of: $0).root) }
      first[kind] = max(0, highest ?? 0) + 1
      next[kind] = first[kind]
    }
    let number = next[kind] ?? 1
    next[kind] = number + 1
    return number
  }

  mutating func add(_ kind: NoteKind, _ note: [UInt8]) { bytes[kind, default: []] += note }

  private static func highestNumber(_ kind: NoteKind, in root: XMLElement) -> Int? {
    root.all(kind.tag).compactMap { $0["w:id"].flatMap { Int($0) } }.max()
  }

  /// Puts them before the end of their part's root.
  func append(to package: OfficePackage) throws {
    for kind in NoteKind.allCases {
      guard let notes = bytes[kind], !notes.isEmpty else { continue }
      let part = try kind.part(of: package)
      let document = try package.document(of: part)
      // A root without content is written as one empty tag.
      if document.root.children.isEmpty { document.root.children = [.text("\n")] }
      document.root.declareUsual()
      let content = document.bytes
      guard let end = content.lastIndex(of: UInt8(ascii: "<")) else { continue }
      package.set(part, Array(content[..<end]) + notes + content[end...])
    }
  }
}

extension XMLElement {
  /// Declares the prefixes of what the engine itself writes.
  func declareUsual() {
    for prefix in ["w", "r", "wp", "a", "pic"] where !declarations.contains(where: { $0.prefix == prefix }) {
      if let uri = XMLNamespaces.uri(of: prefix) { declarations.append(XMLDeclaration(prefix: prefix, uri: uri)) }
    }
  }
}
