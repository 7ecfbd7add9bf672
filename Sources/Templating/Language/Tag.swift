/// One tag as its author wrote it, understood but not yet checked against filters or fields.
public struct Tag: Sendable {
  /// What a tag asks for.
  public enum Kind: Sendable {
    case variable, section, inverted, close, comment, partial, picture
    case delimiters(Delimiters)
  }

  /// What lint has to say of the spelling; the tag is understood all the same.
  public enum Oddity: String, Sendable, CaseIterable {
    case fullWidth, curlyQuote, oddSpace, invisible
    /// poi-tl's `{{?x}}` and `{{@x}}`.
    case poiSection, poiPicture
  }

  public let kind: Kind
  /// The dotted name; empty for `.`, the current item. Of a partial, one name: its file. Of a comment, one name: what it says.
  public let path: [String]
  public let filters: [FilterCall]
  public let oddities: [Oddity]
  /// The tag as it stands in the template, delimiters and all.
  public let source: String

  /// The name as messages show it.
  public var name: String { path.isEmpty ? "." : path.joined(separator: ".") }

  /// Whether it can stand on a line of its own, so that the line goes with it.
  public var standsAlone: Bool {
    switch kind {
    case .section, .inverted, .close, .comment, .delimiters: true
    case .variable, .partial, .picture: false
    }
  }
}

/// A filter as a tag calls it: `数字:2`.
public struct FilterCall: Sendable, Hashable {
  public let name: String
  public let argument: String?

  public init(_ name: String, _ argument: String? = nil) {
    self.name = name
    self.argument = argument
  }
}
