/// Rows as CSV text (RFC 4180, UTF-8 with BOM so that Excel on a Chinese Windows reads it, line feeds).
public enum CSVText {
  /// The rows as CSV, cells quoted where they have to be, with line feeds.
  public static func text(_ rows: [[String]]) -> String {
    "\u{FEFF}" + rows.map { $0.map(cell).joined(separator: ",") + "\n" }.joined()
  }

  private static func cell(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) || text.first == " " || text.last == " " else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
