import Diagnostics
import OOXML

/// Puts comments into a copy of a Word template.
///
/// Comments stand in the body only: what is wrong in a header or note is told at the body's first paragraph, what is wrong in a text box
/// at the paragraph that holds it. Tracked changes are accepted in the copy.
struct WordAnnotator {
  private let package: OfficePackage
  private let main: String
  private let document: XMLDocument
  /// The body's own paragraph for the words of a place.
  private let paragraphs: [String: XMLElement]
  private let first: XMLElement?
  private let delimiters: Delimiters

  init(_ bytes: [UInt8], name: String, delimiters: Delimiters) throws {
    self.delimiters = delimiters
    package = try OfficePackage(bytes: bytes)
    main = try package.mainPart
    document = try package.document(of: main)
    Revisions.accept(in: document)
    let styles =
      try package.related(main, kind: "styles").map { [package] in WordStyles(try package.document(of: $0).root) } ?? WordStyles()
    var compilation = Compilation()
    let read = WordPart(
      main, file: name, document: try package.document(of: main), styles: styles, delimiters: delimiters, in: &compilation)
    var found: [String: XMLElement] = [:]
    let ours = Self.paragraphs(document.root)
    for (mine, theirs) in zip(ours, Self.paragraphs(read.document.root)) {
      let words = read.site(of: theirs.paragraph).words.zh
      if found[words] == nil { found[words] = mine.holder }
    }
    paragraphs = found
    first = ours.first?.holder
  }

  /// Every paragraph, and the outermost paragraph that holds it.
  private static func paragraphs(_ root: XMLElement) -> [(paragraph: XMLElement, holder: XMLElement)] {
    var found: [(XMLElement, XMLElement)] = []
    func visit(_ element: XMLElement, _ holder: XMLElement?) {
      let inside = element.tag == "w:p" ? holder ?? element : holder
      if element.tag == "w:p", let inside { found.append((element, inside)) }
      for child in element.elements { visit(child, inside) }
    }
    visit(root, nil)
    return found
  }

  func annotate(_ problems: Problems) throws -> [UInt8] {
    let part: String
    let comments: XMLDocument
    if let existing = try package.related(main, kind: "comments") {
      part = existing
      comments = try package.document(of: existing)
    } else {
      part = "word/comments.xml"
      let root = XMLElement("w:comments")
      root.declarations = [XMLDeclaration(prefix: "w", uri: XMLNamespaces.uri(of: "w") ?? "")]
      comments = XMLDocument(root: root)
      try package.relate(main, to: part, kind: "comments")
    }
    var number = comments.root.all("w:comment").compactMap { $0["w:id"].flatMap { Int($0) } }.max() ?? -1
    for note in problems.notes {
      guard let paragraph = paragraphs[note.site.words.zh] ?? first else { continue }
      number += 1
      comments.root.append(comment(number, note))
      Self.mark(paragraph, number)
    }
    package.set(part, comments, contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml")
    package.set(main, document)
    return try package.bytes()
  }

  private func comment(_ number: Int, _ note: Problems.Note) -> XMLElement {
    let lines = ["\(note.source) — \(note.reason.zh)", note.hint.zh, note.site.words.zh].map(delimiters.disarmed)
    let paragraphs = lines.map { line in
      XMLNode.element(
        XMLElement("w:p", [], [.element(XMLElement("w:r", [], [.element(XMLElement("w:t", [("xml:space", "preserve")], [.text(line)]))]))]))
    }
    return XMLElement("w:comment", [("w:id", String(number)), ("w:author", "hotline-docs"), ("w:initials", "hd")], paragraphs)
  }

  private static func mark(_ paragraph: XMLElement, _ number: Int) {
    let id = [("w:id", String(number))]
    let start = paragraph.children.firstIndex { $0.element?.tag == "w:pPr" }.map { $0 + 1 } ?? 0
    paragraph.children.insert(.element(XMLElement("w:commentRangeStart", id)), at: start)
    paragraph.append(XMLElement("w:commentRangeEnd", id))
    paragraph.append(XMLElement("w:r", [], [.element(XMLElement("w:commentReference", id))]))
  }
}
