import Diagnostics
import OOXML

/// The tree of a part, from the whole to its blocks.
extension WordCompiler {
  func emitDocument(_ body: XMLElement? = nil) {
    for mark in part.stories.joined() where Directive(mark.tag) == .merge {
      if let cell = cell(of: mark) { merging.insert(ObjectIdentifier(cell)) }
    }
    collectLoopBookmarks()
    collectNotes()
    collectSequences()
    if isPartial { renewBookmarks(of: nil) }
    if let note {
      emit(note)
    } else if let body {
      if isInline { for child in body.children where child.element?.tag != "w:pPr" { emit(child) } } else { emitBlocks(of: body) }
    } else {
      emitWhole()
    }
    flush()
    // What is still open has been told as a problem; the program is not run.
    while !openMarks.isEmpty {
      openMarks.removeLast()
      builder.close()
    }
    out.program = builder.program
  }

  func emitWhole() {
    bytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n")
    let root = part.document.root
    root.declareUsual()
    emit(root)
  }

  func cell(of mark: WordMark) -> XMLElement? {
    var found: XMLElement?
    func visit(_ element: XMLElement, _ cell: XMLElement?) {
      if element === mark.run { found = cell }
      for case .element(let child) in element.children where found == nil { visit(child, element.tag == "w:tc" ? element : cell) }
    }
    visit(part.document.root, nil)
    return found
  }

  func emit(_ element: XMLElement) {
    let key = ObjectIdentifier(element)
    guard placed.contains(key) else { return emitKept(element) }
    emit(before[key])
    if let marks = instead[key] {
      emitInstead(of: element, marks)
    } else {
      emitKept(element)
    }
    emit(after[key])
  }

  /// The place of a paragraph, row or cell that goes: its tags' operations, and the bookmarks that stood in it.
  func emitInstead(of element: XMLElement, _ marks: [WordMark]) {
    var marks = marks[...]
    element.walk { inner in
      if let mark = marks.first, inner === mark.run {
        emit(mark)
        marks.removeFirst()
        return false
      }
      if LoopBookmarks.key(of: inner) != nil { emitGeneric(inner) }
      return true
    }
  }

  func emitKept(_ element: XMLElement) {
    switch element.tag {
    case "w:p": emitParagraph(element)
    case "w:r": emitRun(element)
    case "w:rPr": if mayHoldTags(element) { emitGeneric(element) } else { element.write(to: &scratch) }
    case "w:tbl": emitTable(element)
    case "w:tr": emitRow(element)
    case "w:tc": emitCell(element)
    case "w:hyperlink", "w:fldSimple":
      linkDepth += 1
      emitGeneric(element)
      linkDepth -= 1
    case "w:drawing": emitDrawing(element)
    case "pic:pic": if !emitGroupedPicture(element) { emitGeneric(element) }
    case "v:shape", "v:rect": if !emitOldPicture(element) { emitGeneric(element) }
    case "w:bookmarkStart", "w:bookmarkEnd", "w:permStart", "w:permEnd": emitBookmark(element)
    case "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference":
      if inLoop, notes[ObjectIdentifier(element)] == nil { emitOnce(element) } else { emitGeneric(element) }
    case "w:footnote", "w:endnote", "w:comment":
      if context.notes.isFloating(element), element !== note { return }
      emitHolder(element)
    case "w:txbxContent", "w:hdr", "w:ftr", "w:body", "w:sdtContent": emitHolder(element)
    case "a:t", "m:t", "c:v": emitText(element)
    case "w:t" where sequences[ObjectIdentifier(element)] != nil:
      emitStart(element)
      special(.sequence(sequences[ObjectIdentifier(element)] ?? 0))
      emitEnd(element)
    case "v:shapetype": if inLoop { emitOnce(element) } else { emitGeneric(element) }
    case "w:instrText": emitInstruction(element)
    case "w:sdt": emitControl(element)
    // What a control is bound to, or shows in the place of a text, would take the place of the filled text.
    case "w:dataBinding", "w15:dataBinding", "w:showingPlcHdr": if !isFilledControl { emitGeneric(element) }
    default: emitGeneric(element)
    }
  }

  /// What holds paragraphs and tables. All but the body must end with a paragraph, whatever its sections leave.
  func emitBlocks(of container: XMLElement, without dropped: String? = nil) {
    var index = 0
    while index < container.children.count {
      if context.hasContents, let field = ContentsReader.field(at: index, of: container) {
        special(.contents(out.contents.count))
        out.contents.append(field.field)
        index = field.end + 1
        continue
      }
      let child = container.children[index]
      // Before the properties of the last section: a body, too, ends with a paragraph.
      if container.tag == "w:body", child.element?.tag == "w:sectPr" { special(.separatesTables) }
      if dropped == nil || child.element?.tag != dropped { emit(child) }
      index += 1
    }
    guard let last = container.elements.last(where: { $0.tag != "w:sectPr" }), !staysLast(last) else { return }
    switch container.tag {
    case "w:body": break
    case "w:sdtContent": if last.tag != "w:tr", last.tag != "w:tc", last.tag != "w:r" { special(.controlNeedsContent) }
    default: special(.needsParagraph)
    }
  }

  /// A paragraph that is there whatever the data.
  private func staysLast(_ block: XMLElement) -> Bool {
    let key = ObjectIdentifier(block)
    if onlyTag(of: block)?.tag.isPartial ?? false { return false }
    return block.tag == "w:p" && instead[key] == nil && after[key] == nil && before[key] == nil
  }

  private func emitHolder(_ element: XMLElement) {
    emitStart(element)
    emitBlocks(of: element)
    emitEnd(element)
  }

  /// Text that is no run's: of a drawing, a formula, a chart.
  private func emitText(_ element: XMLElement) {
    guard let line = line(element.text, at: { self.currentSite(of: element) }) else { return emitGeneric(element) }
    emitStart(element)
    special(.line(line, .text))
    emitEnd(element)
  }

  func emitOnce(_ element: XMLElement) {
    special(.once(out.once.count))
    out.once.append(element.bytes)
  }

  func emitControl(_ control: XMLElement) {
    // One around rows or cells that may all vanish would be left empty, where nothing may be.
    if mayLoseRowsOrCells(control) {
      for child in control.first("w:sdtContent")?.children ?? [] { emit(child) }
      return
    }
    let around = isFilledControl
    isFilledControl = inLoop || !control.descendants(WordMark.elementName).isEmpty
    emitGeneric(control)
    isFilledControl = around
  }

  private func mayLoseRowsOrCells(_ control: XMLElement) -> Bool {
    guard let content = control.first("w:sdtContent") else { return false }
    return (WordPart.within(content, "w:tr") + WordPart.within(content, "w:tc")).contains(where: repeats)
  }

  func emitGeneric(_ element: XMLElement) {
    guard !element.children.isEmpty else {
      emitStart(element, empty: true)
      return
    }
    emitStart(element)
    emitChildren(element)
    emitEnd(element)
  }

  private func mayHoldTags(_ element: XMLElement) -> Bool {
    element.attributes.contains { TextLine.mayHoldTags($0.value, context.delimiters) } || element.elements.contains(where: mayHoldTags)
  }

  func emitChildren(_ element: XMLElement) {
    for child in element.children {
      if case .text(let text) = child { tellTagsLeft(text, in: element) }
      emit(child)
    }
  }

  /// A tag in a text that is written as it is.
  private func tellTagsLeft(_ text: String, in element: XMLElement) {
    guard !part.changesDelimiters, TextLine.mayHoldTags(text, context.delimiters) else { return }
    let site = currentSite(of: element)
    guard let tag = TagsLeft(at: site, context.delimiters).tag(in: text) else { return }
    compilation.problems.add(.misplacedTag, source: tag, at: site)
  }

  /// Visits everything in the order in which it is written, with the sections that are open around it.
  func walkSections(_ visit: (XMLElement, [WordMark]) -> Void) {
    var open: [WordMark] = []
    func meet(_ marks: [WordMark]?) {
      for mark in marks ?? [] {
        switch mark.tag.kind {
        case .section, .inverted: open.append(mark)
        case .close: _ = open.popLast()
        default: break
        }
      }
    }
    func walk(_ element: XMLElement) {
      let key = ObjectIdentifier(element)
      guard placed.contains(key) || part.marks[key] != nil else {
        visit(element, open)
        for case .element(let child) in element.children where !Self.isPlain(child) { walk(child) }
        return
      }
      meet(before[key])
      if let marks = instead[key] {
        meet(marks)
      } else if let mark = part.marks[key] {
        if case .inline = mark.placement { meet([mark]) }
      } else {
        visit(element, open)
        meet(starts[key])
        for case .element(let child) in element.children where !Self.isPlain(child) { walk(child) }
        meet(ends[key])
      }
      meet(after[key])
    }
    walk(part.document.root)
  }

  /// How a run, a row or a table looks: nothing in it is numbered or refers to anything.
  static func isPlain(_ element: XMLElement) -> Bool {
    element.tag == "w:rPr" || element.tag == "w:trPr" || element.tag == "w:tblPr"
  }

  /// The first paragraph of a section's item is written: what follows begins no page any more.
  func pageIsBegun() { while let section = pageSections.last, openMarks.last === section { pageSections.removeLast() } }

  func isOpen(_ mark: WordMark?) -> Bool { mark.map { wanted in openMarks.contains { $0 === wanted } } ?? false }

  func emit(_ node: XMLNode) {
    if let element = node.element { emit(element) } else { node.write(to: &scratch) }
  }

  func emitEnd(_ element: XMLElement) { element.writeEnd(to: &scratch) }
}
