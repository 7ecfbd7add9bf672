/// The names that a handler knows, numbered from 0 without gaps: an `Int` enumeration.
///
///     enum Name: Int, XMLVocabulary {
///       case row, reference
///       var spelling: String { switch self { case .row: "x:row"; case .reference: "r" } }
///     }
public protocol XMLVocabulary: CaseIterable, RawRepresentable<Int>, Sendable {
  /// `prefix:local` with the prefixes of `XMLNamespaces`, whatever prefix the document uses; `local` for names without a namespace.
  var spelling: String { get }
}

/// Receives a document in pieces, in order. Whatever it throws stops the reading and reaches the caller of `XMLScanner`.
public protocol XMLHandler: AnyObject {
  /// The names that it knows.
  associatedtype Name: XMLVocabulary

  /// An element begins. `name` is `nil` for a name outside the vocabulary; `tag` is valid for the time of the call only.
  func start(_ name: Name?, _ tag: XMLTag) throws
  /// An element ends.
  func end(_ name: Name?) throws
  /// Character data in well-formed UTF-8; one run of text may come in several pieces.
  func text(_ utf8: Span<UInt8>) throws
  /// A comment.
  func comment(_ text: String) throws
  /// A processing instruction.
  func instruction(target: String, data: String) throws
}

extension XMLHandler {
  /// Passes the text over.
  public func text(_ utf8: Span<UInt8>) throws {}
  /// Passes the comment over.
  public func comment(_ text: String) throws {}
  /// Passes the instruction over.
  public func instruction(target: String, data: String) throws {}
}

/// A handler as the C callbacks see it: without its type.
class XMLSink {
  func start(_ token: Int, _ tag: XMLTag) throws {}
  func end(_ token: Int) throws {}
  func text(_ utf8: Span<UInt8>) throws {}
  func comment(_ text: String) throws {}
  func instruction(target: String, data: String) throws {}
}

final class XMLTypedSink<Handler: XMLHandler>: XMLSink {
  let handler: Handler
  init(_ handler: Handler) { self.handler = handler }

  override func start(_ token: Int, _ tag: XMLTag) throws { try handler.start(Handler.Name(rawValue: token), tag) }
  override func end(_ token: Int) throws { try handler.end(Handler.Name(rawValue: token)) }
  override func text(_ utf8: Span<UInt8>) throws { try handler.text(utf8) }
  override func comment(_ text: String) throws { try handler.comment(text) }
  override func instruction(target: String, data: String) throws { try handler.instruction(target: target, data: data) }
}
