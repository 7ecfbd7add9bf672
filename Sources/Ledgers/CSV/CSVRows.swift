/// The rows of a CSV below its header (RFC 4180), read in one pass that packs the wanted cells to the front of the file's own bytes.
///
/// Records end at a line feed, a carriage return or both. Text after a closing quote belongs to the cell; a quote inside an
/// unquoted cell is itself. Line ends inside a cell become line feeds.
struct CSVRows {
  /// A quote that is never closed opens in this record.
  struct UnclosedQuote: Error, Equatable { let record: Int }

  private(set) var arena: [UInt8]
  private(set) var ends: [UInt32] = []
  private(set) var rowNumbers: [Int32] = []
  /// For each column that is not kept and has a filled cell, the first record that has one.
  private(set) var strayCells: [Int: Int] = [:]

  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - headerRecord: the records up to this one are counted and not read.
  ///   - isKept: by column of the file.
  init(_ bytes: consuming [UInt8], delimiter: UInt8, headerRecord: Int, isKept: [Bool]) throws(UnclosedQuote) {
    arena = consume bytes
    let width = isKept.count { $0 }
    var packer = Packer(delimiter: delimiter, headerRecord: headerRecord, isKept: isKept, width: width)
    let rows = arena.count / max(24, width * 6)
    packer.ends.reserveCapacity(rows * width)
    packer.rowNumbers.reserveCapacity(rows)
    let unclosed = arena.withUnsafeMutableBufferPointer { packer.run($0) }
    if let unclosed { throw UnclosedQuote(record: unclosed) }
    arena.removeLast(arena.count - packer.written)
    ends = packer.ends
    rowNumbers = packer.rowNumbers
    strayCells = packer.strayCells
  }

  /// The pass itself: reads at `index`, writes at `written`, which never overtakes it.
  private struct Packer {
    let delimiter: UInt8
    let headerRecord: Int
    let isKept: [Bool]
    let width: Int
    var ends: [UInt32] = []
    var rowNumbers: [Int32] = []
    var strayCells: [Int: Int] = [:]
    var index = 0
    var written = 0

    /// The record whose quote never closes, or `nil` when all is well.
    mutating func run(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Int? {
      var record = 0
      while index < bytes.count {
        record += 1
        let isRow = record > headerRecord
        let (rowStart, firstEnd) = (written, ends.count)
        var column = 0
        var isFilled = false
        while true {
          let isWanted = isRow && column < isKept.count && isKept[column]
          let cellStart = written
          guard readCell(bytes) else { return record }
          if written > cellStart, isRow {
            isFilled = true
            if !isWanted, strayCells[column] == nil { strayCells[column] = record }
          }
          if isWanted { ends.append(UInt32(truncatingIfNeeded: written)) } else { written = cellStart }
          column += 1
          guard index < bytes.count, bytes[index] == delimiter else { break }
          index += 1
        }
        endLine(bytes)
        guard isRow else { continue }
        if isFilled {
          while ends.count < firstEnd + width { ends.append(UInt32(truncatingIfNeeded: written)) }
          rowNumbers.append(Int32(truncatingIfNeeded: record))
        } else {
          ends.removeLast(ends.count - firstEnd)
          written = rowStart
        }
      }
      return nil
    }

    private mutating func endLine(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
      guard index < bytes.count else { return }
      let wasReturn = bytes[index] == 0x0D
      index += 1
      if wasReturn, index < bytes.count, bytes[index] == 0x0A { index += 1 }
    }

    /// Reads one cell and writes its trimmed text; `false` when its quote never closes.
    private mutating func readCell(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Bool {
      let start = written
      if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
        guard readQuoted(bytes) else { return false }
        readPlain(bytes)
        trim(bytes, from: start)
        return true
      }
      let first = index
      scanPlain(bytes)
      var (from, to) = (first, index)
      Spaces.trim(UnsafeBufferPointer(bytes), &from, &to)
      move(bytes, from, to)
      return true
    }

    private mutating func readQuoted(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Bool {
      index += 1
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
        bytes[written] = byte
        written += 1
      }
      return false
    }

    private mutating func readPlain(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
      let first = index
      scanPlain(bytes)
      move(bytes, first, index)
    }

    private mutating func scanPlain(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
      var at = index
      while at < bytes.count {
        let byte = bytes[at]
        if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
        at += 1
      }
      index = at
    }

    private mutating func move(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ from: Int, _ to: Int) {
      guard let base = bytes.baseAddress, to > from else { return }
      (base + written).update(from: base + from, count: to - from)
      written += to - from
    }

    private mutating func trim(_ bytes: UnsafeMutableBufferPointer<UInt8>, from start: Int) {
      var (from, to) = (start, written)
      Spaces.trim(UnsafeBufferPointer(bytes), &from, &to)
      written = start
      move(bytes, from, to)
    }
  }
}
