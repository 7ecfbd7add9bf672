extension String {
  /// The text itself, or the beginning of one that takes more bytes than is sensible, so that an absurd cell makes no absurd message.
  func bounded(to bytes: Int) -> String {
    guard utf8.count > bytes else { return self }
    // By scalars: a single character may be a million combining marks.
    return String(String.UnicodeScalarView(unicodeScalars.prefix(bytes / 4))) + "…"
  }
}

extension Bilingual {
  func bounded(to bytes: Int) -> Bilingual { Bilingual(zh: zh.bounded(to: bytes), en: en.bounded(to: bytes)) }
}
