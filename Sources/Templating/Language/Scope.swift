/// The contexts around a tag, innermost last: the data, then an item for each section that is open.
struct Scope {
  struct Frame {
    let value: Value
    /// Of an item of a list: counted from 0, and how many there are.
    let position: (index: Int, count: Int)?
  }

  enum Found {
    case value(Value)
    /// The chain breaks at a field without a value.
    case missing
    /// The part of the path that no field has, and the names that there are instead.
    case unknown(depth: Int, candidates: [String])
  }

  private(set) var frames: [Frame]
  private var caches: ContiguousArray<SlotCache> = []

  init(_ outermost: Value) { frames = [Frame(value: outermost, position: nil)] }

  mutating func push(_ value: Value, position: (index: Int, count: Int)? = nil) {
    frames.append(Frame(value: value, position: position))
  }

  mutating func pop() { frames.removeLast() }

  /// The item of the innermost list.
  var position: (index: Int, count: Int)? {
    for frame in frames.reversed() { if let position = frame.position { return position } }
    return nil
  }

  mutating func find(_ path: [String], cache: Int) -> Found {
    guard let head = path.first else { return .value(frames[frames.count - 1].value) }
    if caches.count < cache + path.count {
      caches.append(contentsOf: repeatElement(SlotCache(), count: cache + path.count - caches.count))
    }
    var depth = frames.count - 1
    var found: Value?
    while depth >= 0 {
      if case .object(let object) = frames[depth].value, let slot = caches[cache].slot(of: head, in: object.shape) {
        found = object[slot]
        break
      }
      depth -= 1
    }
    guard var value = found ?? (path.count == 1 ? loopValue(head) : nil) else {
      return .unknown(depth: 0, candidates: names)
    }
    for index in path.indices.dropFirst() {
      switch value {
      case .null: return .missing
      case .object(let object):
        guard let slot = caches[cache + index].slot(of: path[index], in: object.shape) else {
          let before = path[..<index].joined(separator: ".")
          return .unknown(depth: index, candidates: object.shape.names.map { before + "." + $0 })
        }
        value = object[slot]
      default: return .unknown(depth: index, candidates: [])
      }
    }
    return .value(value)
  }

  /// Item number, first and last, where no field of the data has that name.
  private func loopValue(_ name: String) -> Value? {
    guard let role = LoopName(name), let position else { return nil }
    return role.value(at: position)
  }

  private var names: [String] {
    frames.reversed().flatMap { frame -> [String] in
      if case .object(let object) = frame.value { return object.shape.names }
      return []
    }
  }
}

/// What a list's items know of their place. Data with the same name comes first.
public enum LoopName: String, CaseIterable, Sendable {
  case number = "序号"
  case first = "首"
  case last = "末"

  public init?(_ name: String) {
    switch name {
    case "序号", "index": self = .number
    case "首", "first": self = .first
    case "末", "last": self = .last
    default: return nil
    }
  }

  func value(at position: (index: Int, count: Int)) -> Value {
    switch self {
    case .number: .number(Number(position.index + 1))
    case .first: .boolean(position.index == 0)
    case .last: .boolean(position.index == position.count - 1)
    }
  }
}

/// The slots of one name in the shapes that it was last looked up in. The shapes are held, so that an identity is never another's.
struct SlotCache {
  private var shapes: (Shape?, Shape?, Shape?, Shape?)
  private var slots: (Int, Int, Int, Int) = (0, 0, 0, 0)
  private var next = 0

  /// `nil` when the shape has no such field.
  mutating func slot(of name: String, in shape: Shape) -> Int? {
    if shapes.0 === shape { return slots.0 < 0 ? nil : slots.0 }
    if shapes.1 === shape { return slots.1 < 0 ? nil : slots.1 }
    if shapes.2 === shape { return slots.2 < 0 ? nil : slots.2 }
    if shapes.3 === shape { return slots.3 < 0 ? nil : slots.3 }
    let slot = shape.slot(of: name)
    switch next {
    case 0: (shapes.0, slots.0) = (shape, slot ?? -1)
    case 1: (shapes.1, slots.1) = (shape, slot ?? -1)
    case 2: (shapes.2, slots.2) = (shape, slot ?? -1)
    default: (shapes.3, slots.3) = (shape, slot ?? -1)
    }
    next = (next + 1) % 4
    return slot
  }
}
