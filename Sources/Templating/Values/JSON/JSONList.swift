import Synchronization

/// A long list of a JSON text: known by where some of its items begin, its items read when they are asked for.
final class JSONList: Sendable {
  /// Where an item begins.
  struct Mark {
    let item: Int
    let position: Int
  }

  /// The items between two marks.
  private struct Chunk {
    let first: Int
    let values: [Value]
  }

  /// So many bytes of items are read at once.
  static let chunkBytes = 1 << 14
  /// Several readers walk the same list at their own paces.
  private static let chunksHeld = 4

  private let document: JSONDocument
  private let marks: [Mark]
  private let count: Int
  private let depth: Int
  private let chunks = Mutex<[Chunk]>([])

  init(_ document: JSONDocument, _ marks: [Mark], count: Int, depth: Int) {
    (self.document, self.marks, self.count, self.depth) = (document, marks, count, depth)
  }

  /// The list, for templates.
  var value: ValueList { ValueList(count: count) { self[$0] } }

  private subscript(index: Int) -> Value {
    chunks.withLock { chunks in
      for chunk in chunks where index >= chunk.first && index < chunk.first + chunk.values.count {
        return chunk.values[index - chunk.first]
      }
      let chunk = read(index)
      if chunks.count == Self.chunksHeld { chunks.removeFirst() }
      chunks.append(chunk)
      return chunk.values[index - chunk.first]
    }
  }

  private func read(_ index: Int) -> Chunk {
    var (low, high) = (0, marks.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if marks[middle].item <= index { low = middle } else { high = middle }
    }
    let end = high < marks.count ? marks[high].item : count
    return Chunk(first: marks[low].item, values: document.items(end - marks[low].item, at: marks[low].position, depth: depth))
  }
}
