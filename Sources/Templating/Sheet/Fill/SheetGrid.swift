import OOXML

/// The size of a sheet's cells in the units of drawings (914,400 an inch), as the template has them.
struct SheetGrid {
  private let sheet: SheetTemplate

  init(_ sheet: SheetTemplate) { self.sheet = sheet }

  /// The box between the two corners of an anchor.
  func size(of anchor: XMLElement) -> (width: Int, height: Int) {
    guard let from = CellAddress(corner: anchor.first("xdr:from")), let to = CellAddress(corner: anchor.first("xdr:to")) else {
      return (0, 0)
    }
    func offset(_ corner: String, _ tag: String) -> Int { anchor.first(corner, tag).flatMap { Int($0.text) } ?? 0 }
    // A character is about 7 dots of 9,525 units; a cell's edges take 5 dots.
    let columns = from.column < to.column ? (from.column..<to.column).reduce(0) { $0 + Int(sheet.widths.width($1...$1) * 7) * 9_525 } : 0
    let rows =
      from.row < to.row ? (from.row..<to.row).reduce(0) { $0 + Int((sheet.row($1)?.height ?? sheet.widths.standardHeight) * 12_700) } : 0
    return (
      columns + offset("xdr:to", "xdr:colOff") - offset("xdr:from", "xdr:colOff"),
      rows + offset("xdr:to", "xdr:rowOff") - offset("xdr:from", "xdr:rowOff")
    )
  }
}
