/// The forms that autocorrect and Chinese input methods leave in a tag, and what they stand for (specification: templates, "Inside a tag").
enum PlainForm {
  enum Kind: String, Sendable, CaseIterable {
    /// ｛｝＃＾／｜．＞！＆ and the like.
    case fullWidth
    case curlyQuote
    /// No-break, full-width and other spaces that are not U+0020.
    case oddSpace
    /// Zero-width spaces, joiners and marks: they stand for nothing.
    case invisible
  }

  /// The plain form of a character; `plain` is nil where it stands for nothing, `kind` is nil where it is plain already.
  static func of(_ scalar: Unicode.Scalar) -> (plain: Unicode.Scalar?, kind: Kind?) {
    if scalar.value < 0x80 { return (scalar, nil) }
    switch scalar.value {
    case 0xFF5B, 0xFF5D, 0xFF03, 0xFF3E, 0xFF0F, 0xFF5C, 0xFF0E, 0xFF1E, 0xFF01, 0xFF06, 0xFF1D, 0xFF1F, 0xFF20:
      return (Unicode.Scalar(scalar.value - 0xFEE0), .fullWidth)
    case 0x201C, 0x201D, 0x201E, 0x201F, 0xFF02: return ("\"", .curlyQuote)
    case 0x2018, 0x2019, 0x201A, 0x201B, 0xFF07: return ("'", .curlyQuote)
    case 0x00A0, 0x3000, 0x2000...0x200A, 0x202F, 0x205F, 0x1680: return (" ", .oddSpace)
    case 0x200B...0x200F, 0x2060, 0xFEFF, 0x00AD, 0x202A...0x202E: return (nil, .invisible)
    default: return (scalar, nil)
    }
  }

  /// The plain text of a stretch, and the kinds of forms that it was written in.
  ///
  /// A full-width space within a filter's argument is text to be shown, 默认:　　年　　月, and stays.
  static func fold(_ scalars: ArraySlice<Unicode.Scalar>, keepingArguments: Bool = false) -> (text: [Unicode.Scalar], found: Set<Kind>) {
    var text: [Unicode.Scalar] = []
    var found: Set<Kind> = []
    var inFilter = false
    var inArgument = false
    for scalar in scalars {
      let (plain, kind) = of(scalar)
      if inArgument, keepingArguments, scalar == "\u{3000}" {
        text.append(scalar)
        continue
      }
      if plain == "|" { (inFilter, inArgument) = (true, false) }
      if inFilter, plain == ":" || plain == "：" { inArgument = true }
      if let plain { text.append(plain) }
      if let kind { found.insert(kind) }
    }
    return (text, found)
  }
}
