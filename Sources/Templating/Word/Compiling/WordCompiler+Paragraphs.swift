import Diagnostics
import OOXML

/// Paragraphs and runs.
extension WordCompiler {
  func emitParagraph(_ paragraph: XMLElement) {
    let key = ObjectIdentifier(paragraph)
    if starts[key] == nil, ends[key] == nil, let mark = onlyTag(of: paragraph), emitAlone(mark, paragraph) { return }
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
    pageIsBegun()
    emit(ends[key])
    if level != nil { special(.headingEnds) }
    emitEnd(paragraph)
  }

  func beginContent(of paragraph: XMLElement, _ level: Int?) {
    if mayBeginPage, paragraph.first("w:pPr") == nil { emitParagraphProperties(nil) }
    emit(starts[ObjectIdentifier(paragraph)])
    if let level { special(.headingBegins(level: level)) }
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
    where paragraph.first("w:pPr", "w:sectPr") == nil && !(context.hasContents && part.styles.headingLevel(of: paragraph) != nil):
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
