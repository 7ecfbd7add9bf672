/// The languages that messages are spoken in. Documents are always Chinese.
public enum Language: String, Sendable, CaseIterable {
  case zh, en
}

/// A sentence in both languages: whoever states something states it twice, so that neither catalogue has gaps.
public struct Bilingual: Sendable, Hashable {
  public let zh: String
  public let en: String

  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The sentence in one of them.
  public subscript(language: Language) -> String { language == .zh ? zh : en }
}

extension DefaultStringInterpolation {
  /// A text in two languages has to choose one before it goes into another: without this, Swift would print the pair. A warning is an
  /// error here, so nothing that calls it compiles.
  @available(*, deprecated, message: "choose a language: text[language], text.zh or text.en")
  public mutating func appendInterpolation(_ text: Bilingual) { appendLiteral(text.zh) }
}
