import Diagnostics
import OOXML

/// A part with its tags found: every story (the body, a note, a text box) with its marks in order.
final class WordPart {
  let name: String
  let file: String
  let document: XMLDocument
  let styles: WordStyles
  private(set) var stories: [[WordMark]] = []
  /// The mark of a run that stands for a tag.
  private(set) var marks: [ObjectIdentifier: WordMark] = [:]
  /// The place of every paragraph, for what is found while compiling.
  private(set) var sites: [ObjectIdentifier: Site] = [:]
  private(set) var hasText = false
  /// Whether every tag has its place (`WordSections`).
  var isPlaced = false
  /// Whether a tag sets other delimiters, so that what would be a tag may be text.
  var changesDelimiters: Bool { stories.joined().contains { if case .delimiters = $0.tag.kind { true } else { false } } }
  private var scanner: TagScanner
  private let hasRuby: Bool
  private let hasTextBoxes: Bool

  init(_ name: String, file: String, document: XMLDocument, styles: WordStyles, delimiters: Delimiters, in compilation: inout Compilation) {
    self.name = name
    self.file = file
    self.document = document
    self.styles = styles
    scanner = TagScanner(delimiters)
    hasRuby = document.mayHold(["w:ruby"])
    hasTextBoxes = document.mayHold(["w:txbxContent"])
    Revisions.accept(in: document)
    gatherTags(delimiters)
    for (container, place) in Self.stories(of: document.root, part: name) {
      var place = place
      story(container, &place, &compilation)
    }
  }

  var hasSections: Bool {
    stories.joined().contains { mark in
      switch mark.tag.kind {
      case .section, .inverted: true
      default: false
      }
    }
  }

  func site(of paragraph: XMLElement) -> Site {
    sites[ObjectIdentifier(paragraph)] ?? Site(file: file, words: Bilingual(zh: name, en: name))
  }

  private static func stories(of root: XMLElement, part: String) -> [(XMLElement, WordPlace)] {
    let name = PartName.file(part)
    func place(_ zh: String, _ en: String) -> WordPlace { WordPlace(story: Bilingual(zh: zh, en: en)) }
    switch root.tag {
    case "w:document": return root.first("w:body").map { [($0, WordPlace())] } ?? []
    case "w:hdr": return [(root, place("页眉(\(name))", "header (\(name))"))]
    case "w:ftr": return [(root, place("页脚(\(name))", "footer (\(name))"))]
    case "w:footnotes":
      return root.all("w:footnote").map { ($0, place("脚注\($0["w:id"] ?? "")", "footnote \($0["w:id"] ?? "")")) }
    case "w:endnotes":
      return root.all("w:endnote").map { ($0, place("尾注\($0["w:id"] ?? "")", "endnote \($0["w:id"] ?? "")")) }
    case "w:comments": return root.all("w:comment").map { ($0, place("批注\($0["w:id"] ?? "")", "comment \($0["w:id"] ?? "")")) }
    default: return [(root, place(name, name))]
    }
  }

  private func gatherTags(_ delimiters: Delimiters) {
    if document.mayHold(["w:instrText", "w:fldSimple"]) { gatherFields(delimiters) }
    if document.mayHold(["m:oMath"]) {
      for formula in document.root.descendants("m:oMath") { CutTags.gather(formula.descendants("m:t"), delimiters) }
    }
    if document.mayHold(["a:p"]) {
      for paragraph in document.root.descendants("a:p") { CutTags.gather(paragraph.descendants("a:t"), delimiters) }
    }
  }

  private func gatherFields(_ delimiters: Delimiters) {
    for paragraph in document.root.descendants("w:p") {
      for (begin, pieces) in CutTags.fieldCodes(of: paragraph) {
        CutTags.gather(pieces, delimiters)
        computeAnew(begin, pieces.map(\.text).joined(), delimiters)
      }
      for field in paragraph.descendants("w:fldSimple") { computeAnew(field, field["w:instr"] ?? "", delimiters) }
    }
  }

  /// A reference that leads where the data says shows, until it is computed, what it showed in the template.
  private func computeAnew(_ field: XMLElement, _ code: String, _ delimiters: Delimiters) {
    if FieldCode.isReference(code), TextLine.mayHoldTags(code, delimiters) { field["w:dirty"] = "true" }
  }

  private func story(_ container: XMLElement, _ place: inout WordPlace, _ compilation: inout Compilation) {
    var found: [WordMark] = []
    walk(container, &place, &found, &compilation)
    stories.append(found)
  }

  private func walk(_ container: XMLElement, _ place: inout WordPlace, _ found: inout [WordMark], _ compilation: inout Compilation) {
    for case .element(let child) in container.children {
      switch child.tag {
      case "w:p": paragraph(child, &place, &found, &compilation)
      case "w:tbl": table(child, &place, &found, &compilation)
      case "w:pPr", "w:sectPr", "w:sdtPr", "w:tblPr": break
      default: walk(child, &place, &found, &compilation)
      }
    }
  }

  private func table(_ table: XMLElement, _ place: inout WordPlace, _ found: inout [WordMark], _ compilation: inout Compilation) {
    if place.cells.isEmpty { place.tables += 1 }
    place.cells.append((place.cells.isEmpty ? place.tables : 1, 0, 0))
    defer { place.cells.removeLast() }
    let level = place.cells.count - 1
    for (row, element) in Self.within(table, "w:tr").enumerated() {
      for (column, cell) in Self.within(element, "w:tc").enumerated() {
        (place.cells[level].row, place.cells[level].column) = (row + 1, column + 1)
        walk(cell, &place, &found, &compilation)
      }
    }
  }

  /// Rows of a table, cells of a row: also those in content controls.
  static func within(_ element: XMLElement, _ tag: String) -> [XMLElement] {
    element.elements.flatMap { child -> [XMLElement] in
      if child.tag == tag { return [child] }
      return child.tag == "w:sdt" || child.tag == "w:sdtContent" ? within(child, tag) : []
    }
  }

  private func paragraph(_ paragraph: XMLElement, _ place: inout WordPlace, _ found: inout [WordMark], _ compilation: inout Compilation) {
    let text = ParagraphText(paragraph)
    if !text.scalars.isEmpty { hasText = true }
    if place.cells.isEmpty, styles.headingLevel(of: paragraph) != nil, !text.scalars.isEmpty {
      place.heading(text.text)
    } else if place.cells.isEmpty {
      place.paragraph += 1
    }
    let site = Site(file: file, words: place.words)
    sites[ObjectIdentifier(paragraph)] = site
    cut(text, of: paragraph, at: site, &found, &compilation)
    if hasRuby {
      for half in paragraph.descendants("w:rt") + paragraph.descendants("w:rubyBase") {
        cut(ParagraphText(half), of: half, at: site, &found, &compilation)
      }
    }
    if hasTextBoxes { textBoxes(in: paragraph, place, &compilation) }
  }

  private func cut(_ text: ParagraphText, of holder: XMLElement, at site: Site, _ found: inout [WordMark], _ compilation: inout Compilation)
  {
    let (pieces, faults) = scanner.scan(text.scalars)
    for fault in faults { compilation.problems.add(.syntax(fault.reason), source: fault.source, at: site) }
    text.cut(compilation.admitted(pieces) { _ in site }) { tag, run in
      let mark = WordMark(tag, at: site, run: run, paragraph: holder)
      marks[ObjectIdentifier(run)] = mark
      found.append(mark)
      compilation.remark(tag, at: site)
    }
  }

  /// Every text box is a story of its own; both branches of AlternateContent are read.
  private func textBoxes(in element: XMLElement, _ place: WordPlace, _ compilation: inout Compilation) {
    for case .element(let child) in element.children {
      if child.tag == "w:txbxContent" {
        var inner = place
        inner.story = Bilingual(zh: place.story.zh + "文本框", en: place.story.en + "text box")
        inner.paragraph = 0
        inner.cells = []
        story(child, &inner, &compilation)
      } else {
        textBoxes(in: child, place, &compilation)
      }
    }
  }
}
