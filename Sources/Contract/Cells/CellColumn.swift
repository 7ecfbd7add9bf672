/// The cells of one column by the numbers of their texts: a byte a cell while there are no more than 256 texts, four beyond that.
struct CellColumn: Sendable {
  /// The numbers that a byte stands for, and where one is looked for first, by its last bits.
  private var palette: [UInt32] = []
  private var places = [UInt8](repeating: 0, count: 256)
  private var narrow: [UInt8] = []
  /// Empty while a byte is enough.
  private var wide: [UInt32] = []
  private var isWide = false

  var count: Int { isWide ? wide.count : narrow.count }

  subscript(row: Int) -> UInt32 { isWide ? wide[row] : palette[Int(narrow[row])] }

  mutating func append(_ number: UInt32) {
    if isWide {
      wide.append(number)
    } else if let byte = byte(of: number) {
      narrow.append(byte)
    } else {
      widen()
      wide.append(number)
    }
  }

  mutating func removeLast() { if isWide { wide.removeLast() } else { narrow.removeLast() } }

  private mutating func byte(of number: UInt32) -> UInt8? {
    let place = Int(truncatingIfNeeded: number & 0xFF)
    let likely = places[place]
    if Int(likely) < palette.count, palette[Int(likely)] == number { return likely }
    if let found = palette.firstIndex(of: number) { return UInt8(truncatingIfNeeded: found) }
    guard palette.count < 256 else { return nil }
    places[place] = UInt8(truncatingIfNeeded: palette.count)
    palette.append(number)
    return places[place]
  }

  private mutating func widen() {
    wide.reserveCapacity(narrow.count * 4)
    for byte in narrow { wide.append(palette[Int(byte)]) }
    isWide = true
    narrow = []
    palette = []
    places = []
  }
}
