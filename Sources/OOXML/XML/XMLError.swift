/// Why a part is not XML that we read, with its place.
public struct XMLError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// Not well-formed, not in its declared encoding, or cut short.
    case malformed
    /// A document type definition: Office never writes one, and it is the door of entity bombs and external entities.
    case documentType
    /// Deeper than `XMLLimits.depth`.
    case tooDeep
    /// More text in one attribute or node than the parser's own guards allow.
    case tooLarge
    /// A name, or its prefix, that the reader of this part cannot accept.
    case unexpected
  }

  public var reason: Reason
  /// The part's name in its package; empty where there is none.
  public var part: String
  /// From 1; 0 where unknown.
  public var line: Int
  public var message: String

  public init(_ reason: Reason, part: String, line: Int, message: String) {
    self.reason = reason
    self.part = part
    self.line = line
    self.message = message
  }

  public var description: String { "\(part):\(line): \(message)" }
}

/// Guards of a reader against hostile documents.
public struct XMLLimits: Sendable {
  /// Elements within elements.
  public var depth: Int
  /// Elements, attributes and texts of a part that is held as a tree: a hundred times what a form or a template has.
  public var nodes: Int
  /// Bytes of a part that is held as a tree.
  public var treeBytes: Int

  public init(depth: Int = 250, nodes: Int = 2_000_000, treeBytes: Int = 128 << 20) {
    (self.depth, self.nodes, self.treeBytes) = (depth, nodes, treeBytes)
  }

  public static let standard = XMLLimits()
}
