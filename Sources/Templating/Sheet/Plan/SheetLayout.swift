/// Where a sheet's lines go, its rows or its columns: how often each block is repeated, and how long each item is.
final class SheetLayout {
  let block: SheetBlock
  let count: Int
  /// The line at which each item begins, counted from the block's begin, and the end of the last; empty where all items are alike.
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
      starts.append(starts[index] + block.ownLength + inner.reduce(0) { $0 + $1.length })
      if block.section != nil { cursor.leave() }
    }
    self.starts = starts
    self.items = items
  }

  /// The columns of a sheet, whose blocks were laid out each for itself.
  init(columns block: SheetBlock, children: [SheetLayout]) {
    self.block = block
    count = 1
    items = children.isEmpty ? [] : [children]
    starts = children.isEmpty ? [] : [0, block.ownLength + children.reduce(0) { $0 + $1.length }]
  }

  /// The lines of all items together.
  var length: Int { starts.last ?? count * block.ownLength }
  func start(_ item: Int) -> Int { starts.isEmpty ? item * block.ownLength : starts[item] }
  func child(_ index: Int, of item: Int) -> SheetLayout { items[item][index] }

  /// The first to the last line that lines of the template became, in all items; `nil` where none is left.
  /// - Parameter base: the line at which the block begins.
  func span(_ lines: ClosedRange<Int>, base: Int) -> ClosedRange<Int>? {
    guard count > 0, length > 0, lines.overlaps(block.lines) else { return nil }
    if lines.lowerBound <= block.lines.lowerBound, lines.upperBound >= block.lines.upperBound { return base...base + length - 1 }
    let first = (0..<count).lazy.compactMap { self.span(lines, item: $0, base: base) }.first
    guard let first else { return nil }
    let last = (0..<count).lazy.reversed().compactMap { self.span(lines, item: $0, base: base) }.first ?? first
    return first.lowerBound...last.upperBound
  }

  /// The same within one item.
  func span(_ lines: ClosedRange<Int>, item: Int, base: Int) -> ClosedRange<Int>? {
    var found: ClosedRange<Int>?
    var at = base + start(item)
    for segment in block.segments {
      var here: ClosedRange<Int>?
      switch segment {
      case .lines(let own):
        if own.overlaps(lines) {
          let part = own.clamped(to: lines)
          here = at + part.lowerBound - own.lowerBound...at + part.upperBound - own.lowerBound
        }
        at += own.count
      case .block(let index):
        let inner = child(index, of: item)
        here = inner.span(lines, base: at)
        at += inner.length
      }
      if let here { found = found.map { $0.lowerBound...here.upperBound } ?? here }
    }
    return found
  }

  /// The line at which a block within an item begins.
  func begin(of child: Int, item: Int, base: Int) -> Int {
    var at = base + start(item)
    for segment in block.segments {
      switch segment {
      case .lines(let own): at += own.count
      case .block(let index):
        if index == child { return at }
        at += self.child(index, of: item).length
      }
    }
    return at
  }

  /// The template's line behind a line, with the item of every block on the way; `nil` where there is none.
  func locate(_ line: Int, base: Int, path: inout [Int]) -> Int? {
    let offset = line - base
    guard offset >= 0, offset < length else { return nil }
    let item: Int
    if starts.isEmpty {
      item = offset / block.ownLength
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
      case .lines(let own):
        if line < at + own.count { return own.lowerBound + line - at }
        at += own.count
      case .block(let index):
        let inner = child(index, of: item)
        if line < at + inner.length { return inner.locate(line, base: at, path: &path) }
        at += inner.length
      }
    }
    return nil
  }
}

// MARK: Every item

extension SheetLayout {
  /// Whether every line stays where it was.
  var isStill: Bool { items.isEmpty && starts.isEmpty && block.section == nil && block.ownLength == block.lines.count }

  /// Visits the items of the innermost block that holds these lines; once for lines outside of blocks. The body says whether to go on.
  func visit(_ lines: ClosedRange<Int>, _ body: ([SheetBlock], [Int]) throws -> Bool) rethrows {
    var (blocks, path): ([SheetBlock], [Int]) = ([], [])
    _ = try visit(lines, &blocks, &path, body)
  }

  private func visit(
    _ lines: ClosedRange<Int>, _ blocks: inout [SheetBlock], _ path: inout [Int], _ body: ([SheetBlock], [Int]) throws -> Bool
  ) rethrows -> Bool {
    let inner = block.children.first { $0.holds(lines) }
    if block.section != nil { blocks.append(block) }
    defer { if block.section != nil { blocks.removeLast() } }
    for item in 0..<count {
      if block.section != nil { path.append(item) }
      defer { if block.section != nil { path.removeLast() } }
      let goesOn = if let inner { try child(inner.index, of: item).visit(lines, &blocks, &path, body) } else { try body(blocks, path) }
      guard goesOn else { return false }
    }
    return true
  }

  /// What lines became in each item of the block that holds them; those that touch are one.
  func spans(_ lines: ClosedRange<Int>, last: Int) -> [ClosedRange<Int>] {
    var found: [ClosedRange<Int>] = []
    spans(lines, base: 1, last: last, &found)
    return found
  }

  private func spans(_ lines: ClosedRange<Int>, base: Int, last: Int, _ found: inout [ClosedRange<Int>]) {
    let inner = block.children.first { $0.holds(lines) }
    for item in 0..<count {
      if let inner {
        child(inner.index, of: item).spans(lines, base: begin(of: inner.index, item: item, base: base), last: last, &found)
        continue
      }
      guard let here = span(lines, item: item, base: base), here.lowerBound <= last else { continue }
      let span = here.lowerBound...min(here.upperBound, last)
      if let before = found.last, before.upperBound + 1 == span.lowerBound {
        found[found.count - 1] = before.lowerBound...span.upperBound
      } else {
        found.append(span)
      }
    }
  }

  /// The first item that holds a row; `nil` where there is none.
  func firstPlace(of row: Int, sheet: Int) -> SheetPlace? {
    var found: SheetPlace?
    visit(row...row) { blocks, path in
      found = SheetPlace(sheet: sheet, blocks: blocks, path: path, row: row)
      return false
    }
    return found
  }
}
