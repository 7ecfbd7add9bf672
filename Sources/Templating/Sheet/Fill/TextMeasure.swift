/// How many lines a text takes in a cell, by the widths of its characters: no program fits the height of merged cells by itself, and none
/// that only reads the file fits any.
enum TextMeasure {
  /// Of a font's size: a Chinese character is as wide as high, a digit or Latin letter about half.
  private static func width(_ scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0x20, 0x21, 0x27, 0x28, 0x29, 0x2C...0x2F, 0x3A, 0x3B, 0x49, 0x66, 0x69...0x6A, 0x6C, 0x72, 0x74, 0x7C: 0.4
    case 0x4D, 0x57, 0x6D, 0x77, 0x40, 0x25: 0.85
    case 0x41...0x5A: 0.68
    case ..<0x2000: 0.55
    case 0x200B...0x200F, 0xFE00...0xFE0F: 0
    default: 1
    }
  }

  private static func breaksAnywhere(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x2E80 }

  /// - Parameter room: the width of a line, in sizes of the font.
  static func lines(_ text: String, room: Double) -> Int {
    let room = max(room, 1)
    var lines = 0
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      lines += 1
      var used = 0.0
      var word = 0.0
      for scalar in paragraph.unicodeScalars {
        let width = width(scalar)
        if scalar == " " {
          used += word + width
          word = 0
        } else if breaksAnywhere(scalar) {
          used += word
          word = 0
          if used + width > room {
            lines += 1
            used = 0
          }
          used += width
        } else {
          word += width
          if used + word > room {
            // A word goes to the next line; one longer than a line is cut.
            if used > 0 { (lines, used) = (lines + 1, 0) }
            while word > room { (lines, word) = (lines + 1, word - room) }
          }
        }
      }
    }
    return lines
  }

  /// The height in points of a wrapped text.
  /// - Parameters:
  ///   - columns: the cell's width in characters of the workbook's own font.
  ///   - standard: the size of that font.
  static func height(_ text: String, columns: Double, format: SheetStyles.Format, standard: Double) -> Double {
    // A digit of the standard font is about 0.64 of its size wide, with the pixel that programs round up; the edges take 5 pixels.
    let points = columns * standard * 0.5 - 3 - Double(format.indent) * standard * 0.9
    // Fonts differ between systems: a tenth of the line is kept free, so that no line is cut.
    let lines = lines(text, room: points / format.fontSize * 0.97)
    return (Double(lines) * format.fontSize * 1.28 + 3).rounded(.up)
  }
}
