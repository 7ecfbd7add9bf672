import Contract

/// The rows of a CSV below its header (RFC 4180), read piece by piece, with memory for one piece and what is kept of the cells.
///
/// Records end at a line feed, a carriage return or both. Text after a closing quote belongs to the cell; a quote inside an
/// unquoted cell is itself. Line ends inside a cell become line feeds.
struct CSVRows {
  enum Failure: Error, Equatable {
    /// A quote that is never closed opens in this record.
    case unclosedQuote(record: Int)
    case text(TextDecoding.Failure)
  }

  private(set) var rows: LedgerRows
  /// For each column that is not kept and has a filled cell, the first record that has one.
  private(set) var strayCells: [Int: Int] = [:]

  private let delimiter: UInt8
  private let headerRecord: Int
  private let isKept: [Bool]
  private var record = 0
  private var index = 0
  /// A quoted cell that cannot be taken from where it stands.
  private var unquoted: [UInt8] = []

  /// - Parameters:
  ///   - text: where it stands; what of it was read before is `window`.
  ///   - headerRecord: the records up to this one are counted and not read.
  ///   - isKept: by column of the file.
  init(
    _ text: TextDecoding, window: consuming [UInt8], delimiter: UInt8, headerRecord: Int, isKept: [Bool]
  ) throws(Failure) {
    self.delimiter = delimiter
    self.headerRecord = headerRecord
    self.isKept = isKept
    rows = LedgerRows(width: isKept.count { $0 }, expecting: text.expectedCount)
    var window = consume window
    while true {
      let done = window.withUnsafeBufferPointer { readRecords($0, isLast: text.isAtEnd) }
      guard let done else { throw .unclosedQuote(record: record) }
      window.removeFirst(done)
      if text.isAtEnd { return }
      // A record that is longer than the window takes twice as much.
      let wanted = window.count * 2
      do throws(TextDecoding.Failure) {
        repeat { try text.next(&window) } while window.count < wanted && !text.isAtEnd
      } catch { throw .text(error) }
    }
  }

  /// How many bytes the complete records take; `nil` where a quote never closes.
  private mutating func readRecords(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Int? {
    index = 0
    while index < bytes.count {
      let start = index
      record += 1
      switch readRecord(bytes, isLast: isLast) {
      case .complete: continue
      case .unclosed where isLast: return nil
      case .incomplete, .unclosed:
        rows.dropRow()
        record -= 1
        return start
      }
    }
    return index
  }

  private enum Outcome { case complete, incomplete, unclosed }

  private mutating func readRecord(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Outcome {
    let isRow = record > headerRecord
    var column = 0
    var isFilled = false
    while true {
      let isWanted = isRow && column < isKept.count && isKept[column]
      guard let text = readCell(bytes) else { return .unclosed }
      if isWanted {
        let own = unquoted
        if own.isEmpty { rows.add(text) } else { own.withUnsafeBufferPointer { rows.add($0) } }
      }
      if isRow, !text.isEmpty || !unquoted.isEmpty {
        isFilled = true
        if !isWanted, strayCells[column] == nil { strayCells[column] = record }
      }
      column += 1
      guard index < bytes.count, bytes[index] == delimiter else { break }
      index += 1
    }
    guard endLine(bytes, isLast: isLast) else { return .incomplete }
    if isFilled { rows.endRow(record) } else { rows.dropRow() }
    return .complete
  }

  /// Whether the line ends for certain: not where the next piece may go on with it.
  private mutating func endLine(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Bool {
    guard index < bytes.count else { return isLast }
    let wasReturn = bytes[index] == 0x0D
    index += 1
    guard wasReturn else { return true }
    guard index < bytes.count else { return isLast }
    if bytes[index] == 0x0A { index += 1 }
    return true
  }

  /// Reads one cell: its trimmed text, or nothing where that is in `unquoted`; `nil` when its quote never closes.
  private mutating func readCell(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    unquoted.removeAll(keepingCapacity: true)
    let start = index
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { return readQuoted(bytes) }
    scanPlain(bytes)
    return Self.trimmed(bytes, start, index)
  }

  private mutating func readQuoted(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    index += 1
    let start = index
    // Most quoted cells hold no quote and no line end, and can be taken from where they stand.
    while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != 0x0D { index += 1 }
    guard index < bytes.count else { return nil }
    let end = index
    if bytes[end] == UInt8(ascii: "\""), end + 1 < bytes.count,
      bytes[end + 1] == delimiter || bytes[end + 1] == 0x0A || bytes[end + 1] == 0x0D
    {
      index += 1
      return Self.trimmed(bytes, start, end)
    }
    index = start
    guard unquote(bytes) else { return nil }
    let rest = index
    scanPlain(bytes)
    unquoted.append(contentsOf: bytes[rest..<index])
    let text = unquoted.withUnsafeBufferPointer { [UInt8](Self.trimmed($0, 0, $0.count)) }
    unquoted = text
    return UnsafeBufferPointer(start: nil, count: 0)
  }

  /// Up to the closing quote, of which two stand for one; `false` when there is none.
  private mutating func unquote(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return true }
        index += 1
      case 0x0D where index < bytes.count && bytes[index] == 0x0A: continue
      default: break
      }
      unquoted.append(byte)
    }
    return false
  }

  private mutating func scanPlain(_ bytes: UnsafeBufferPointer<UInt8>) {
    var at = index
    while at < bytes.count {
      let byte = bytes[at]
      if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
      at += 1
    }
    index = at
  }

  private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UnsafeBufferPointer<UInt8> {
    var (from, to) = (start, end)
    Spaces.trim(bytes, &from, &to)
    return UnsafeBufferPointer(rebasing: bytes[from..<to])
  }
}
