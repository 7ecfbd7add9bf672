/// A text that is made piece by piece while it is written, so that a report of any length never stands in memory whole.
public struct Printout: Sendable {
  private let pieces: @Sendable ((Piece) -> Void) -> Void

  private enum Piece {
    case text(String)
    case bytes([UInt8])
  }

  /// - Parameter pieces: hands over one piece after the other, however short.
  init(_ pieces: @escaping @Sendable ((String) -> Void) -> Void) { self.pieces = { receive in pieces { receive(.text($0)) } } }

  /// - Parameter pieces: hands over one piece of the bytes after the other, however short.
  public init(bytes pieces: @escaping @Sendable (_ receive: ([UInt8]) -> Void) -> Void) {
    self.pieces = { receive in pieces { receive(.bytes($0)) } }
  }

  /// Hands the bytes over, so many at a time that writing each is worth its while.
  public func write(to receive: ([UInt8]) -> Void) {
    var bytes: [UInt8] = []
    pieces { piece in
      switch piece {
      case .text(let text): bytes.append(contentsOf: text.utf8)
      case .bytes(let more): bytes.append(contentsOf: more)
      }
      guard bytes.count >= Self.enough else { return }
      receive(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    if !bytes.isEmpty { receive(bytes) }
  }

  private static let enough = 1 << 16

  /// All of it.
  public var text: String {
    var bytes: [UInt8] = []
    write { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
