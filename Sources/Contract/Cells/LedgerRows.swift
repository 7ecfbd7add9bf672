/// The rows of a ledger in the making, cell by cell, as a reader of files comes to them.
///
/// A row is begun by its first cell and ended by ``endRow(_:)``, or given up by ``dropRow()``; cells that a row does not get are blank.
public struct LedgerRows: Sendable {
  /// How many cells a row has: the columns of the file that the ledger's table knows, in the file's order.
  public let width: Int
  private(set) var texts: TextPool
  private(set) var numbers: [Int32] = []
  private(set) var columns: [CellColumn]
  /// How much the texts of each column repeat.
  private var habits: [Habit]
  /// The cells of the row that is being read.
  private var filled = 0

  /// `shared` are texts that are in memory already, `bytes` says how many more are expected at most.
  public init(width: Int, shared: SharedTexts = SharedTexts(), expecting bytes: Int = 0) {
    self.width = width
    texts = TextPool(shared: shared, expecting: bytes)
    columns = Array(repeating: CellColumn(), count: width)
    habits = Array(repeating: Habit(), count: width)
  }

  /// How many rows are complete.
  public var count: Int { numbers.count }

  /// The next cell of the row that is being read, by the index of its shared text, which has no spaces around it.
  public mutating func add(shared index: Int) { add(texts.number(ofShared: index)) }

  /// The next cell of the row that is being read, blank.
  public mutating func addBlank() { add(0) }

  /// The next cell of the row that is being read, by its trimmed text.
  public mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    guard habits[filled].repeats else { return add(texts.append(text)) }
    let (number, isNew) = texts.number(of: text)
    habits[filled].note(isNew, text.count)
    add(number)
  }

  private mutating func add(_ number: UInt32) {
    columns[filled].append(number)
    filled += 1
  }

  /// - Parameter number: the row's number as a person counts it (the header is 1).
  public mutating func endRow(_ number: Int) {
    numbers.append(Int32(truncatingIfNeeded: number))
    while filled < width { addBlank() }
    filled = 0
  }

  /// Forgets the cells of the row that is being read.
  public mutating func dropRow() {
    for column in 0..<filled { columns[column].removeLast() }
    filled = 0
  }

  /// Says that no text will be added.
  mutating func close() { texts.close() }
}

/// Whether looking for a column's texts among those that are there already is worth its while: not for long ones of which hardly any repeats,
/// such as descriptions that people wrote one by one.
private struct Habit {
  private static let trial = 4_096
  private static let longest = 24

  private(set) var repeats = true
  private var seen = 0
  private var new = 0
  private var bytes = 0

  mutating func note(_ isNew: Bool, _ count: Int) {
    guard count > 0, seen < Self.trial else { return }
    seen += 1
    if isNew { new += 1 }
    bytes += count
    if seen == Self.trial { repeats = new < seen / 8 * 7 || bytes < seen * Self.longest }
  }
}
