import Diagnostics
import OOXML

/// Another document whose body stands where a tag asks for it, with the styles, numbering and pictures that it uses.
enum WordPartial {
  /// A partial within a paragraph must be one itself.
  struct NotOneParagraph: Error {}
  /// Footnotes and endnotes belong to the text alone.
  struct HasNotes: Error {}

  static func compile(
    _ bytes: [UInt8], name: String, inline: Bool, into document: WordFill, part: String, in compilation: inout Compilation
  ) throws -> WordProgram {
    let (package, delimiters) = (document.package, document.template.delimiters)
    let source = try OfficePackage(bytes: bytes)
    let main = try source.mainPart
    let file = name + ".docx"
    let styles = try source.related(main, kind: "styles").map { WordStyles(try source.document(of: $0).root) } ?? WordStyles()
    TagsLeft(at: Site(file: file, words: Bilingual(zh: "", en: "")), delimiters)
      .look(in: source, filled: try WordReader.storyParts(of: source, main), &compilation.problems)
    let text = try source.document(of: main)
    guard let body = text.root.first("w:body") else { throw PackageError.noMainPart }
    if let section = body.first("w:sectPr") { body.remove(section) }
    if inline, body.elements.count != 1 || body.elements.first?.tag != "w:p" { throw NotOneParagraph() }
    let incoming = PartialImport(from: source, main, to: package, part)
    try incoming.bring(body, declaredIn: text.root)
    // The styles as the document has them now, those that came along among them.
    let known = try package.related(package.mainPart, kind: "styles").map { WordStyles(try package.document(of: $0).root) } ?? styles
    let notes = NoteRegistry()
    for kind in [NoteKind.footnote, .endnote] where !body.descendants(kind.reference).isEmpty {
      guard try part == package.mainPart, let from = try source.related(main, kind: kind.relationship) else { throw HasNotes() }
      let theirs = try source.document(of: from)
      let ours = try kind.part(of: package)
      try PartialImport(from: source, from, to: package, ours).bring(theirs.root, declaredIn: theirs.root)
      let read = WordPart(ours, file: file, document: theirs, styles: styles, delimiters: delimiters, in: &compilation)
      notes.add(read, try package.relationships(of: ours))
    }
    let read = WordPart(main, file: file, document: text, styles: known, delimiters: delimiters, in: &compilation)
    let links = try package.relationships(of: part)
    let context = WordCompiler.Context(
      relationships: links, target: { id in links[id].flatMap { package.target(of: $0, from: part) } },
      contents: part == document.template.programs.first?.part ? document.template.contents : [], delimiters: delimiters, notes: notes,
      chart: { document.original(ofChart: $0) }, chartBook: { package.workbook(ofChart: $0) })
    var program = WordCompiler.compileBlocks(
      read, inline ? body.elements[0] : body, inline: inline, context, in: &compilation)
    program.part = part
    document.replaceLinks(of: program)
    return program
  }
}

/// Copies what a partial's body refers to into the package that takes it in, and rewrites the references.
private final class PartialImport {
  private let source: OfficePackage
  private let sourcePart: String
  private let package: OfficePackage
  private let part: String
  private var relationships: [String: String] = [:]
  private var styleNames: [String: String] = [:]
  private var numbers: [String: String] = [:]

  init(from source: OfficePackage, _ sourcePart: String, to package: OfficePackage, _ part: String) {
    (self.source, self.sourcePart, self.package, self.part) = (source, sourcePart, package, part)
  }

  /// - Parameter root: where the prefixes of the body's elements are declared, which the document that takes it in may not know.
  func bring(_ body: XMLElement, declaredIn root: XMLElement) throws {
    for block in body.elements { declare(root.declarations + body.declarations, on: block) }
    try bringStyles(of: body)
    try bringNumbering(of: body)
    try body.walk { element in
      for index in element.attributes.indices where element.attributes[index].tag.hasPrefix("r:") {
        element.attributes[index].value = try relationship(element.attributes[index].value)
      }
      switch element.tag {
      case "w:pStyle", "w:rStyle", "w:tblStyle": if let id = element["w:val"], let other = styleNames[id] { element["w:val"] = other }
      case "w:numId": if let id = element["w:val"], let other = numbers[id] { element["w:val"] = other }
      default: break
      }
      // What the partial's authors remarked to each other is no text of the document.
      element.children.removeAll { Self.remarks.contains($0.element?.tag ?? "") }
      return true
    }
  }

  /// The prefixes that the block uses, but for those of every document.
  private func declare(_ declarations: [XMLDeclaration], on block: XMLElement) {
    var used: Set<Substring> = []
    block.walk { element in
      used.insert(element.name.prefix { $0 != ":" })
      for attribute in element.attributes {
        used.insert(attribute.name.prefix { $0 != ":" })
        if attribute.name == "Requires" { used.formUnion(attribute.value.split(separator: " ")) }
      }
      return true
    }
    for declaration in declarations where used.contains(declaration.prefix[...]) {
      let isEverywhere = declaration.prefix == "w" && declaration.uri == XMLNamespaces.uri(of: "w")
      guard !isEverywhere, !block.declarations.contains(where: { $0.prefix == declaration.prefix }) else { continue }
      block.declarations.append(declaration)
    }
  }

  private static let remarks: Set<String> = ["w:commentReference", "w:commentRangeStart", "w:commentRangeEnd"]

  private func relationship(_ id: String) throws -> String {
    if let known = relationships[id] { return known }
    guard let link = try source.relationships(of: sourcePart)[id] else { return id }
    var links = try package.relationships(of: part)
    let new: String
    if link.isExternal {
      new = links.add(type: link.type, target: link.target, isExternal: true)
    } else if let target = source.target(of: link, from: sourcePart) {
      let copy = try copy(target)
      links = try package.relationships(of: part)
      new = links.add(type: link.type, target: PartName.target(of: copy, from: part))
    } else {
      return id
    }
    package.setRelationships(links, of: part)
    relationships[id] = new
    return new
  }

  /// A part with everything that it leads to, under a name that is free.
  private func copy(_ name: String) throws -> String {
    let suffix = PartName.suffix(name)
    let stem = PartName.folder(name) + "partial_" + PartName.file(name).dropLast(suffix.count + 1)
    var number = 1
    while package.contains("\(stem)_\(number).\(suffix)") { number += 1 }
    let new = "\(stem)_\(number).\(suffix)"
    package.set(new, try source.bytes(of: name), contentType: source.contentType(of: name))
    var links = try source.relationships(of: name)
    for index in links.items.indices where !links.items[index].isExternal {
      guard let target = source.target(of: links.items[index], from: name) else { continue }
      links.items[index].target = PartName.target(of: try copy(target), from: new)
    }
    if !links.items.isEmpty { package.setRelationships(links, of: new) }
    return new
  }

  // MARK: Styles

  /// Styles that the document has under the same name are the document's; the others come along under ids that are free.
  private func bringStyles(of body: XMLElement) throws {
    guard let from = try source.related(source.mainPart, kind: "styles"), let to = try package.related(try package.mainPart, kind: "styles")
    else { return }
    let (theirs, ours) = (try source.document(of: from), try package.document(of: to))
    let known = Dictionary(ours.root.all("w:style").map { (key($0), $0["w:styleId"] ?? "") }, uniquingKeysWith: { first, _ in first })
    var taken = Set(ours.root.all("w:style").compactMap { $0["w:styleId"] })
    let byID = Dictionary(
      theirs.root.all("w:style").compactMap { style in style["w:styleId"].map { ($0, style) } }, uniquingKeysWith: { first, _ in first })
    var wanted: [String] = []
    body.walk { element in
      if ["w:pStyle", "w:rStyle", "w:tblStyle"].contains(element.tag), let id = element["w:val"] { wanted.append(id) }
      return true
    }
    var added: [XMLElement] = []
    while let id = wanted.popLast() {
      guard styleNames[id] == nil, let style = byID[id] else { continue }
      if let same = known[key(style)] {
        styleNames[id] = same
        continue
      }
      var free = id
      while taken.contains(free) { free += "_1" }
      taken.insert(free)
      styleNames[id] = free
      let copy = style.copy()
      copy["w:default"] = nil
      added.append(copy)
      for tag in ["w:basedOn", "w:next", "w:link"] { if let other = style.first(tag)?["w:val"] { wanted.append(other) } }
    }
    guard !added.isEmpty else { return }
    for style in added {
      style["w:styleId"] = style["w:styleId"].flatMap { styleNames[$0] }
      for tag in ["w:basedOn", "w:next", "w:link"] {
        if let link = style.first(tag), let other = link["w:val"] { link["w:val"] = styleNames[other] ?? other }
      }
      ours.root.append(style)
    }
    package.set(to, ours)
  }

  private func key(_ style: XMLElement) -> String {
    (style["w:type"] ?? "paragraph") + "\u{0}" + (style.first("w:name")?["w:val"]?.lowercased() ?? "")
  }

  // MARK: Numbering

  private func bringNumbering(of body: XMLElement) throws {
    guard let from = try source.related(source.mainPart, kind: "numbering") else { return }
    let used = Set(body.descendants("w:numId").compactMap { $0["w:val"] }).subtracting(["0"]).sorted()
    guard !used.isEmpty else { return }
    let main = try package.mainPart
    let theirs = try source.document(of: from)
    let to: String
    let ours: XMLDocument
    if let existing = try package.related(main, kind: "numbering") {
      to = existing
      ours = try package.document(of: existing)
    } else {
      to = "word/numbering.xml"
      let root = XMLElement("w:numbering")
      root.declarations = theirs.root.declarations
      root.attributes = theirs.root.attributes
      ours = XMLDocument(root: root)
      package.set(to, ours, contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml")
      try package.relate(main, to: to, kind: "numbering")
    }
    func highest(_ tag: String, _ attribute: String) -> Int {
      ours.root.all(tag).compactMap { $0[attribute].flatMap { Int($0) } }.max() ?? 0
    }
    for id in used {
      guard let number = theirs.root.all("w:num").first(where: { $0["w:numId"] == id }),
        let abstract = number.first("w:abstractNumId")?["w:val"],
        let definition = theirs.root.all("w:abstractNum").first(where: { $0["w:abstractNumId"] == abstract })
      else { continue }
      let (newAbstract, newNumber) = (highest("w:abstractNum", "w:abstractNumId") + 1, highest("w:num", "w:numId") + 1)
      let (definitionCopy, numberCopy) = (definition.copy(), number.copy())
      definitionCopy["w:abstractNumId"] = String(newAbstract)
      if let unique = definitionCopy.first("w:nsid") { definitionCopy.remove(unique) }
      numberCopy["w:numId"] = String(newNumber)
      numberCopy.first("w:abstractNumId")?["w:val"] = String(newAbstract)
      let position = ours.root.children.firstIndex { $0.element?.tag == "w:num" } ?? ours.root.children.count
      ours.root.children.insert(.element(definitionCopy), at: position)
      let end = ours.root.children.lastIndex { $0.element?.tag == "w:num" }.map { $0 + 1 } ?? position + 1
      ours.root.children.insert(.element(numberCopy), at: end)
      numbers[id] = String(newNumber)
    }
    package.set(to, ours)
  }
}
