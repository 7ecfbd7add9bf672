/// Rows of a sheet that a section repeats, with the blocks within; the whole sheet is the outermost.
final class SheetBlock {
  enum Segment {
    /// Rows that each item has once.
    case rows(ClosedRange<Int>)
    case block(index: Int)
  }

  let section: Expression?
  let isInverted: Bool
  let rows: ClosedRange<Int>
  let children: [SheetBlock]
  let segments: [Segment]
  /// How many rows each item has apart from the blocks within.
  let ownHeight: Int
  private(set) weak var parent: SheetBlock?
  /// Its index among its parent's blocks.
  private(set) var index = 0

  /// - Parameter gone: the rows that hold nothing but tags of their own.
  init(section: Expression?, isInverted: Bool = false, rows: ClosedRange<Int>, children: [SheetBlock], gone: [Int]) {
    self.section = section
    self.isInverted = isInverted
    self.rows = rows
    self.children = children
    var segments: [Segment] = []
    var height = 0
    func add(_ from: Int, _ to: Int) {
      guard from <= to else { return }
      segments.append(.rows(from...to))
      height += to - from + 1
    }
    var next = rows.lowerBound
    var stops: [(row: Int, end: Int, block: Int?)] = children.enumerated().map { ($1.rows.lowerBound, $1.rows.upperBound, $0) }
    stops += gone.filter { row in rows.contains(row) && !children.contains { $0.rows.contains(row) } }.map { ($0, $0, nil) }
    for stop in stops.sorted(by: { ($0.row, $0.block ?? -1) < ($1.row, $1.block ?? -1) }) {
      add(next, stop.row - 1)
      if let block = stop.block { segments.append(.block(index: block)) }
      next = stop.end + 1
    }
    add(next, rows.upperBound)
    self.segments = segments
    ownHeight = height
    for (index, child) in children.enumerated() {
      child.parent = self
      child.index = index
    }
  }

  /// The innermost block that a row belongs to.
  func innermost(_ row: Int) -> SheetBlock {
    children.first { $0.rows.contains(row) }?.innermost(row) ?? self
  }

  /// The blocks from the outermost to this one, the sheet apart.
  lazy var chain: [SheetBlock] = parent.map { $0.chain + [self] } ?? []
}
