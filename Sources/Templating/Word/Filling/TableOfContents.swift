import OOXML

/// Writes a table of contents that is full before any program updates it: entries, links, page numbers, and the field around them.
enum TableOfContents {
  static func write(_ field: ContentsField, _ document: WordFill, to out: inout ByteBuffer) {
    let headings = document.entries.compactMap { heading in
      heading.text.isEmpty ? nil : field.level(of: heading).map { (heading: heading, level: $0) }
    }
    guard !headings.isEmpty else {
      out.append("<w:p>" as StaticString)
      begin(field, document, to: &out)
      end(to: &out)
      return
    }
    for (index, (heading, level)) in headings.enumerated() {
      let style = field.label == nil ? document.contentsStyle(level) : document.captionListStyle
      out.append("<w:p><w:pPr>" as StaticString)
      if let style {
        out.append("<w:pStyle" as StaticString)
        out.append(attribute: "w:val", style)
        out.append("/>" as StaticString)
      }
      let hasPage = !(field.pageless?.contains(level) ?? false)
      if hasPage, field.separator == nil {
        out.append("<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\"" as StaticString)
        out.append(attribute: "w:pos", document.textWidth / 635)
        out.append("/></w:tabs>" as StaticString)
      }
      if style == nil, level > 1 {
        out.append("<w:ind" as StaticString)
        out.append(attribute: "w:left", (level - 1) * 420)
        out.append("/>" as StaticString)
      }
      out.append("</w:pPr>" as StaticString)
      if index == 0 { begin(field, document, to: &out) }
      entry(heading, hasPage: hasPage, separator: field.separator, to: &out)
      if index == headings.count - 1 { end(to: &out) } else { out.append("</w:p>" as StaticString) }
    }
  }

  /// Marked for update where the numbers are guessed.
  private static func begin(_ field: ContentsField, _ document: WordFill, to out: inout ByteBuffer) {
    out.append("<w:r><w:fldChar w:fldCharType=\"begin\"" as StaticString)
    if !document.hasExactPages { out.append(" w:dirty=\"true\"" as StaticString) }
    out.append("/></w:r><w:r><w:instrText xml:space=\"preserve\">" as StaticString)
    out.append(text: field.instruction)
    out.append("</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" as StaticString)
  }

  private static func end(to out: inout ByteBuffer) { out.append("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>" as StaticString) }

  private static func entry(_ heading: WordHeading, hasPage: Bool, separator: String?, to out: inout ByteBuffer) {
    out.append("<w:hyperlink" as StaticString)
    out.append(attribute: "w:anchor", heading.bookmark)
    out.append(" w:history=\"1\"><w:r><w:t xml:space=\"preserve\">" as StaticString)
    out.append(text: heading.text)
    out.append("</w:t></w:r>" as StaticString)
    if hasPage { page(of: heading, separator, to: &out) }
    out.append("</w:hyperlink>" as StaticString)
  }

  private static func page(of heading: WordHeading, _ separator: String?, to out: inout ByteBuffer) {
    if let separator {
      out.append("<w:r><w:t xml:space=\"preserve\">" as StaticString)
      out.append(text: separator)
      out.append("</w:t></w:r>" as StaticString)
    } else {
      out.append("<w:r><w:tab/></w:r>" as StaticString)
    }
    out.append("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" as StaticString)
    out.append("<w:r><w:instrText xml:space=\"preserve\"> PAGEREF " as StaticString)
    out.append(text: heading.bookmark)
    out.append(" \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>" as StaticString)
    out.append(heading.page)
    out.append("</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" as StaticString)
  }
}

/// A heading of a filled document, for its table of contents.
public struct WordHeading: Sendable, Hashable {
  public let level: Int
  public internal(set) var text: String
  /// The bookmark around it.
  public let bookmark: String
  /// Where it falls: guessed, unless the pages were given.
  public internal(set) var page: Int
  /// The style and the caption's sequence that a table of contents may list it by.
  var style: String?
  var label: String?
}

/// The names of the bookmarks that tables of contents lead to.
enum HeadingBookmark {
  private static let captions: Character = "F"

  static func name(_ prefix: String, _ number: Int, isCaption: Bool) -> String {
    let digits = String(number)
    return prefix + (isCaption ? String(captions) : "") + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  static func isCaption(_ name: String) -> Bool { name.hasPrefix("_Toc") && name.contains(captions) }
}
