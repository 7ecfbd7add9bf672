/// The rows of a ledger by the text of one column, such as tickets by their numbers: four bytes a row and a half.
public struct KeyIndex: Sendable {
  public let ledger: Ledger
  private let column: Int
  /// Row numbers from 1.
  private var table = NumberTable()

  public init(_ ledger: Ledger, _ field: some LedgerField) {
    self.ledger = ledger
    column = field.rawValue
    for index in 0..<ledger.count where !ledger.isBlank(row: index, column: column) {
      let text = ledger.bytes(row: index, column: column)
      guard first(text) == nil else { continue }
      if table.isFull { table.grow { Self.hash(ledger.bytes(row: Int($0) - 1, column: field.rawValue)) } }
      table.insert(UInt32(truncatingIfNeeded: index + 1), Self.hash(text))
    }
  }

  /// The first row that has a text; `nil` where none has.
  public func row(of text: some StringProtocol) -> Row? {
    var text = String(text)
    return text.withUTF8 { bytes in
      first(hash: ByteHash.of(bytes)) { $0.withUnsafeBufferPointer { $0.isSame(as: bytes) } }
    }.map { ledger[$0] }
  }

  /// The first row that has the text of another's cell.
  public func first(_ text: ArraySlice<UInt8>) -> Row? {
    text.withUnsafeBufferPointer { bytes in
      first(hash: ByteHash.of(bytes)) { $0.withUnsafeBufferPointer { $0.isSame(as: bytes) } }
    }.map { ledger[$0] }
  }

  private func first(hash: UInt64, where holds: (ArraySlice<UInt8>) -> Bool) -> Int? {
    table.first(hash) { holds(ledger.bytes(row: Int($0) - 1, column: column)) }.map { Int($0) - 1 }
  }

  private static func hash(_ text: ArraySlice<UInt8>) -> UInt64 { text.withUnsafeBufferPointer { ByteHash.of($0) } }
}
