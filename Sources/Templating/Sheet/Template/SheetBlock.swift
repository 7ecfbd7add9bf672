/// Lines of a sheet, rows or columns, that a section repeats, with the blocks within; the whole sheet is the outermost.
final class SheetBlock {
  enum Segment {
    /// Lines that each item has once.
    case lines(ClosedRange<Int>)
    case block(index: Int)
  }

  let section: Expression?
  let isInverted: Bool
  /// Of a block of columns, what rows of the template say for themselves over the same columns.
  let ownSections: [Int: (section: Expression, isInverted: Bool)]
  let lines: ClosedRange<Int>
  let children: [SheetBlock]
  let segments: [Segment]
  /// How many lines each item has apart from the blocks within.
  let ownLength: Int
  private(set) weak var parent: SheetBlock?
  /// Its index among its parent's blocks.
  private(set) var index = 0

  /// - Parameter gone: the lines that hold nothing but tags of their own.
  init(
    section: Expression?, isInverted: Bool = false, ownSections: [Int: (section: Expression, isInverted: Bool)] = [:],
    lines: ClosedRange<Int>, children: [SheetBlock], gone: [Int]
  ) {
    self.section = section
    self.isInverted = isInverted
    self.ownSections = ownSections
    self.lines = lines
    self.children = children
    var segments: [Segment] = []
    var length = 0
    func add(_ from: Int, _ to: Int) {
      guard from <= to else { return }
      segments.append(.lines(from...to))
      length += to - from + 1
    }
    var next = lines.lowerBound
    var stops: [(line: Int, end: Int, block: Int?)] = children.enumerated().map { ($1.lines.lowerBound, $1.lines.upperBound, $0) }
    stops += gone.filter { line in lines.contains(line) && !children.contains { $0.lines.contains(line) } }.map { ($0, $0, nil) }
    for stop in stops.sorted(by: { ($0.line, $0.block ?? -1) < ($1.line, $1.block ?? -1) }) {
      add(next, stop.line - 1)
      if let block = stop.block { segments.append(.block(index: block)) }
      next = stop.end + 1
    }
    add(next, lines.upperBound)
    self.segments = segments
    ownLength = length
    for (index, child) in children.enumerated() {
      child.parent = self
      child.index = index
    }
  }

  /// The innermost block that a line belongs to.
  func innermost(_ line: Int) -> SheetBlock {
    children.first { $0.lines.contains(line) }?.innermost(line) ?? self
  }

  /// What repeats the block in a row of the template.
  func rule(at row: Int) -> (section: Expression, isInverted: Bool)? {
    ownSections[row] ?? section.map { ($0, isInverted) }
  }

  /// Whether no line ever moves.
  func isStill(_ all: Int) -> Bool { children.isEmpty && ownLength == all }

  /// The blocks from the outermost to this one, the sheet apart.
  lazy var chain: [SheetBlock] = parent.map { $0.chain + [self] } ?? []
}
