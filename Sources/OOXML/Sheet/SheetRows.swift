/// The rows of a sheet that is being written, one after the other, in flat memory.
///
///     try rows.row { row in
///       try row.text("YW-2026-00001")
///       try row.integer(42)
///     }
///
/// Strings stand in their cells (`inlineStr`), not in a shared table: a table of a million different descriptions would not be flat,
/// and deflate finds repeated ones anyway. Excel turns them into a table when it saves.
public final class SheetRows {
  private static let flushAt = 1 << 18

  @exclusivity(unchecked) private var out = ByteBuffer(capacity: SheetRows.flushAt + 65_536)
  private let stream: PartStream
  /// The number of the last row begun.
  @exclusivity(unchecked) public private(set) var row = 0
  /// The column of the last cell written.
  @exclusivity(unchecked) public private(set) var column = 0
  @exclusivity(unchecked) private var style = CellStyle.normal
  private var letters: [[UInt8]] = []
  private(set) var links: [SheetLink] = []

  init(_ stream: PartStream) { self.stream = stream }

  func markup(_ write: (inout ByteBuffer) -> Void) throws {
    write(&out)
    try flush(at: 1)
  }

  private func flush(at limit: Int) throws {
    guard out.count >= limit else { return }
    try stream.write(out)
    out.removeAll()
  }

  // MARK: Rows

  /// Writes a row.
  ///
  /// - `height`: in points; `nil` leaves it to the reader.
  /// - `style`: the look of cells that do not say theirs.
  public func row(height: Int? = nil, style: CellStyle = .normal, _ fill: (SheetRows) throws -> Void) throws {
    row += 1
    column = 0
    self.style = style
    guard row <= CellReference.lastRow else { throw SheetError.beyondSheet(CellReference(row: row, column: 1)) }
    out.append("<row r=\"" as StaticString)
    out.append(row)
    out.append(UInt8(0x22))
    if let height {
      out.append(attribute: "ht", height)
      out.append(" customHeight=\"1\"" as StaticString)
    }
    out.append(UInt8(0x3E))
    try fill(self)
    out.append("</row>" as StaticString)
    try flush(at: Self.flushAt)
  }

  /// Leaves rows empty.
  public func skipRows(_ count: Int) { row += count }

  // MARK: Cells

  /// Leaves cells empty.
  public func skip(_ count: Int = 1) { column += count }

  /// A cell with a look and no value.
  public func empty(_ style: CellStyle? = nil) throws {
    try begin(style, quoted: false)
    out.append("/>" as StaticString)
  }

  /// Text as it is: never a formula, however it begins.
  public func text(_ text: String, _ style: CellStyle? = nil) throws {
    guard !text.isEmpty else {
      try empty(style)
      return
    }
    if text.utf8.count > 32_767, text.utf16.count > 32_767 { throw SheetError.textTooLong(CellReference(row: row, column: column + 1)) }
    var text = text
    let shape = text.withUTF8 { Shape($0) }
    try begin(style, quoted: shape.looksLikeFormula)
    out.append(shape.hasOuterSpace ? " t=\"inlineStr\"><is><t xml:space=\"preserve\">" : " t=\"inlineStr\"><is><t>" as StaticString)
    out.append(text: shape.hasEscape ? text.replacing("_x", with: "_x005F_x") : text)
    out.append("</t></is></c>" as StaticString)
  }

  /// A whole number.
  public func integer(_ value: Int, _ style: CellStyle? = nil) throws {
    try begin(style, quoted: false)
    out.append("><v>" as StaticString)
    out.append(value)
    out.append("</v></c>" as StaticString)
  }

  /// A decimal number: `units` × 10^-`places`, 12345 with 2 places is 123.45.
  public func decimal(_ units: Int, places: Int, _ style: CellStyle? = nil) throws {
    try begin(style, quoted: false)
    out.append("><v>" as StaticString)
    appendDecimal(units, places)
    out.append("</v></c>" as StaticString)
  }

  /// True or false.
  public func boolean(_ value: Bool, _ style: CellStyle? = nil) throws {
    try begin(style, quoted: false)
    out.append(value ? " t=\"b\"><v>1</v></c>" : " t=\"b\"><v>0</v></c>" as StaticString)
  }

  /// A day, counted from 1970-01-01.
  public func date(days: Int, _ style: CellStyle = .date) throws {
    try checkDate(days)
    try integer(days + 25_569, style)
  }

  /// A day, counted from 1970-01-01, and the seconds since its midnight.
  public func dateTime(days: Int, seconds: Int, _ style: CellStyle = .dateTime) throws {
    try checkDate(days)
    guard (0..<86_400).contains(seconds) else { throw SheetError.badDate(CellReference(row: row, column: column + 1)) }
    // Twelve places of a day are a ten-millionth of a second, more than the double that Excel makes of it keeps.
    let fraction = (seconds * 1_000_000_000_000 + 43_200) / 86_400
    try decimal((days + 25_569) * 1_000_000_000_000 + fraction, places: 12, style)
  }

  /// Text that leads somewhere.
  public func link(_ text: String, to target: LinkTarget, _ style: CellStyle = .link) throws {
    try self.text(text, style)
    links.append(SheetLink(cell: CellReference(row: row, column: column), target: target))
  }

  // MARK: Pieces

  /// `<c r="A1" s="2"`, with no closing bracket.
  private func begin(_ own: CellStyle?, quoted: Bool) throws {
    column += 1
    if column > letters.count {
      guard column <= CellReference.lastColumn else { throw SheetError.beyondSheet(CellReference(row: row, column: column)) }
      while letters.count < column { letters.append(Array("<c r=\"\(CellReference.letters(of: letters.count + 1))".utf8)) }
    }
    out.append(letters[column - 1])
    out.append(row)
    let index = (own ?? style).index(quoted: quoted)
    if index > 0 {
      out.append("\" s=\"" as StaticString)
      out.append(index)
    }
    out.append(UInt8(0x22))
  }

  private func appendDecimal(_ units: Int, _ places: Int) {
    guard places > 0, places <= 18 else {
      out.append(units)
      return
    }
    var scale: UInt = 1
    for _ in 0..<places { scale *= 10 }
    var fraction = units.magnitude % scale
    if units < 0 { out.append(UInt8(0x2D)) }
    out.append(Int(units.magnitude / scale))
    guard fraction > 0 else { return }
    out.append(UInt8(0x2E))
    while fraction > 0 {
      scale /= 10
      out.append(0x30 + UInt8(truncatingIfNeeded: fraction / scale))
      fraction %= scale
    }
  }

  private func checkDate(_ days: Int) throws {
    // 1900-03-01: before it Excel counts a 29 February that never was.
    guard (-25_508...2_932_896).contains(days) else { throw SheetError.badDate(CellReference(row: row, column: column + 1)) }
  }

  /// What the first and last bytes of a text and its underscores ask for.
  private struct Shape {
    var looksLikeFormula = false
    var hasOuterSpace = false
    var hasEscape = false

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard let first = bytes.first, let last = bytes.last else { return }
      // = + - @ tab and carriage return begin a formula for one program or another.
      looksLikeFormula = first == 0x3D || first == 0x2B || first == 0x2D || first == 0x40 || first == 0x09 || first == 0x0D
      hasOuterSpace = first <= 0x20 || last <= 0x20
      guard bytes.count > 6 else { return }
      for index in 0..<(bytes.count - 6) where bytes[index] == 0x5F && bytes[index + 1] == 0x78 && bytes[index + 6] == 0x5F {
        hasEscape = true
      }
    }
  }
}

/// Where a link of a cell leads.
public enum LinkTarget: Hashable, Sendable {
  /// A place in the same workbook, "'工单'!A7".
  case place(String)
  /// A file by its path from the folder of the workbook, "../Data/工单.xlsx", and a place in it.
  case file(String, place: String?)

  var isFile: Bool { if case .file = self { true } else { false } }
}

struct SheetLink {
  var cell: CellReference
  var target: LinkTarget
}
