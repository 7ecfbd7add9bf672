extension OfficePackage {
  /// Adds notes to cells of a sheet that is there; a note that a cell has already goes on with the new one.
  ///
  /// `sheet` is the sheet's part.
  public func addNotes(_ notes: [SheetDescription.Note], to sheet: String, author: String) throws {
    guard !notes.isEmpty else { return }
    let part: String
    let comments: XMLDocument
    if let existing = try related(sheet, kind: "comments") {
      part = existing
      comments = try document(of: existing)
    } else {
      part = freeName("xl/comments", "xml")
      comments = XMLDocument(root: CellNotes.root())
      try relate(sheet, to: part, kind: "comments")
    }
    let added = CellNotes.add(notes, to: comments.root, author: author)
    set(part, comments, contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml")
    if !added.isEmpty { try addBoxes(of: added, to: sheet) }
  }

  private func addBoxes(of notes: [SheetDescription.Note], to sheet: String) throws {
    if let drawing = try related(sheet, kind: "vmlDrawing"), let bytes = CellNotes.boxes(of: notes, addedTo: try bytes(of: drawing)) {
      set(drawing, bytes)
      return
    }
    let drawing = freeName("xl/drawings/vmlDrawing", "vml")
    setDefaultType("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing")
    set(drawing, NoteBoxes.drawing(of: notes))
    let id = try relate(sheet, to: drawing, kind: "vmlDrawing")
    let document = try document(of: sheet)
    let root = document.root
    if !root.declarations.contains(where: { $0.prefix == "r" }) {
      root.declarations.append(XMLDeclaration(prefix: "r", uri: XMLNamespaces.uri(of: "r") ?? ""))
    }
    root.insertInOrder(
      XMLElement(name: CellNotes.name("legacyDrawing", in: root), tag: "x:legacyDrawing", attributes: [XMLAttribute("r:id", id)]))
    set(sheet, document)
  }

  private func freeName(_ stem: String, _ suffix: String) -> String {
    var number = 1
    while contains("\(stem)\(number).\(suffix)") { number += 1 }
    return "\(stem)\(number).\(suffix)"
  }
}

/// The part that holds a sheet's notes.
private enum CellNotes {
  static func root() -> XMLElement {
    let root = XMLElement(name: "comments", tag: "x:comments")
    root.declarations = [XMLDeclaration(prefix: "", uri: XMLNamespaces.uri(of: "x") ?? "")]
    root.append(XMLElement(name: "authors", tag: "x:authors"))
    root.append(XMLElement(name: "commentList", tag: "x:commentList"))
    return root
  }

  /// A name as the document spells those of its namespace.
  static func name(_ name: String, in root: XMLElement) -> String {
    root.name.firstIndex(of: ":").map { root.name[...$0] + name } ?? name
  }

  /// - Returns: the notes of cells that had none.
  static func add(_ notes: [SheetDescription.Note], to root: XMLElement, author: String) -> [SheetDescription.Note] {
    func element(_ tag: String, _ attributes: [XMLAttribute] = [], _ children: [XMLNode] = []) -> XMLElement {
      XMLElement(name: name(tag, in: root), tag: "x:" + tag, attributes: attributes, children: children)
    }
    func run(_ text: String) -> XMLElement {
      element("r", [], [.element(element("t", [XMLAttribute("xml:space", "preserve")], [.text(text)]))])
    }
    guard let authors = root.first("x:authors"), let list = root.first("x:commentList") else { return [] }
    let number = authors.all("x:author").count
    authors.append(element("author", [], [.text(author)]))
    var added: [SheetDescription.Note] = []
    for note in notes {
      let cell = note.cell.description
      if let text = list.all("x:comment").first(where: { $0["ref"] == cell })?.first("x:text") {
        if let plain = text.first("x:t") {
          text.remove(plain)
          text.children.insert(.element(element("r", [], [.element(plain)])), at: 0)
        }
        text.append(run("\n" + note.text))
      } else {
        list.append(
          element(
            "comment", [XMLAttribute("ref", cell), XMLAttribute("authorId", String(number))],
            [.element(element("text", [], [.element(run(note.text))]))]))
        added.append(note)
      }
    }
    return added
  }

  /// Bytes in, bytes out: VML in the wild is not always well-formed. `nil` where its end is not found.
  static func boxes(of notes: [SheetDescription.Note], addedTo drawing: [UInt8]) -> [UInt8]? {
    let text = String(decoding: drawing, as: UTF8.self)
    guard let end = text.range(ofLast: "</xml>") else { return nil }
    let numbers = text.matches(of: /_x0000_s(\d{1,9})/).compactMap { Int($0.1) }
    var out = ByteBuffer()
    out.append(raw: String(text[..<end]))
    NoteBoxes.write(notes, from: max(NoteBoxes.firstNumber, (numbers.max() ?? 0) + 1), to: &out)
    out.append(raw: String(text[end...]))
    return out.bytes
  }
}

extension String {
  /// Where the last occurrence of a text begins.
  fileprivate func range(ofLast text: String) -> Index? { ranges(of: text).last?.lowerBound }
}
