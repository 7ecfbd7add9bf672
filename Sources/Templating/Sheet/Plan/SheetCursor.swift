/// Where in the data the engine stands: the items of the blocks around a cell are the contexts of its tags.
final class SheetCursor {
  private struct Frame {
    let block: SheetBlock
    let section: Expression
    let list: ValueList?
    var index: Int
  }

  var evaluator: Evaluator
  private var frames: [Frame] = []
  /// What the outermost sections do: formulas look here and there, and a list is not made anew each time.
  private var outermost: [ObjectIdentifier: Evaluator.Repetition] = [:]

  /// - Parameter items: the items that a whole sheet stands for.
  init(_ context: Value, items: [SheetItem] = [], lenient: Bool) {
    evaluator = Evaluator(context, lenient: lenient)
    for item in items { evaluator.push(item.value, position: item.position) }
  }

  /// How often a block is repeated in the present context.
  func count(of block: SheetBlock) -> Int { block.section.map { count(of: $0, inverted: block.isInverted) } ?? 1 }

  func count(of section: Expression, inverted: Bool) -> Int {
    switch repetition(of: section) {
    case .never: inverted ? 1 : 0
    case .once: inverted ? 0 : 1
    case .each(let list): inverted ? 0 : list.count
    }
  }

  private func repetition(of section: Expression) -> Evaluator.Repetition {
    guard frames.isEmpty else { return evaluator.repetition(of: section) }
    if let known = outermost[ObjectIdentifier(section)] { return known }
    let repetition = evaluator.repetition(of: section)
    outermost[ObjectIdentifier(section)] = repetition
    return repetition
  }

  func enter(_ block: SheetBlock, _ index: Int) {
    if let section = block.section { enter(block, section, inverted: block.isInverted, index) }
  }

  private func enter(_ block: SheetBlock, _ section: Expression, inverted: Bool, _ index: Int) {
    var frame = Frame(block: block, section: section, list: nil, index: index)
    if inverted {
      evaluator.push(.null)
    } else {
      switch repetition(of: section) {
      case .never: evaluator.push(.null)
      case .once(let value): evaluator.push(value)
      case .each(let list):
        push(list, index)
        frame = Frame(block: block, section: section, list: list, index: index)
      }
    }
    frames.append(frame)
  }

  /// A row may have fewer items than its columns, which is said where it is written.
  private func push(_ list: ValueList, _ index: Int) {
    evaluator.push(index < list.count ? list[index] : .null, position: (index, list.count))
  }

  func leave() {
    evaluator.pop()
    frames.removeLast()
  }

  /// Goes to a place; what it shares with the present one is kept.
  func move(to place: SheetPlace) {
    let depth = place.depth
    var common = 0
    while common < frames.count, common < depth {
      guard let step = place.step(common), frames[common].block === step.block, frames[common].section === step.section,
        frames[common].index == step.index
      else { break }
      common += 1
    }
    if common == depth, common == frames.count { return }
    // The next item of the same list needs no second look at the list.
    if common < frames.count, common < depth, let step = place.step(common), frames[common].block === step.block,
      frames[common].section === step.section, let list = frames[common].list
    {
      while frames.count > common + 1 { leave() }
      evaluator.pop()
      push(list, step.index)
      frames[common].index = step.index
      common += 1
    } else {
      while frames.count > common { leave() }
    }
    for depth in common..<depth {
      guard let step = place.step(depth) else { continue }
      enter(step.block, step.section, inverted: step.isInverted, step.index)
    }
  }
}
