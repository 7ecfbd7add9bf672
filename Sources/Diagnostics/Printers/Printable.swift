/// Text from ledgers made safe for a terminal or a log: one line, no control characters.
enum Printable {
  static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r": out.append("⏎")
      case "\t": out.append(" ")
      default: out.append(isControl(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(out)
  }

  /// Control characters, and the marks that turn the direction of the text around them.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: true
    default: false
    }
  }
}
