import Contract

/// The first records of a CSV as text, from which delimiter and header are found.
enum CSVHead {
  static let delimiters: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
  private static let depth = 8
  /// As a sheet has them; what is beyond belongs to no header.
  private static let mostColumns = 16_384

  /// The delimiter under which the header has the most known columns, and that header; `nil` when every record is blank under one of them.
  static func find(in bytes: [UInt8], table: LedgerTable) -> (delimiter: UInt8, header: Header)? {
    let names = Header.names(of: table)
    var best: (delimiter: UInt8, header: Header)?
    for delimiter in delimiters {
      guard let header = Header.find(in: records(of: bytes, delimiter: delimiter), table: table, names: names) else { return nil }
      guard let current = best?.header else {
        best = (delimiter, header)
        // No other delimiter can find more.
        if header.matches == table.columns.count { return best }
        continue
      }
      if (header.matches, header.width) > (current.matches, current.width) { best = (delimiter, header) }
    }
    return best
  }

  /// The first records with their numbers. A quote that never ends takes the rest; the reader of the rows reports it.
  static func records(of bytes: [UInt8], delimiter: UInt8) -> [(number: Int, cells: [String])] {
    var records: [(number: Int, cells: [String])] = []
    var index = 0
    while index < bytes.count, records.count < depth {
      var cells: [String] = []
      repeat {
        let text = cell(of: bytes, at: &index, delimiter: delimiter)
        if cells.count < mostColumns { cells.append(text) }
      } while skip(delimiter, in: bytes, at: &index)
      if index < bytes.count {
        let wasReturn = bytes[index] == 0x0D
        index += 1
        if wasReturn, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      }
      records.append((records.count + 1, cells))
    }
    return records
  }

  private static func skip(_ delimiter: UInt8, in bytes: [UInt8], at index: inout Int) -> Bool {
    guard index < bytes.count, bytes[index] == delimiter else { return false }
    index += 1
    return true
  }

  private static func cell(of bytes: [UInt8], at index: inout Int, delimiter: UInt8) -> String {
    var out: [UInt8] = []
    let quote = UInt8(ascii: "\"")
    if index < bytes.count, bytes[index] == quote {
      index += 1
      while index < bytes.count {
        if bytes[index] == quote {
          index += 1
          guard index < bytes.count, bytes[index] == quote else { break }
        }
        out.append(bytes[index])
        index += 1
      }
    }
    while index < bytes.count, bytes[index] != delimiter, bytes[index] != 0x0A, bytes[index] != 0x0D {
      out.append(bytes[index])
      index += 1
    }
    return String(decoding: out, as: UTF8.self)
  }
}
