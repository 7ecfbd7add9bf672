/// What a comment tag asks of the Word engine. To every other Mustache it is a comment.
///
/// - `{{!分页}}` inside a section: every item but the first begins on a new page, so that no blank page follows the last.
/// - `{{!合并相同}}` in a cell of a row that a section repeats: rows one after the other with the same text in that cell merge there. A cell
///   that merges ends the merges of the cells to its right wherever its own text changes.
/// - `{{!书签:编号}}`: a bookmark here, named by the value of the field, which links from data lead to (`BookmarkName`).
enum Directive: Equatable {
  case pages
  case merge
  case bookmark(path: [String])

  init?(_ tag: Tag) {
    guard case .comment = tag.kind, let text = tag.path.first else { return nil }
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == ":" || $0 == "：" }
    switch (parts[0], parts.count) {
    case ("分页", 1): self = .pages
    case ("合并相同", 1): self = .merge
    case ("书签", 2):
      let name = parts[1].split(separator: " ").joined()
      self = .bookmark(path: name == "." ? [] : name.split(separator: ".").map(String.init))
    default: return nil
    }
  }
}

/// Names of bookmarks as Word takes them.
public enum BookmarkName {
  /// Letters, digits and underscores, 40 characters at most, a letter first: "YW-20260309-003" becomes "YW_20260309_003".
  /// The same text always gives the same name, so that a link and its target agree.
  public static func from(_ text: String) -> String {
    var name = ""
    for scalar in text.unicodeScalars {
      name.unicodeScalars.append(isLetter(scalar) || isDigit(scalar) ? scalar : "_")
    }
    if !(name.unicodeScalars.first.map(isLetter) ?? false) { name = "B" + name }
    guard name.unicodeScalars.count > 40 else { return name }
    // What is cut off goes on as a digest, so that long names that begin alike stay apart.
    var hash: UInt32 = 0x811c_9dc5
    for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return String(String.UnicodeScalarView(name.unicodeScalars.prefix(31))) + "_" + String(hash, radix: 16)
  }

  // Nearly all are ASCII, which needs no look into Unicode's tables.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? "a"..."z" ~= scalar || "A"..."Z" ~= scalar : scalar.properties.isAlphabetic
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? "0"..."9" ~= scalar : scalar.properties.numericType == .decimal
  }
}
