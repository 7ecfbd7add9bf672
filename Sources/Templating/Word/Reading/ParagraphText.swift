import OOXML

/// The text of a paragraph as its reader sees it, whatever runs it is cut into, and its tags cut out of them.
///
/// Bookmarks, proofing marks, smart tags and the ends of fields may stand between the pieces of a tag; the tag goes where its first
/// character stands and takes that character's format.
struct ParagraphText {
  private struct Unit {
    enum Content {
      case text
      /// A tab or a line break: a blank inside a tag.
      case blank
      /// A picture or the like: no tag goes over it.
      case opaque
      /// A mark, an instruction of a field, a drawing that floats beside the text: nothing that a reader sees in the line.
      case unseen
    }
    let run: XMLElement
    let parent: XMLElement
    let content: Content
    let range: Range<Int>
  }

  let paragraph: XMLElement
  private(set) var scalars: [Unicode.Scalar] = []
  private var units: [Unit] = []

  init(_ paragraph: XMLElement) {
    self.paragraph = paragraph
    collect(paragraph)
  }

  var text: String { string(scalars) }

  /// Where runs may stand within a paragraph.
  static let wrappers: Set<String> = ["w:hyperlink", "w:fldSimple", "w:sdt", "w:sdtContent", "w:dir", "w:bdo"]

  private mutating func collect(_ parent: XMLElement) {
    for case .element(let child) in parent.children {
      if child.tag == "w:r" {
        collect(run: child, in: parent)
      } else if Self.wrappers.contains(child.tag) {
        collect(child)
      }
    }
  }

  private mutating func collect(run: XMLElement, in parent: XMLElement) {
    for case .element(let child) in run.children {
      let start = scalars.count
      let content: Unit.Content
      switch child.tag {
      case "w:rPr": continue
      case "w:t":
        scalars.append(contentsOf: child.text.unicodeScalars)
        content = .text
      case "w:tab", "w:br", "w:cr", "w:ptab":
        scalars.append(" ")
        content = .blank
      case "w:noBreakHyphen":
        scalars.append("-")
        content = .blank
      case "w:fldChar", "w:instrText", "w:softHyphen", "w:lastRenderedPageBreak", "w:annotationRef", "w:footnoteRef", "w:endnoteRef",
        "w:separator", "w:continuationSeparator", "w:commentReference":
        content = .unseen
      case "w:drawing", "w:pict", "mc:AlternateContent":
        if Self.floats(child) {
          content = .unseen
          break
        }
        scalars.append("\u{FFFC}")
        content = .opaque
      default:
        scalars.append("\u{FFFC}")
        content = .opaque
      }
      units.append(Unit(run: child, parent: run, content: content, range: start..<scalars.count))
    }
  }

  /// Whether a drawing is anchored at the text and stands beside it: programs put such anchors anywhere, in the midst of a tag, too.
  private static func floats(_ drawing: XMLElement) -> Bool {
    if !drawing.descendants("wp:anchor").isEmpty { return true }
    guard drawing.descendants("wp:inline").isEmpty else { return false }
    return drawing.descendants("v:shape").contains { $0["style"]?.contains("position:absolute") ?? false }
  }

  /// Gives every tag of `pieces` a run of its own; says which, in order.
  func cut(_ pieces: [TagScanner.Piece], mark: (Tag, XMLElement) -> Void) {
    var made: [(start: Int, tag: Tag)] = []
    var inside: [Range<Int>] = []
    for case .tag(let tag, let range) in pieces {
      made.append((range.lowerBound, tag))
      inside.append(range)
    }
    guard !made.isEmpty else { return }
    let swallowed = fieldsWithin(inside)
    var replacements: [ObjectIdentifier: [XMLNode]] = [:]
    var next = 0
    var index = 0
    while index < units.count {
      let run = units[index].parent
      var last = index
      while last + 1 < units.count, units[last + 1].parent === run { last += 1 }
      defer { index = last + 1 }
      let range = units[index].range.lowerBound..<units[last].range.upperBound
      guard
        Self.first(of: inside, endingAfter: range.lowerBound)?.overlaps(range) ?? false
          || (index...last).contains(where: swallowed.contains)
      else { continue }
      var runs: [XMLNode] = []
      for position in index...last {
        split(units[position], of: run, made, inside, &next, dropped: swallowed.contains(position), into: &runs, mark: mark)
      }
      replacements[ObjectIdentifier(run)] = runs
    }
    Self.replace(replacements, in: paragraph)
    removeEmptyWrappers(in: paragraph)
  }

  private func split(
    _ unit: Unit, of run: XMLElement, _ made: [(start: Int, tag: Tag)], _ inside: [Range<Int>], _ next: inout Int, dropped: Bool,
    into runs: inout [XMLNode], mark: (Tag, XMLElement) -> Void
  ) {
    func add(_ content: XMLElement) {
      let copy = Self.run(like: run)
      copy.append(content)
      runs.append(.element(copy))
    }
    var position = unit.range.lowerBound
    // What a tag of an earlier unit goes on over.
    if let tag = Self.first(of: inside, endingAfter: position), tag.lowerBound < position {
      position = min(tag.upperBound, unit.range.upperBound)
    }
    while next < made.count, unit.range.contains(made[next].start) {
      let start = made[next].start
      if position < start { add(Self.text(scalars[position..<start])) }
      let holder = Self.run(like: run)
      holder.append(XMLElement(WordMark.elementName))
      runs.append(.element(holder))
      mark(made[next].tag, holder)
      position = min(inside[next].upperBound, unit.range.upperBound)
      next += 1
    }
    switch unit.content {
    case .unseen: if !dropped { add(unit.run) }
    case .opaque: add(unit.run)
    case .blank: if position < unit.range.upperBound { add(unit.run) }
    case .text: if position < unit.range.upperBound { add(Self.text(scalars[position..<unit.range.upperBound])) }
    }
  }

  /// The units of fields that begin and end within one tag: what autocorrect made of a piece of it.
  private func fieldsWithin(_ tags: [Range<Int>]) -> Set<Int> {
    var found: Set<Int> = []
    var open: [Int] = []
    for (index, unit) in units.enumerated() where unit.content == .unseen {
      guard unit.run.tag == "w:fldChar" else { continue }
      if unit.run["w:fldCharType"] == "begin" { open.append(index) }
      if unit.run["w:fldCharType"] == "end", let begin = open.popLast() {
        let (from, to) = (units[begin].range.lowerBound, unit.range.lowerBound)
        guard let tag = Self.first(of: tags, endingAfter: to), tag.lowerBound < from else { continue }
        for inner in begin...index where units[inner].content == .unseen { found.insert(inner) }
      }
    }
    return found
  }

  /// The first of ranges in order that ends behind a position.
  private static func first(of ranges: [Range<Int>], endingAfter position: Int) -> Range<Int>? {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound > position { high = middle } else { low = middle + 1 }
    }
    return low < ranges.count ? ranges[low] : nil
  }

  /// Puts other runs in place of some, all at once: a paragraph may have thousands.
  private static func replace(_ replacements: [ObjectIdentifier: [XMLNode]], in element: XMLElement) {
    element.children = element.children.flatMap { node -> [XMLNode] in
      guard case .element(let child) = node else { return [node] }
      if let runs = replacements[ObjectIdentifier(child)] { return runs }
      if wrappers.contains(child.tag) { replace(replacements, in: child) }
      return [node]
    }
  }

  private func removeEmptyWrappers(in element: XMLElement) {
    for case .element(let child) in element.children where Self.wrappers.contains(child.tag) {
      removeEmptyWrappers(in: child)
      let isEmpty = child.tag == "w:sdt" ? child.first("w:sdtContent") == nil : child.elements.isEmpty
      if isEmpty { element.remove(child) }
    }
  }

  private static func run(like run: XMLElement) -> XMLElement {
    let copy = XMLElement(name: run.name, tag: "w:r")
    if let properties = run.first("w:rPr") { copy.append(properties.copy()) }
    return copy
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> XMLElement {
    XMLElement("w:t", [("xml:space", "preserve")], [.text(string(scalars))])
  }
}
