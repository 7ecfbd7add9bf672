/// A text that is made piece by piece while it is written, so that a report of any length never stands in memory whole.
public struct Printout: Sendable {
  private let pieces: @Sendable ((String) -> Void) -> Void

  /// - Parameter pieces: hands over one piece after the other, however short.
  init(_ pieces: @escaping @Sendable ((String) -> Void) -> Void) { self.pieces = pieces }

  /// Hands the bytes over, so many at a time that writing each is worth its while.
  public func write(to receive: ([UInt8]) -> Void) {
    var bytes: [UInt8] = []
    pieces { piece in
      bytes.append(contentsOf: piece.utf8)
      guard bytes.count >= Self.enough else { return }
      receive(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    if !bytes.isEmpty { receive(bytes) }
  }

  private static let enough = 1 << 16

  /// All of it.
  public var text: String {
    var text = ""
    pieces { text += $0 }
    return text
  }
}
