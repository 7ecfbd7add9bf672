/// What a tag stands between: `{{` and `}}`, unless the template or the command line says otherwise.
public struct Delimiters: Sendable, Hashable {
  public let open: String
  public let close: String
  let opening: [Unicode.Scalar]
  let closing: [Unicode.Scalar]

  /// `nil` where one of them is empty, holds a blank, or holds "=", which would end the tag that sets them.
  public init?(open: String, close: String) {
    guard !open.isEmpty, !close.isEmpty else { return nil }
    for scalar in (open + close).unicodeScalars where scalar.properties.isWhitespace || scalar == "=" { return nil }
    self.init(known: open, close)
  }

  private init(known open: String, _ close: String) {
    self.open = open
    self.close = close
    opening = Array(open.unicodeScalars)
    closing = Array(close.unicodeScalars)
  }

  public static let standard = Delimiters(known: "{{", "}}")
}
