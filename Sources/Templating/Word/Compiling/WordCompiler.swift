import Diagnostics
import OOXML

/// Turns a part whose tags are placed into a program.
final class WordCompiler {
  let part: WordPart
  let context: Context
  var compilation: Compilation
  var out = WordProgram()
  private var builder = ProgramBuilder()
  private var scratch = ByteBuffer(capacity: 65_536)
  private var before: [ObjectIdentifier: [WordMark]] = [:]
  private var after: [ObjectIdentifier: [WordMark]] = [:]
  private var starts: [ObjectIdentifier: [WordMark]] = [:]
  private var ends: [ObjectIdentifier: [WordMark]] = [:]
  private var instead: [ObjectIdentifier: [WordMark]] = [:]
  private var merging: Set<ObjectIdentifier> = []
  var mergesOfTable: [[Int]] = []
  private var openMarks: [WordMark] = []
  var pageBreakPending = false
  private var linkDepth = 0
  /// The bookmarks that stand within a section, by name and by number: their index in the program.
  var loopBookmarks = LoopBookmarks()
  var boundPicture: Int?
  var boundChart: Int?

  /// What the parts of one document have in common.
  struct Context {
    let relationships: Relationships
    /// The part that a relationship leads to.
    let target: (String) -> String?
    let hasContents: Bool
    let hyperlinkStyle: String?
    let delimiters: Delimiters
  }

  /// Within a section, where what is unique must be made anew.
  var inLoop: Bool { isPartial || !openMarks.isEmpty }
  private var isPartial = false
  private var isInline = false
  /// A content control that holds tags around.
  private var isFilledControl = false

  static func compile(_ part: WordPart, _ context: Context, in compilation: inout Compilation) -> WordProgram {
    var sections = WordSections(part)
    for story in part.stories { sections.place(story, problems: &compilation.problems) }
    let compiler = WordCompiler(part, context, compilation)
    compiler.emitDocument()
    compilation = compiler.compilation
    return compiler.out
  }

  /// The blocks of a body alone, or the runs of a paragraph, for a partial. Its numbers and bookmarks are made anew as in a section, since it may stand there twice.
  static func compileBlocks(_ part: WordPart, _ body: XMLElement, inline: Bool, _ context: Context, in compilation: inout Compilation)
    -> WordProgram
  {
    var sections = WordSections(part)
    for story in part.stories { sections.place(story, problems: &compilation.problems) }
    let compiler = WordCompiler(part, context, compilation)
    (compiler.isPartial, compiler.isInline) = (true, inline)
    compiler.emitDocument(body)
    compilation = compiler.compilation
    return compiler.out
  }

  private init(_ part: WordPart, _ context: Context, _ compilation: Compilation) {
    self.part = part
    self.context = context
    self.compilation = compilation
    out.part = part.name
    for mark in part.stories.joined() {
      switch mark.placement {
      case .inline: break
      case .before(let element): before[ObjectIdentifier(element), default: []].append(mark)
      case .after(let element): after[ObjectIdentifier(element), default: []].append(mark)
      case .start(let element):
        starts[ObjectIdentifier(element), default: []].append(mark)
        instead[ObjectIdentifier(mark.paragraph), default: []] += []
      case .end(let element):
        ends[ObjectIdentifier(element), default: []].append(mark)
        instead[ObjectIdentifier(mark.paragraph), default: []] += []
      case .insteadOf(let element): instead[ObjectIdentifier(element), default: []].append(mark)
      }
    }
  }

  // MARK: Bytes and operations

  func bytes(_ literal: StaticString) { scratch.append(literal) }
  func text(_ text: String) { scratch.append(text: text) }
  func raw(_ text: String) { scratch.append(raw: text) }
  func attributeText(_ text: String) { scratch.append(attribute: text) }

  private func flush() {
    builder.bytes(scratch.bytes)
    scratch.removeAll()
  }

  func special(_ special: WordSpecial) {
    flush()
    builder.special(out.specials.count)
    out.specials.append(special)
  }

  func list(_ numbers: [Int]) -> Int {
    out.lists.append(numbers)
    return out.lists.count - 1
  }

  func expression(_ tag: Tag, at site: Site) -> Int { builder.add(Expression(tag, at: site, in: &compilation)) }

  func open(_ expression: Expression) {
    flush()
    builder.open(expression, inverted: false)
  }

  func close() {
    flush()
    builder.close()
  }

  // MARK: Tags

  /// The operations of tags that stand together.
  private func emit(_ marks: [WordMark]?) { for mark in marks ?? [] { emit(mark) } }

  private func emit(_ mark: WordMark) {
    switch mark.tag.kind {
    case .section, .inverted:
      var inverted = false
      if case .inverted = mark.tag.kind { inverted = true }
      flush()
      builder.open(Expression(mark.tag, at: mark.site, in: &compilation), inverted: inverted)
      openMarks.append(mark)
      if mark.breaksPages { pageBreakPending = true }
      renewBookmarks(of: mark)
    case .close:
      guard let last = openMarks.last else { return }
      guard last === mark.partner else {
        let other = mark.partner ?? last
        compilation.problems.add(.nesting(mark.tag.name, other: other.tag.source, at: other.site), source: mark.tag.source, at: mark.site)
        return
      }
      openMarks.removeLast()
      close()
    case .comment:
      if case .bookmark(let path)? = Directive(mark.tag) {
        let tag = Tag(kind: .variable, path: path, filters: [], oddities: [], source: mark.tag.source)
        special(.namedBookmark(expression: expression(tag, at: mark.site)))
      }
    case .delimiters: break
    case .partial: partial(mark, inline: true)
    case .variable:
      special(.run(expression: expression(mark.tag, at: mark.site), frame: frame(of: mark)))
    case .picture:
      special(.pictureRun(expression: expression(mark.tag, at: mark.site), frame: frame(of: mark)))
    }
  }

  private func partial(_ mark: WordMark, inline: Bool) {
    special(.partial(out.partials.count, inline: inline))
    out.partials.append(Program.PartialCall(name: mark.tag.name, indent: "", source: mark.tag.source, site: mark.site))
  }

  private func frame(of mark: WordMark, paragraph: [UInt8] = []) -> Int {
    let run = mark.run.first("w:rPr")?.bytes ?? []
    out.frames.append(WordFrame(run: run, paragraph: paragraph, takesLinks: linkDepth == 0))
    return out.frames.count - 1
  }

  // MARK: The tree

  private func emitDocument(_ body: XMLElement? = nil) {
    for mark in part.stories.joined() where Directive(mark.tag) == .merge {
      if let cell = cell(of: mark) { merging.insert(ObjectIdentifier(cell)) }
    }
    collectLoopBookmarks()
    if let body {
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

  private func emitWhole() {
    bytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n")
    let root = part.document.root
    for prefix in ["w", "r", "wp", "a", "pic"] where !root.declarations.contains(where: { $0.prefix == prefix }) {
      if let uri = XMLNamespaces.uri(of: prefix) { root.declarations.append(XMLDeclaration(prefix: prefix, uri: uri)) }
    }
    emit(root)
  }

  private func cell(of mark: WordMark) -> XMLElement? {
    var found: XMLElement?
    func visit(_ element: XMLElement, _ cell: XMLElement?) {
      if element === mark.run { found = cell }
      for child in element.elements where found == nil { visit(child, element.tag == "w:tc" ? element : cell) }
    }
    visit(part.document.root, nil)
    return found
  }

  func emit(_ element: XMLElement) {
    let key = ObjectIdentifier(element)
    emit(before[key])
    if let marks = instead[key] {
      emitInstead(of: element, marks)
    } else {
      emitKept(element)
    }
    emit(after[key])
  }

  /// The place of a paragraph, row or cell that goes: its tags' operations, and the bookmarks that stood in it.
  private func emitInstead(of element: XMLElement, _ marks: [WordMark]) {
    var marks = marks[...]
    element.walk { inner in
      if let mark = marks.first, inner === mark.run {
        emit(mark)
        marks.removeFirst()
        return false
      }
      if inner.tag == "w:bookmarkStart" || inner.tag == "w:bookmarkEnd" { emitGeneric(inner) }
      return true
    }
  }

  private func emitKept(_ element: XMLElement) {
    switch element.tag {
    case "w:p": emitParagraph(element)
    case "w:r": emitRun(element)
    case "w:tbl": emitTable(element)
    case "w:tr": emitRow(element)
    case "w:tc": emitCell(element)
    case "w:hyperlink", "w:fldSimple":
      linkDepth += 1
      emitGeneric(element)
      linkDepth -= 1
    case "w:drawing": emitDrawing(element)
    case "w:bookmarkStart", "w:bookmarkEnd": emitBookmark(element)
    case "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference":
      if inLoop { emitOnce(element) } else { emitGeneric(element) }
    case "w:txbxContent", "w:footnote", "w:endnote", "w:hdr", "w:ftr", "w:body", "w:sdtContent":
      emitStart(element)
      emitBlocks(of: element)
      emitEnd(element)
    case "w:footnoteReference", "w:endnoteReference":
      guard inLoop else { return emitGeneric(element) }
      out.sites.append(currentSite(of: element))
      special(.note(out.once.count, site: out.sites.count - 1))
      out.once.append(element.bytes)
    case "v:shapetype": if inLoop { emitOnce(element) } else { emitGeneric(element) }
    case "w:instrText": emitInstruction(element)
    case "w:sdt": emitControl(element)
    // What a control is bound to, or shows in the place of a text, would take the place of the filled text.
    case "w:dataBinding", "w15:dataBinding", "w:showingPlcHdr": if !isFilledControl { emitGeneric(element) }
    default: emitGeneric(element)
    }
  }

  /// What holds paragraphs and tables. All but the body must end with a paragraph, whatever its sections leave.
  private func emitBlocks(of container: XMLElement, without dropped: String? = nil) {
    var index = 0
    while index < container.children.count {
      if context.hasContents, let field = ContentsReader.field(at: index, of: container) {
        special(.contents(out.contents.count))
        out.contents.append(field.field)
        index = field.end + 1
        continue
      }
      let child = container.children[index]
      if dropped == nil || child.element?.tag != dropped { emit(child) }
      index += 1
    }
    guard container.tag != "w:body", container.tag != "w:sdtContent", let last = container.elements.last else { return }
    let key = ObjectIdentifier(last)
    if last.tag != "w:p" || instead[key] != nil || after[key] != nil || before[key] != nil { special(.needsParagraph) }
  }

  func emitOnce(_ element: XMLElement) {
    special(.once(out.once.count))
    out.once.append(element.bytes)
  }

  private func emitControl(_ control: XMLElement) {
    let around = isFilledControl
    isFilledControl = inLoop || !control.descendants(WordMark.elementName).isEmpty
    emitGeneric(control)
    isFilledControl = around
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

  func emitChildren(_ element: XMLElement) {
    for child in element.children { emit(child) }
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
      meet(before[key])
      if let marks = instead[key] {
        meet(marks)
      } else if let mark = part.marks[key] {
        if case .inline = mark.placement { meet([mark]) }
      } else {
        visit(element, open)
        meet(starts[key])
        for child in element.elements { walk(child) }
        meet(ends[key])
      }
      meet(after[key])
    }
    walk(part.document.root)
  }

  func isOpen(_ mark: WordMark?) -> Bool { mark.map { wanted in openMarks.contains { $0 === wanted } } ?? false }

  func emit(_ node: XMLNode) {
    if let element = node.element { emit(element) } else { node.write(to: &scratch) }
  }

  func emitEnd(_ element: XMLElement) { element.writeEnd(to: &scratch) }

  func emitStart(_ element: XMLElement, empty: Bool = false) {
    if let dynamic = dynamicAttributes(of: element) {
      raw("<" + element.name)
      for declaration in element.declarations {
        raw(" xmlns" + (declaration.prefix.isEmpty ? "" : ":" + declaration.prefix) + "=\"")
        attributeText(declaration.uri)
        bytes("\"")
      }
      for attribute in element.attributes {
        guard let value = dynamic[attribute.tag] else {
          raw(" \(attribute.name)=\"")
          attributeText(attribute.value)
          bytes("\"")
          continue
        }
        guard let value else { continue }
        raw(" \(attribute.name)=\"")
        value()
        bytes("\"")
      }
    } else {
      element.writeStart(to: &scratch)
    }
    if empty { bytes("/>") } else { bytes(">") }
  }

  // MARK: Paragraphs and runs

  private func emitParagraph(_ paragraph: XMLElement) {
    let key = ObjectIdentifier(paragraph)
    if starts[key] == nil, ends[key] == nil, !pageBreakPending, let mark = onlyTag(of: paragraph), emitAlone(mark, paragraph) { return }
    let level = context.hasContents && before[key] == nil ? part.styles.headingLevel(of: paragraph) : nil
    emitStart(paragraph)
    var headed = false
    for child in paragraph.children {
      if child.element?.tag == "w:pPr" {
        emitParagraphProperties(child.element)
        continue
      }
      if !headed {
        beginContent(of: paragraph, level)
        headed = true
      }
      emit(child)
    }
    if !headed { beginContent(of: paragraph, level) }
    emit(ends[key])
    if level != nil { special(.headingEnds) }
    emitEnd(paragraph)
  }

  private func beginContent(of paragraph: XMLElement, _ level: Int?) {
    if pageBreakPending { emitParagraphProperties(nil) }
    emit(starts[ObjectIdentifier(paragraph)])
    if let level { special(.headingBegins(level: level)) }
  }

  /// The one variable or partial that a paragraph is, where nothing else stands in it.
  private func onlyTag(of paragraph: XMLElement) -> WordMark? {
    let content = paragraph.elements.filter { $0.tag != "w:pPr" }
    guard content.count == 1, let run = content.first else { return nil }
    return part.marks[ObjectIdentifier(run)]
  }

  private func emitAlone(_ mark: WordMark, _ paragraph: XMLElement) -> Bool {
    switch mark.tag.kind {
    case .partial:
      partial(mark, inline: false)
      return true
    case .variable
    where paragraph.first("w:pPr", "w:sectPr") == nil && !(context.hasContents && part.styles.headingLevel(of: paragraph) != nil):
      let frame = frame(of: mark, paragraph: paragraph.first("w:pPr")?.bytes ?? [])
      special(.paragraph(expression: expression(mark.tag, at: mark.site), frame: frame))
      return true
    default: return false
    }
  }

  private static let beforePageBreak: Set<String> = ["w:pStyle", "w:keepNext", "w:keepLines"]

  private func emitParagraphProperties(_ properties: XMLElement?) {
    guard pageBreakPending, properties?.first("w:pageBreakBefore") == nil else {
      if let properties { emitGeneric(properties) }
      return
    }
    pageBreakPending = false
    bytes("<w:pPr>")
    let children = properties?.elements ?? []
    for child in children where Self.beforePageBreak.contains(child.tag) { emit(child) }
    special(.pageBreakBefore)
    for child in children where !Self.beforePageBreak.contains(child.tag) { emit(child) }
    bytes("</w:pPr>")
  }

  private func emitRun(_ run: XMLElement) {
    guard let mark = part.marks[ObjectIdentifier(run)] else {
      emitGeneric(run)
      return
    }
    if case .inline = mark.placement { emit(mark) }
  }

  // MARK: Tables

  private func emitTable(_ table: XMLElement) {
    let conditional = WordPart.within(table, "w:tr").contains {
      before[ObjectIdentifier($0)] != nil || instead[ObjectIdentifier($0)] != nil
    }
    let cells = WordPart.within(table, "w:tr").flatMap { WordPart.within($0, "w:tc") }
    let merges = cells.filter { merging.contains(ObjectIdentifier($0)) }
    let numbers = merges.indices.map { out.mergeCount + $0 }
    mergesOfTable.append(numbers)
    out.mergeCount += numbers.count
    if conditional { special(.tableBegins) }
    if !numbers.isEmpty { special(.forgetMerges(list: list(numbers))) }
    emitStart(table)
    var rowsBegun = false
    for child in table.children {
      if let element = child.element, element.tag == "w:tr" || element.tag == "w:sdt", !rowsBegun {
        if conditional { special(.rowsBegin) }
        rowsBegun = true
      }
      if child.element?.tag == "w:tblGrid", let grid = child.element { emitGrid(grid, of: table) } else { emit(child) }
    }
    if conditional, !rowsBegun { special(.rowsBegin) }
    emitEnd(table)
    if conditional { special(.tableEnds) }
    mergesOfTable.removeLast()
  }

  /// Columns that a section repeats are repeated in the grid too.
  private func emitGrid(_ grid: XMLElement, of table: XMLElement) {
    for row in WordPart.within(table, "w:tr") {
      let cells = WordPart.within(row, "w:tc")
      guard cells.contains(where: { before[ObjectIdentifier($0)] != nil || instead[ObjectIdentifier($0)] != nil }) else { continue }
      guard before[ObjectIdentifier(row)] == nil, cells.count == grid.elements.count else { break }
      emitStart(grid)
      for (cell, column) in zip(cells, grid.elements) {
        let key = ObjectIdentifier(cell)
        emitGridMarks(before[key])
        if let marks = instead[key] { emitGridMarks(marks) } else { emitGeneric(column) }
        emitGridMarks(after[key])
      }
      emitEnd(grid)
      return
    }
    emitGeneric(grid)
  }

  private func emitGridMarks(_ marks: [WordMark]?) {
    for mark in marks ?? [] where mark.partner != nil { emit(mark) }
  }

  private func emitRow(_ row: XMLElement) {
    if !(mergesOfTable.last ?? []).isEmpty { special(.rowBegins) }
    emitStart(row)
    emitChildren(row)
    let cells = WordPart.within(row, "w:tc")
    if cells.contains(where: { before[ObjectIdentifier($0)] != nil || instead[ObjectIdentifier($0)] != nil }) { special(.needsCell) }
    emitEnd(row)
  }

  private static let beforeMerge: Set<String> = ["w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge"]

  private func emitCell(_ cell: XMLElement) {
    emitStart(cell)
    var number: Int?
    if merging.contains(ObjectIdentifier(cell)), let last = mergesOfTable.indices.last, !mergesOfTable[last].isEmpty {
      let merge = mergesOfTable[last].removeFirst()
      number = merge
      bytes("<w:tcPr>")
      let properties = cell.first("w:tcPr")?.elements ?? []
      for child in properties where Self.beforeMerge.contains(child.tag) { emit(child) }
      special(.mergeMark(merge))
      for child in properties where !Self.beforeMerge.contains(child.tag) && child.tag != "w:vMerge" { emit(child) }
      bytes("</w:tcPr>")
      special(.mergeContent(merge))
    }
    emitBlocks(of: cell, without: number == nil ? nil : "w:tcPr")
    if let number { special(.mergeEnds(number)) }
    emitEnd(cell)
  }
}
