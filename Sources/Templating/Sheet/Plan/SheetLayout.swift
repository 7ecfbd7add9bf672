/// Where a sheet's rows go: how often each block is repeated, and how high each item is.
final class SheetLayout {
  let block: SheetBlock
  let count: Int
  /// The row at which each item begins, counted from the block's begin, and the end of the last; empty where all items are alike.
  private let starts: [Int]
  /// For each item, the layouts of the blocks within; empty where there are none.
  private let items: [[SheetLayout]]

  /// Asks the data how often every block is repeated.
  init(_ block: SheetBlock, cursor: SheetCursor) {
    self.block = block
    let count = block.section == nil ? 1 : cursor.count(of: block)
    self.count = count
    guard !block.children.isEmpty else {
      starts = []
      items = []
      return
    }
    var starts = [0]
    var items: [[SheetLayout]] = []
    for index in 0..<count {
      if block.section != nil { cursor.enter(block, index) }
      let inner = block.children.map { SheetLayout($0, cursor: cursor) }
      items.append(inner)
      starts.append(starts[index] + block.ownHeight + inner.reduce(0) { $0 + $1.height })
      if block.section != nil { cursor.leave() }
    }
    self.starts = starts
    self.items = items
  }

  /// The rows of all items together.
  var height: Int { starts.last ?? count * block.ownHeight }
  func start(_ item: Int) -> Int { starts.isEmpty ? item * block.ownHeight : starts[item] }
  func child(_ index: Int, of item: Int) -> SheetLayout { items[item][index] }

  /// Whether every item is as high as every other.
  var isUniform: Bool { starts.isEmpty || (1..<max(1, count)).allSatisfy { starts[$0 + 1] - starts[$0] == starts[1] } }

  /// The first to the last row that template rows became, in all items; `nil` where none is left.
  /// - Parameter base: the row at which the block begins.
  func span(_ rows: ClosedRange<Int>, base: Int) -> ClosedRange<Int>? {
    guard count > 0, height > 0, rows.overlaps(block.rows) else { return nil }
    if rows.lowerBound <= block.rows.lowerBound, rows.upperBound >= block.rows.upperBound { return base...base + height - 1 }
    let first = (0..<count).lazy.compactMap { self.span(rows, item: $0, base: base) }.first
    guard let first else { return nil }
    let last = (0..<count).lazy.reversed().compactMap { self.span(rows, item: $0, base: base) }.first ?? first
    return first.lowerBound...last.upperBound
  }

  /// The same within one item.
  func span(_ rows: ClosedRange<Int>, item: Int, base: Int) -> ClosedRange<Int>? {
    var found: ClosedRange<Int>?
    var at = base + start(item)
    for segment in block.segments {
      var here: ClosedRange<Int>?
      switch segment {
      case .rows(let own):
        if own.overlaps(rows) {
          let part = own.clamped(to: rows)
          here = at + part.lowerBound - own.lowerBound...at + part.upperBound - own.lowerBound
        }
        at += own.count
      case .block(let index):
        let inner = child(index, of: item)
        here = inner.span(rows, base: at)
        at += inner.height
      }
      if let here { found = found.map { $0.lowerBound...here.upperBound } ?? here }
    }
    return found
  }

  /// The row at which a block within an item begins.
  func begin(of child: Int, item: Int, base: Int) -> Int {
    var at = base + start(item)
    for segment in block.segments {
      switch segment {
      case .rows(let own): at += own.count
      case .block(let index):
        if index == child { return at }
        at += self.child(index, of: item).height
      }
    }
    return at
  }

  /// The template row behind a row, with the item of every block on the way; `nil` where there is none.
  func locate(_ row: Int, base: Int, path: inout [Int]) -> Int? {
    let offset = row - base
    guard offset >= 0, offset < height else { return nil }
    let item: Int
    if starts.isEmpty {
      item = offset / block.ownHeight
    } else {
      var (low, high) = (0, count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if starts[middle] <= offset { low = middle } else { high = middle }
      }
      item = low
    }
    if block.section != nil { path.append(item) }
    var at = base + start(item)
    for segment in block.segments {
      switch segment {
      case .rows(let own):
        if row < at + own.count { return own.lowerBound + row - at }
        at += own.count
      case .block(let index):
        let inner = child(index, of: item)
        if row < at + inner.height { return inner.locate(row, base: at, path: &path) }
        at += inner.height
      }
    }
    return nil
  }
}
