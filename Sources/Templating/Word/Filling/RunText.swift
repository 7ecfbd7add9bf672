/// The text of finished markup, for headings.
enum RunText {
  /// What the `w:t` elements hold, tabs and breaks as blanks; bytes in, since it is read where it was just written.
  static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var text: [UInt8] = []
    var index = 0
    var inside = false
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<") {
        let rest = UnsafeBufferPointer(rebasing: bytes[index...])
        if rest.starts(with: "<w:t>".utf8) || rest.starts(with: "<w:t ".utf8) {
          inside = true
        } else if rest.starts(with: "</w:t>".utf8) {
          inside = false
        } else if rest.starts(with: "<w:tab/>".utf8) || rest.starts(with: "<w:br/>".utf8) {
          text.append(0x20)
        }
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
        index += 1
      } else {
        if inside { text.append(bytes[index]) }
        index += 1
      }
    }
    return unescaped(String(decoding: text, as: UTF8.self))
  }

  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var out = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "&") {
      out += rest[..<mark]
      rest = rest[mark...]
      guard let end = rest.firstIndex(of: ";") else { break }
      switch rest[..<rest.index(after: end)] {
      case "&amp;": out += "&"
      case "&lt;": out += "<"
      case "&gt;": out += ">"
      case "&quot;": out += "\""
      default: out += " "
      }
      rest = rest[rest.index(after: end)...]
    }
    return out + rest
  }
}
