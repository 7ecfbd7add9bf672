/// The rows of a ledger in the making, cell by cell, as a reader of files comes to them.
///
/// A row is begun by its first cell and ended by ``endRow(_:)``, or given up by ``dropRow()``; cells that a row does not get are blank.
public struct LedgerRows: Sendable {
  /// How many cells a row has: the columns of the file that the ledger's table knows, in the file's order.
  public let width: Int
  private(set) var texts: TextPool
  /// The number of each cell's text, row by row.
  private(set) var cells: [UInt32] = []
  private(set) var numbers: [Int32] = []

  /// `shared` are bytes that cells may lie in without being copied, `bytes` says how much text is expected at most.
  public init(width: Int, shared: [UInt8] = [], expecting bytes: Int = 0) {
    self.width = width
    texts = TextPool(shared: shared, expecting: bytes)
    // Memory that is not used costs nothing; sixteen bytes a cell are few.
    cells.reserveCapacity(bytes / 16)
  }

  /// How many rows are complete.
  public var count: Int { numbers.count }

  /// The number of a trimmed text, for `add`.
  public mutating func number(of text: UnsafeBufferPointer<UInt8>) -> UInt32 { texts.number(of: text) }
  /// The number of a trimmed text, for `add`.
  public mutating func number(of text: [UInt8]) -> UInt32 { text.withUnsafeBufferPointer { texts.number(of: $0) } }
  /// The number of a trimmed text that lies in the shared bytes.
  public mutating func number(ofShared range: Range<Int>) -> UInt32 { texts.number(ofShared: range) }

  /// The next cell of the row that is being read.
  public mutating func add(_ number: UInt32) { cells.append(number) }

  /// The next cell of the row that is being read, by its trimmed text.
  public mutating func add(_ text: UnsafeBufferPointer<UInt8>) { cells.append(texts.number(of: text)) }

  /// - Parameter number: the row's number as a person counts it (the header is 1).
  public mutating func endRow(_ number: Int) {
    numbers.append(Int32(truncatingIfNeeded: number))
    while cells.count < numbers.count * width { cells.append(0) }
  }

  /// Forgets the cells of the row that is being read.
  public mutating func dropRow() { cells.removeLast(cells.count - numbers.count * width) }

  /// Says that no text will be added.
  mutating func close() { texts.close() }
}
