/// Where in the data the engine stands: the items of the blocks around a row are the contexts of its tags.
final class SheetCursor {
  private struct Frame {
    let block: SheetBlock
    let list: ValueList?
    var index: Int
  }

  var evaluator: Evaluator
  private var frames: [Frame] = []

  init(_ context: Value, lenient: Bool) { evaluator = Evaluator(context, lenient: lenient) }

  /// How often a block is repeated in the present context.
  func count(of block: SheetBlock) -> Int {
    guard let section = block.section else { return 1 }
    let repetition = evaluator.repetition(of: section)
    switch repetition {
    case .never: return block.isInverted ? 1 : 0
    case .once: return block.isInverted ? 0 : 1
    case .each(let list): return block.isInverted ? 0 : list.count
    }
  }

  func enter(_ block: SheetBlock, _ index: Int) {
    guard let section = block.section else { return }
    if block.isInverted {
      evaluator.push(.null)
      frames.append(Frame(block: block, list: nil, index: index))
      return
    }
    switch evaluator.repetition(of: section) {
    case .never: evaluator.push(.null)
    case .once(let value): evaluator.push(value)
    case .each(let list):
      evaluator.push(list[index], position: (index, list.count))
      frames.append(Frame(block: block, list: list, index: index))
      return
    }
    frames.append(Frame(block: block, list: nil, index: index))
  }

  func leave() {
    evaluator.pop()
    frames.removeLast()
  }

  /// Goes to a place; what it shares with the present one is kept.
  func move(to place: SheetPlace) {
    var common = 0
    while common < frames.count, common < place.blocks.count, frames[common].block === place.blocks[common],
      frames[common].index == place.path[common]
    { common += 1 }
    if common == place.blocks.count, common == frames.count { return }
    // The next item of the same list needs no second look at the list.
    if common < frames.count, common < place.blocks.count, frames[common].block === place.blocks[common], let list = frames[common].list {
      while frames.count > common + 1 { leave() }
      evaluator.pop()
      let index = place.path[common]
      evaluator.push(list[index], position: (index, list.count))
      frames[common].index = index
      common += 1
    } else {
      while frames.count > common { leave() }
    }
    for depth in common..<place.blocks.count { enter(place.blocks[depth], place.path[depth]) }
  }
}
