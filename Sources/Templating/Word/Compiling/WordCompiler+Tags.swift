import Diagnostics
import OOXML

/// Tags as operations.
extension WordCompiler {
  /// The operations of tags that stand together.
  func emit(_ marks: [WordMark]?) { for mark in marks ?? [] { emit(mark) } }

  func emit(_ mark: WordMark) {
    switch mark.tag.kind {
    case .section, .inverted:
      var inverted = false
      if case .inverted = mark.tag.kind { inverted = true }
      flush()
      builder.open(Expression(mark.tag, at: mark.site, in: &compilation), inverted: inverted)
      openMarks.append(mark)
      if mark.breaksPages {
        special(.itemOfPagesBegins)
        pageSections.append(mark)
      }
      renewBookmarks(of: mark)
    case .close:
      // One without a partner has been told already.
      guard let last = openMarks.last, let other = mark.partner else { return }
      guard last === other else {
        compilation.problems.add(.nesting(mark.tag.name, other: other.tag.source, at: other.site), source: mark.tag.source, at: mark.site)
        return
      }
      openMarks.removeLast()
      close()
      pageSections.removeAll { $0 === last }
      if last.breaksPages, !openMarks.contains(where: \.breaksPages) { special(.pagesEnd) }
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

  func partial(_ mark: WordMark, inline: Bool) {
    special(.partial(out.partials.count, inline: inline))
    out.partials.append(Program.PartialCall(name: mark.tag.name, indent: "", source: mark.tag.source, site: mark.site))
  }

  func frame(of mark: WordMark, in paragraph: XMLElement? = nil) -> Int {
    let run = mark.run.first("w:rPr")?.bytes ?? []
    let properties = paragraph?.first("w:pPr")
    var newPage: [UInt8]?
    if mayBeginPage, paragraph != nil {
      let copy = properties?.copy() ?? XMLElement("w:pPr")
      _ = copy.ensure("w:pageBreakBefore")
      newPage = copy.bytes
    }
    out.frames.append(WordFrame(run: run, paragraph: properties?.bytes ?? [], onNewPage: newPage, takesLinks: linkDepth == 0))
    return out.frames.count - 1
  }
}
