import Diagnostics
import OOXML

/// Paragraphs and runs.
extension WordCompiler {
  func emitParagraph(_ paragraph: XMLElement) {
    let key = ObjectIdentifier(paragraph)
    if starts[key] == nil, ends[key] == nil, let mark = onlyTag(of: paragraph), emitAlone(mark, paragraph) { return }
    let mark = before[key] == nil ? headingMark(of: paragraph) : nil
    if countsChapters, let level = part.styles.headingLevel(of: paragraph) { special(.chapterBegins(level: level)) }
    emitStart(paragraph)
    var headed = false
    for child in paragraph.children {
      if child.element?.tag == "w:pPr" {
        emitParagraphProperties(child.element)
        continue
      }
      if !headed {
        beginContent(of: paragraph, mark)
        headed = true
      }
      emit(child)
    }
    if !headed { beginContent(of: paragraph, mark) }
    pageIsBegun()
    emit(ends[key])
    if mark != nil { special(.headingEnds) }
    emitEnd(paragraph)
  }

  func beginContent(of paragraph: XMLElement, _ mark: HeadingMark?) {
    if mayBeginPage, paragraph.first("w:pPr") == nil { emitParagraphProperties(nil) }
    emit(starts[ObjectIdentifier(paragraph)])
    guard let mark else { return }
    special(.headingBegins(out.headings.count))
    out.headings.append(mark)
  }

  /// What a table of contents may list a paragraph by; `nil` for one that none lists.
  func headingMark(of paragraph: XMLElement) -> HeadingMark? {
    guard context.hasContents else { return nil }
    let level = part.styles.headingLevel(of: paragraph)
    let name = part.styles.name(of: paragraph)
    let style = context.contents.contains { name.map($0.styles.keys.contains) ?? false } ? name : nil
    let label = context.contents.compactMap(\.label).first { Self.isCaption(paragraph, of: $0) }
    return level == nil && style == nil && label == nil ? nil : HeadingMark(level: level ?? 0, style: style, label: label)
  }

  /// The one variable or partial that a paragraph is, where nothing else stands in it.
  func onlyTag(of paragraph: XMLElement) -> WordMark? {
    let content = paragraph.elements.filter { $0.tag != "w:pPr" }
    guard content.count == 1, let run = content.first else { return nil }
    return part.marks[ObjectIdentifier(run)]
  }

  func emitAlone(_ mark: WordMark, _ paragraph: XMLElement) -> Bool {
    switch mark.tag.kind {
    case .partial:
      if mayBeginPage { special(.pageBreakParagraph) }
      partial(mark, inline: false)
      pageIsBegun()
      return true
    case .variable
    where paragraph.first("w:pPr", "w:sectPr") == nil && headingMark(of: paragraph) == nil:
      let frame = frame(of: mark, in: paragraph)
      special(.paragraph(expression: expression(mark.tag, at: mark.site), frame: frame))
      pageIsBegun()
      return true
    default: return false
    }
  }

  static let beforePageBreak: Set<String> = ["w:pStyle", "w:keepNext", "w:keepLines"]

  func emitParagraphProperties(_ properties: XMLElement?) {
    guard mayBeginPage, properties?.first("w:pageBreakBefore") == nil else {
      if let properties { emitGeneric(properties) }
      return
    }
    bytes("<w:pPr>")
    let children = properties?.elements ?? []
    for child in children where Self.beforePageBreak.contains(child.tag) { emit(child) }
    special(.pageBreakBefore)
    for child in children where !Self.beforePageBreak.contains(child.tag) { emit(child) }
    bytes("</w:pPr>")
  }

  func emitRun(_ run: XMLElement) {
    guard let mark = part.marks[ObjectIdentifier(run)] else {
      emitGeneric(run)
      return
    }
    if case .inline = mark.placement { emit(mark) }
  }
}
