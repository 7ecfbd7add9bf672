import Diagnostics

/// Compiles plain text: Mustache's rules for tags that stand alone on their line.
enum TextCompiler {
  static func compile(_ text: String, name: String, delimiters: Delimiters, in compilation: inout Compilation) -> Program {
    let scalars = Array(text.unicodeScalars)
    var scanner = TagScanner(delimiters)
    let (found, faults) = scanner.scan(scalars)
    let lines = LineMap(scalars, name: name)
    let pieces = compilation.admitted(found) { lines.site(of: $0.lowerBound) }
    for fault in faults {
      compilation.problems.add(.syntax(fault.reason), source: fault.source, at: lines.site(of: fault.range.lowerBound))
    }
    let cuts = pieces.map { piece -> Range<Int>? in
      guard case .tag(let tag, let range) = piece, tag.standsAlone || tag.isPartial else { return nil }
      return lines.alone(range, in: scalars)
    }
    var builder = ProgramBuilder()
    var sections = SectionStack()
    var start = 0
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(let range):
        // A tag alone on its line takes the blanks before it and the line's end after it.
        var end = range.upperBound
        if index + 1 < pieces.count, let cut = cuts[index + 1] { end = max(range.lowerBound, cut.lowerBound) }
        let from = max(start, range.lowerBound)
        if from < end { builder.text(string(scalars[from..<end])) }
      case .tag(let tag, let range):
        let site = lines.site(of: range.lowerBound)
        compilation.remark(tag, at: site)
        let indent = cuts[index].map { string(scalars[$0.lowerBound..<range.lowerBound]) } ?? ""
        add(tag, at: site, indent: indent, to: &builder, sections: &sections, in: &compilation)
        start = cuts[index]?.upperBound ?? range.upperBound
      }
    }
    sections.finish(&builder, problems: &compilation.problems)
    return builder.program
  }

  static func add(
    _ tag: Tag, at site: Site, indent: String, to builder: inout ProgramBuilder, sections: inout SectionStack,
    in compilation: inout Compilation
  ) {
    switch tag.kind {
    case .comment, .delimiters: break
    case .variable: builder.value(Expression(tag, at: site, in: &compilation))
    case .section, .inverted:
      var inverted = false
      if case .inverted = tag.kind { inverted = true }
      builder.open(Expression(tag, at: site, in: &compilation), inverted: inverted)
      sections.open(tag, at: site)
    case .close: sections.close(tag, at: site, &builder, problems: &compilation.problems)
    case .partial: builder.partial(Program.PartialCall(name: tag.name, indent: indent, source: tag.source, site: site))
    case .picture:
      compilation.problems.add(
        .type(tag.name, Bilingual(zh: "是图片标签，纯文本里放不了图片", en: "is a picture's tag, and plain text has no pictures")), source: tag.source,
        at: site)
    }
  }

  /// Every line of a partial that stands alone begins as its tag does; the lines of values do not.
  static func indented(_ text: String, by indent: String) -> String {
    guard !indent.isEmpty, !text.isEmpty else { return text }
    var out = indent
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      out.unicodeScalars.append(scalar)
      if scalar == "\n", index + 1 < scalars.count { out += indent }
    }
    return out
  }
}

extension Tag {
  var isPartial: Bool { if case .partial = kind { true } else { false } }
}

/// The sections that are open while a stretch of text is compiled.
struct SectionStack {
  private var open: [(tag: Tag, site: Site)] = []

  mutating func open(_ tag: Tag, at site: Site) { open.append((tag, site)) }

  mutating func close(_ tag: Tag, at site: Site, _ builder: inout ProgramBuilder, problems: inout Problems) {
    guard let last = open.last else {
      problems.add(.strayClose(tag.name), source: tag.source, at: site)
      return
    }
    if last.tag.path != tag.path {
      problems.add(.nesting(tag.name, other: last.tag.source, at: last.site), source: tag.source, at: site)
      // A closing tag of an outer section closes what was forgotten inside it; any other is passed over.
      guard let outer = open.lastIndex(where: { $0.tag.path == tag.path }) else { return }
      while open.count > outer + 1 {
        open.removeLast()
        builder.close()
      }
    }
    open.removeLast()
    builder.close()
  }

  mutating func finish(_ builder: inout ProgramBuilder, problems: inout Problems) {
    while let last = open.popLast() {
      problems.add(.openSection(last.tag.name), source: last.tag.source, at: last.site)
      builder.close()
    }
  }
}

/// The lines of a text, for places and for tags that stand alone.
struct LineMap {
  private let starts: [Int]
  private let name: String

  init(_ text: [Unicode.Scalar], name: String) {
    var starts = [0]
    for (index, scalar) in text.enumerated() where scalar == "\n" { starts.append(index + 1) }
    self.starts = starts
    self.name = name
  }

  func site(of position: Int) -> Site {
    let line = line(of: position)
    let column = position - starts[line] + 1
    return Site(
      file: name, words: Bilingual(zh: "第\(line + 1)行第\(column)列", en: "line \(line + 1), column \(column)"), row: line + 1)
  }

  /// The lines that a tag has for itself, their end included; `nil` where something else stands there.
  func alone(_ tag: Range<Int>, in text: [Unicode.Scalar]) -> Range<Int>? {
    let start = starts[line(of: tag.lowerBound)]
    guard text[start..<tag.lowerBound].allSatisfy({ $0 == " " || $0 == "\t" }) else { return nil }
    var end = tag.upperBound
    while end < text.count, text[end] == " " || text[end] == "\t" { end += 1 }
    if end < text.count, text[end] == "\r" { end += 1 }
    if end == text.count { return start..<end }
    return text[end] == "\n" ? start..<end + 1 : nil
  }

  private func line(of position: Int) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= position { low = middle } else { high = middle }
    }
    return low
  }
}
