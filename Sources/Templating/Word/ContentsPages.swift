import OOXML

/// The page numbers of a finished document's table of contents, set when a laid-out copy has shown where its headings fall.
public enum ContentsPages {
  /// Sets the pages of a table of contents from the headings of a laid-out copy, in their order with the pages on which they fall.
  ///
  /// A heading of the copy may bear the number that its list gives it before the text. Nothing else of the document changes; the field is
  /// no longer marked for update.
  ///
  /// - Returns: `nil` where there is no table of contents, where every number is right already, or where an entry is not among the headings.
  public static func set(_ headings: [(title: String, page: Int)], in bytes: [UInt8]) throws -> [UInt8]? {
    let package = try OfficePackage(bytes: bytes)
    let main = try package.mainPart
    let document = try package.document(of: main)
    let entries = document.root.descendants("w:hyperlink").compactMap { Entry($0) }
    guard !entries.isEmpty else { return nil }
    var rest = headings[...]
    var changed = false
    // Captions of figures are no headings: their pages stay guessed, and the field marked.
    var isWhole = true
    for entry in entries {
      if entry.isCaption {
        isWhole = false
        continue
      }
      guard let found = rest.firstIndex(where: { plain($0.title).hasSuffix(plain(entry.title)) }) else { return nil }
      let page = String(rest[found].page)
      if entry.result.text != page {
        entry.result.setText(page)
        changed = true
      }
      rest = rest[(found + 1)...]
    }
    for field in document.root.descendants("w:fldChar") where isWhole && field["w:dirty"] != nil {
      field["w:dirty"] = nil
      changed = true
    }
    guard changed else { return nil }
    package.set(main, document)
    return try package.bytes()
  }

  /// One line of a table of contents.
  private struct Entry {
    let title: String
    let isCaption: Bool
    /// The text of the page number.
    let result: XMLElement

    /// `nil` for a hyperlink that is none: an entry holds a reference to the page of its own target.
    init?(_ link: XMLElement) {
      guard let anchor = link["w:anchor"] else { return nil }
      var title = ""
      var result: XMLElement?
      var inField = false
      var inResult = false
      for run in link.elements {
        for piece in run.elements {
          switch piece.tag {
          case "w:instrText": if piece.text.split(separator: " ").prefix(2).elementsEqual(["PAGEREF", anchor[...]]) { inField = true }
          case "w:fldChar": inResult = inField && piece["w:fldCharType"] == "separate"
          case "w:t": if inResult { result = piece } else if !inField { title += piece.text }
          default: break
          }
        }
      }
      guard let result, !title.isEmpty else { return nil }
      (self.title, self.result, isCaption) = (title, result, HeadingBookmark.isCaption(anchor))
    }
  }

  /// Without blanks, which layout programs treat each in its way.
  private static func plain(_ text: String) -> String { String(text.filter { !$0.isWhitespace }) }
}
