import Synchronization

/// A JSON text with what its readers have learnt of it.
final class JSONDocument: Sendable {
  let source: JSONSource
  private let shapes = Mutex(JSONShapes())

  init(_ source: JSONSource) { self.source = source }

  /// The one value of the text, all of it looked at.
  func value() throws(JSONFault) -> Value {
    var reader = JSONReader(self, position: source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0, depth: 0, shapes: JSONShapes())
    let value = try reader.only()
    shapes.withLock { $0 = reader.shapes }
    return value
  }

  /// Items of a list, that were looked at before, from a place on.
  func items(_ count: Int, at position: Int, depth: Int) -> [Value] {
    shapes.withLock { shapes in
      var reader = JSONReader(self, position: position, depth: depth, shapes: shapes)
      // What was read once is read again.
      let values = (try? reader.items(count)) ?? []
      shapes = reader.shapes
      source.forget(position..<reader.position)
      return values + repeatElement(.null, count: count - values.count)
    }
  }
}
