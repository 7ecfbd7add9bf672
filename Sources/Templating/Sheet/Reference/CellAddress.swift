/// A cell of a sheet by row and column, both counted from 1.
public struct CellAddress: Hashable, Sendable {
  public var row: Int
  public var column: Int

  /// The last row and column that a sheet can have (ECMA-376 part 1, 18.3.1.73 and the limits of every program since 2007).
  public static let lastRow = 1_048_576
  public static let lastColumn = 16_384

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads "B12", also with dollar signs; `nil` for anything that is no cell of a sheet.
  public init?(_ text: some StringProtocol) {
    guard let corner = ReferenceCorner(text) else { return nil }
    self = corner.address
  }

  /// The number of a column by its letters; `nil` beyond XFD.
  public static func column(_ letters: some StringProtocol) -> Int? {
    var number = 0
    guard (1...3).contains(letters.utf8.count) else { return nil }
    for byte in letters.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): number = number * 26 + Int(byte - 64)
      case UInt8(ascii: "a")...UInt8(ascii: "z"): number = number * 26 + Int(byte - 96)
      default: return nil
      }
    }
    return number <= lastColumn ? number : nil
  }

  /// The letters of a column.
  public static func letters(_ column: Int) -> String {
    var letters = ""
    var rest = column
    while rest > 0 {
      letters = String(Unicode.Scalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}

extension CellAddress: CustomStringConvertible, Comparable {
  /// "B12".
  public var description: String { Self.letters(column) + String(row) }

  /// Row by row.
  public static func < (a: CellAddress, b: CellAddress) -> Bool { (a.row, a.column) < (b.row, b.column) }
}

/// A cell as a formula spells it: which of its coordinates stay when the formula is copied.
struct ReferenceCorner: Hashable, Sendable {
  var address: CellAddress
  var columnFixed = false
  var rowFixed = false

  init(_ address: CellAddress, columnFixed: Bool = false, rowFixed: Bool = false) {
    self.address = address
    self.columnFixed = columnFixed
    self.rowFixed = rowFixed
  }

  init?(_ text: some StringProtocol) {
    var rest = text[...]
    columnFixed = rest.first == "$"
    if columnFixed { rest.removeFirst() }
    let letters = rest.prefix { $0.isASCII && $0.isLetter }
    guard let column = CellAddress.column(letters) else { return nil }
    rest = rest[letters.endIndex...]
    rowFixed = rest.first == "$"
    if rowFixed { rest.removeFirst() }
    guard let row = ReferenceEdge.row(rest) else { return nil }
    address = CellAddress(row: row, column: column)
  }

  var text: String {
    (columnFixed ? "$" : "") + CellAddress.letters(address.column) + (rowFixed ? "$" : "") + String(address.row)
  }
}

/// A whole row or column as a formula spells it.
struct ReferenceEdge: Hashable, Sendable {
  var index: Int
  var fixed = false

  /// A row's digits without sign or leading zero.
  static func row(_ digits: some StringProtocol) -> Int? {
    guard digits.utf8.count <= 7, digits.utf8.first != UInt8(ascii: "0"), digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let row = Int(digits), row <= CellAddress.lastRow
    else { return nil }
    return row
  }

  init(_ index: Int, fixed: Bool = false) {
    self.index = index
    self.fixed = fixed
  }

  init?(row text: some StringProtocol) {
    fixed = text.first == "$"
    guard let row = Self.row(fixed ? text.dropFirst() : text[...]) else { return nil }
    index = row
  }

  init?(column text: some StringProtocol) {
    fixed = text.first == "$"
    guard let column = CellAddress.column(fixed ? text.dropFirst() : text[...]) else { return nil }
    index = column
  }
}
