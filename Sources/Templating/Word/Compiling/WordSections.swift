import Diagnostics
import OOXML

/// Decides for every section tag at which level it works: between runs, paragraphs, rows or cells (specification: templates, "Own line").
struct WordSections {
  private let ancestors: [ObjectIdentifier: [XMLElement]]
  private let marksOfParagraph: [ObjectIdentifier: [WordMark]]
  private var bare: [ObjectIdentifier: Bool] = [:]
  private var remarks = Problems()
  private let content: Set<String> = [
    "w:t", "w:drawing", "w:pict", "w:object", "w:tab", "w:br", "w:sym", "w:fldChar", "m:oMath", "m:oMathPara",
    "w:footnoteReference", "w:endnoteReference", "w:commentReference", "w:ruby", "w:cr", "w:ptab", "w:noBreakHyphen", "w:pgNum",
  ]

  init(_ part: WordPart) {
    var ancestors: [ObjectIdentifier: [XMLElement]] = [:]
    var path: [XMLElement] = []
    func visit(_ element: XMLElement) {
      if part.marks[ObjectIdentifier(element)] != nil { ancestors[ObjectIdentifier(element)] = path }
      path.append(element)
      for case .element(let child) in element.children { visit(child) }
      path.removeLast()
    }
    visit(part.document.root)
    self.ancestors = ancestors
    var byParagraph: [ObjectIdentifier: [WordMark]] = [:]
    for mark in part.stories.joined() { byParagraph[ObjectIdentifier(mark.paragraph), default: []].append(mark) }
    marksOfParagraph = byParagraph
  }

  /// Places the tags of all stories, once, however many programs are made of the part.
  static func place(_ part: WordPart, in compilation: inout Compilation) {
    guard !part.isPlaced else { return }
    part.isPlaced = true
    var sections = WordSections(part)
    for story in part.stories { sections.place(story, problems: &compilation.problems) }
    compilation.remarks.add(sections.remarks)
  }

  /// Pairs the tags of a story and places them.
  mutating func place(_ story: [WordMark], problems: inout Problems) {
    for mark in story { dissolve(mark) }
    var open: [WordMark] = []
    for mark in story {
      switch mark.tag.kind {
      case .section, .inverted: open.append(mark)
      case .close: close(mark, &open, &problems)
      case .comment where Directive(mark.tag) == .pages:
        guard let section = open.last else {
          let reason = Bilingual(zh: "“分页”要放在区段里", en: "分页 stands inside a section")
          problems.add(.other(.templateNesting, reason, hint: reason), source: mark.tag.source, at: mark.site)
          continue
        }
        section.breaksPages = true
      default: break
      }
    }
    for mark in open { problems.add(.openSection(mark.tag.name), source: mark.tag.source, at: mark.site) }
  }

  private mutating func close(_ mark: WordMark, _ open: inout [WordMark], _ problems: inout Problems) {
    guard let last = open.last else {
      problems.add(.strayClose(mark.tag.name), source: mark.tag.source, at: mark.site)
      return
    }
    guard last.tag.path == mark.tag.path else {
      problems.add(.nesting(mark.tag.name, other: last.tag.source, at: last.site), source: mark.tag.source, at: mark.site)
      if let outer = open.lastIndex(where: { $0.tag.path == mark.tag.path }) { open.removeSubrange(outer...) }
      return
    }
    open.removeLast()
    last.partner = mark
    mark.partner = last
    if !pair(last, mark) {
      problems.add(.nesting(mark.tag.name, other: last.tag.source, at: last.site), source: mark.tag.source, at: mark.site)
    }
  }

  // MARK: Own line

  /// A paragraph or row that holds nothing but such tags goes, and its tags with it.
  private mutating func dissolve(_ mark: WordMark) {
    guard mark.tag.standsAlone else { return }
    if let row = path(mark).last(where: { $0.tag == "w:tr" }), isBare(row: row) {
      mark.placement = .insteadOf(row)
    } else if isBare(mark.paragraph) {
      mark.placement = .insteadOf(mark.paragraph)
    }
  }

  /// Nothing but section, comment and delimiter tags, and blanks; a paragraph that ends a section of the document stays.
  mutating func isBare(_ paragraph: XMLElement) -> Bool {
    let key = ObjectIdentifier(paragraph)
    if let known = bare[key] { return known }
    let marks = marksOfParagraph[key] ?? []
    let result =
      !marks.isEmpty && marks.allSatisfy { $0.tag.standsAlone } && !hasContent(paragraph)
      && paragraph.first("w:pPr", "w:sectPr") == nil
    bare[key] = result
    return result
  }

  private mutating func isBare(row: XMLElement) -> Bool {
    let key = ObjectIdentifier(row)
    if let known = bare[key] { return known }
    var paragraphs: [XMLElement] = []
    var nested = false
    row.walk { element in
      if element.tag == "w:tbl" { nested = true }
      if element.tag == "w:p" { paragraphs.append(element) }
      return element.tag != "w:p"
    }
    let marks = paragraphs.flatMap { marksOfParagraph[ObjectIdentifier($0)] ?? [] }
    let result =
      !nested && !marks.isEmpty && marks.allSatisfy { $0.tag.standsAlone } && paragraphs.allSatisfy { !hasContent($0) }
    bare[key] = result
    return result
  }

  private func hasContent(_ element: XMLElement) -> Bool {
    var found = false
    element.walk { inner in
      if inner.tag == "w:pPr" || inner.tag == "w:rPr" { return false }
      if inner.tag == "w:t" {
        if !inner.text.unicodeScalars.allSatisfy({ PlainForm.of($0).plain?.properties.isWhitespace ?? true }) { found = true }
      } else if content.contains(inner.tag) || inner.tag == "mc:AlternateContent" {
        found = true
      }
      return !found
    }
    return found
  }

  // MARK: Levels

  private func path(_ mark: WordMark) -> [XMLElement] { ancestors[ObjectIdentifier(mark.run)] ?? [] }

  /// Places a pair; false where it does not nest.
  private mutating func pair(_ open: WordMark, _ close: WordMark) -> Bool {
    let (from, to) = (path(open), path(close))
    var depth = 0
    while depth < from.count, depth < to.count, from[depth] === to[depth] { depth += 1 }
    guard depth > 0 else { return false }
    let common = from[depth - 1]
    // Both may be gone with one and the same paragraph or row.
    if case .insteadOf(let gone) = open.placement, case .insteadOf(let other) = close.placement, gone === other { return true }
    switch common.tag {
    case "w:p", "w:hyperlink", "w:fldSimple", "w:dir", "w:bdo": return inline(open, close, from, to, depth)
    case "w:tbl": return rows(open, close, from, to)
    case "w:tr": return cells(open, close, from, to, in: common)
    case "w:sdtContent":
      if to.count > depth, to[depth].tag == "w:tr" { return rows(open, close, from, to) }
      if to.count > depth, to[depth].tag == "w:tc" { return false }
      return from.count == depth ? inline(open, close, from, to, depth) : blocks(open, close, from, to, depth)
    default: return blocks(open, close, from, to, depth)
    }
  }

  private func inline(_ open: WordMark, _ close: WordMark, _ from: [XMLElement], _ to: [XMLElement], _ depth: Int) -> Bool {
    // Both are in one paragraph that is bare only if nothing lies between them; then it goes altogether.
    if from.count == depth, to.count == depth { return true }
    // A tag at the very edge of a hyperlink or control stands as well outside it.
    if from.count > depth {
      guard isEdge(open.run, of: from[depth], first: true), wraps(from[depth...]) else { return false }
      open.placement = .before(from[depth])
    }
    if to.count > depth {
      guard isEdge(close.run, of: to[depth], first: false), wraps(to[depth...]) else { return false }
      close.placement = .after(to[depth])
    }
    return true
  }

  private func wraps(_ path: ArraySlice<XMLElement>) -> Bool { path.allSatisfy { ParagraphText.wrappers.contains($0.tag) } }

  /// Whether the run is the first or last of what the element holds.
  private func isEdge(_ run: XMLElement, of wrapper: XMLElement, first: Bool) -> Bool {
    let runs = wrapper.descendants("w:r")
    return (first ? runs.first : runs.last) === run
  }

  /// Different paragraphs of one body, cell, note or text box.
  private mutating func blocks(_ open: WordMark, _ close: WordMark, _ from: [XMLElement], _ to: [XMLElement], _ depth: Int) -> Bool {
    guard from.count > depth, to.count > depth, level(of: open, from, depth), level(of: close, to, depth) else { return false }
    let whole = leads(open) && trails(close)
    if whole {
      remarkBlankPage(open, close, to[depth], in: from[depth - 1])
      if case .inline = open.placement { open.placement = .before(from[depth]) }
      if case .inline = close.placement { close.placement = .after(to[depth]) }
      return true
    }
    // From the middle of a paragraph to the middle of another. A tag whose own paragraph goes works from where the next one begins, or
    // to where the one before ends.
    let container = from[depth - 1]
    if case .insteadOf(let gone) = open.placement {
      guard let next = neighbour(of: gone, in: container, step: 1) else { return false }
      open.placement = .start(of: next)
    } else if from.count != depth + 1 {
      return false
    }
    if case .insteadOf(let gone) = close.placement {
      guard let before = neighbour(of: gone, in: container, step: -1) else { return false }
      close.placement = .end(of: before)
    } else if to.count != depth + 1 {
      return false
    }
    return true
  }

  /// A page break at the end of every item, with nothing behind the last one: the last page would be blank.
  private mutating func remarkBlankPage(_ open: WordMark, _ close: WordMark, _ end: XMLElement, in container: XMLElement) {
    let blocks = container.elements
    guard case .section = open.tag.kind, container.tag == "w:body", let index = blocks.firstIndex(where: { $0 === end }) else { return }
    var last = index
    if case .insteadOf = close.placement { last -= 1 }
    guard blocks.indices.contains(last), blocks[last].tag == "w:p", endsWithPageBreak(blocks[last]),
      blocks[(index + 1)...].allSatisfy({ block in
        block.tag == "w:sectPr" || (block.tag == "w:p" && !hasContent(block) && marksOfParagraph[ObjectIdentifier(block)] == nil)
      })
    else { return }
    remarks.add(.blankPage, source: open.tag.source, at: open.site)
  }

  private func endsWithPageBreak(_ paragraph: XMLElement) -> Bool {
    var ends = false
    paragraph.walk { element in
      if element.tag == "w:br" {
        ends = element["w:type"] == "page"
      } else if element.tag == "w:t", !element.text.isEmpty {
        ends = false
      } else if content.contains(element.tag), element.tag != "w:t" {
        ends = false
      }
      return element.tag != "w:pPr"
    }
    return ends
  }

  /// The next paragraph on this side that stays; `nil` where a table or the container's end comes first.
  private mutating func neighbour(of paragraph: XMLElement, in container: XMLElement, step: Int) -> XMLElement? {
    let blocks = container.elements
    guard var index = blocks.firstIndex(where: { $0 === paragraph }) else { return nil }
    repeat {
      index += step
      guard blocks.indices.contains(index), blocks[index].tag == "w:p" else { return nil }
    } while isBare(blocks[index])
    return blocks[index]
  }

  /// Whether the tag's paragraph, and not a table around it, is the block of the common container.
  private func level(of mark: WordMark, _ path: [XMLElement], _ depth: Int) -> Bool {
    if case .insteadOf(let gone) = mark.placement { return gone === path[depth] }
    return path[depth] === mark.paragraph
  }

  /// Nothing stands before the tag in its paragraph but other tags of its kind.
  private func leads(_ mark: WordMark) -> Bool { !hasContent(around: mark, before: true) }
  private func trails(_ mark: WordMark) -> Bool { !hasContent(around: mark, before: false) }

  private func hasContent(around mark: WordMark, before: Bool) -> Bool {
    var passed = false
    var found = false
    mark.paragraph.walk { element in
      if element === mark.run {
        passed = true
        return false
      }
      if element.tag == "w:pPr" { return false }
      guard element.tag == "w:r" else { return true }
      if passed != before {
        if let other = marksOfParagraph[ObjectIdentifier(mark.paragraph)]?.first(where: { $0.run === element }) {
          if !other.tag.standsAlone { found = true }
        } else if hasContent(element) {
          found = true
        }
      }
      return false
    }
    return found
  }

  /// From the first cell of a row to the last cell of the same or a later row, or from one row of tags to another.
  private func rows(_ open: WordMark, _ close: WordMark, _ from: [XMLElement], _ to: [XMLElement]) -> Bool {
    guard let table = from.last(where: { element in element.tag == "w:tbl" && to.contains { $0 === element } }) else { return false }
    guard let first = row(of: from, in: table), let last = row(of: to, in: table) else { return false }
    if case .insteadOf(let gone) = open.placement, gone === first {
    } else {
      guard let cell = from.first(where: { element in WordPart.within(first, "w:tc").contains { $0 === element } }),
        WordPart.within(first, "w:tc").first === cell, directly(open, from, in: cell)
      else { return false }
      open.placement = .before(first)
    }
    if case .insteadOf(let gone) = close.placement, gone === last {
    } else {
      guard let cell = to.first(where: { element in WordPart.within(last, "w:tc").contains { $0 === element } }),
        WordPart.within(last, "w:tc").last === cell, directly(close, to, in: cell)
      else { return false }
      close.placement = .after(last)
    }
    return true
  }

  private func row(of path: [XMLElement], in table: XMLElement) -> XMLElement? {
    guard let index = path.firstIndex(where: { $0 === table }) else { return nil }
    return path[index...].first { $0.tag == "w:tr" }
  }

  /// In the cell itself, not in a table or text box within it.
  private func directly(_ mark: WordMark, _ path: [XMLElement], in cell: XMLElement) -> Bool {
    guard let index = path.firstIndex(where: { $0 === cell }) else { return false }
    return !path[(index + 1)...].contains { $0.tag == "w:tbl" || $0.tag == "w:txbxContent" }
  }

  /// Different cells of one row: the whole row from first to last, else these columns.
  private func cells(_ open: WordMark, _ close: WordMark, _ from: [XMLElement], _ to: [XMLElement], in row: XMLElement) -> Bool {
    let cells = WordPart.within(row, "w:tc")
    guard let first = cells.firstIndex(where: { cell in from.contains { $0 === cell } }),
      let last = cells.firstIndex(where: { cell in to.contains { $0 === cell } }), directly(open, from, in: cells[first]),
      directly(close, to, in: cells[last])
    else { return false }
    if first == 0, last == cells.count - 1 {
      open.placement = .before(row)
      close.placement = .after(row)
      return true
    }
    open.placement = place(open, at: cells[first], closing: false)
    close.placement = place(close, at: cells[last], closing: true)
    return true
  }

  /// A cell of tags alone goes with them, as a paragraph or a row does.
  private func place(_ mark: WordMark, at cell: XMLElement, closing: Bool) -> WordMark.Placement {
    var bare = true
    for paragraph in cell.descendants("w:p") {
      let marks = marksOfParagraph[ObjectIdentifier(paragraph)] ?? []
      if hasContent(paragraph) || !marks.allSatisfy({ $0.tag.standsAlone }) { bare = false }
    }
    return bare ? .insteadOf(cell) : closing ? .after(cell) : .before(cell)
  }
}
