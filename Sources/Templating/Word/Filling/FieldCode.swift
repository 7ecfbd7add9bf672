/// What a value becomes within the code of a field.
enum FieldCode {
  private static let references: Set<String> = ["REF", "PAGEREF", "NOTEREF"]

  private static let computed: Set<String> = [
    "STYLEREF", "IF", "COMPARE", "DOCPROPERTY", "DOCVARIABLE", "TITLE", "SUBJECT", "KEYWORDS", "COMMENTS", "AUTHOR", "LASTSAVEDBY", "INFO",
    "FILENAME", "MERGEFIELD", "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "SKIPIF", "ASK", "FILLIN", "SET", "INCLUDETEXT", "INCLUDEPICTURE",
    "DATABASE", "INDEX", "TOA", "NUMWORDS", "NUMCHARS", "BIBLIOGRAPHY", "CITATION",
  ]

  /// Whether the result comes from the text, from properties or from data, and stays as it is until Word computes it.
  static func isComputedByPrograms(_ code: String) -> Bool {
    guard let word = code.split(separator: " ").first else { return false }
    return word.hasPrefix("=") || computed.contains(word.uppercased())
  }

  /// The name of a bookmark where the code has come to one, else text in which no quote ends the argument.
  static func fit(_ value: String, after code: String) -> String {
    if leadsToBookmark(code) { return BookmarkName.from(value) }
    return value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }

  /// Word shows a reference as it was last computed, so one that depends on data is to be computed anew.
  static func isReference(_ code: String) -> Bool { code.split(separator: " ").first.map { references.contains($0.uppercased()) } ?? false }

  private static func leadsToBookmark(_ code: String) -> Bool {
    if isReference(code) { return true }
    return code.split(separator: " ").first?.uppercased() == "HYPERLINK" && code.contains("\\l")
  }
}

/// Addresses of the wide world, which a template's author writes into a hyperlink with tags in it.
enum LinkAddress {
  private static let schemes: Set<String> = ["http", "https", "mailto", "tel", "ftp"]

  /// The address as a URI reference: what may not stand in one is encoded, what is encoded stays, Chinese characters stay.
  static func uri(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      let isCoded = byte == 0x25 && index + 2 < bytes.count && [1, 2].allSatisfy { isHex(bytes[index + $0]) }
      if byte <= 0x20 || byte == 0x7F || "\"<>\\^`{|}".utf8.contains(byte) || (byte == 0x25 && !isCoded) {
        out += Array("%".utf8) + hex(byte >> 4) + hex(byte & 15)
      } else {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// A relative address, or one of a kind that only shows something.
  static func isHarmless(_ address: String) -> Bool {
    guard let colon = address.firstIndex(of: ":"), !address[..<colon].contains(where: { "/?#".contains($0) }) else { return true }
    return schemes.contains(address[..<colon].lowercased())
  }

  private static func isHex(_ byte: UInt8) -> Bool { Character(Unicode.Scalar(byte)).isHexDigit }
  private static func hex(_ digit: UInt8) -> [UInt8] { Array(String(digit, radix: 16, uppercase: true).utf8) }
}
