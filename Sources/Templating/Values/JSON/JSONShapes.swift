/// The shapes of the records of one JSON text: records with the same names share one, so that a compiled template looks a name up once.
struct JSONShapes {
  /// A shape with its names' bytes, as they stand between quotation marks.
  final class Entry: Sendable {
    let shape: Shape
    let names: [String]
    let keys: [[UInt8]]

    init(_ names: [String]) {
      self.names = names
      shape = Shape(names.map { FieldInfo(names: [$0], kind: .any) })
      keys = names.map { Array($0.utf8) }
    }
  }

  private var known: [[String]: Entry] = [:]
  /// By depth, the shape of the record that was read last: the next one is most likely of the same.
  private var last: [Entry?] = []

  func likely(at depth: Int) -> Entry? { depth < last.count ? last[depth] : nil }

  mutating func entry(for names: [String], at depth: Int) -> Entry {
    // Records of ever new names would fill the memory.
    if known.count > 4_096 { known.removeAll() }
    let entry = known[names] ?? Entry(names)
    known[names] = entry
    while last.count <= depth { last.append(nil) }
    // Escaped names are never equal byte for byte, and a name with a quotation mark could seem to be.
    last[depth] = entry.keys.allSatisfy { $0.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C } } ? entry : nil
    return entry
  }
}
