/// A record that templates see: named fields whose values are made when they are asked for.
public struct Object: Sendable {
  /// The fields that there are; one shape serves all records of a kind, so that a compiled template looks a name up once.
  public let shape: Shape
  private let read: @Sendable (Int) -> Value

  /// `read`: the value of the field at a slot of `shape`.
  public init(_ shape: Shape, read: @escaping @Sendable (Int) -> Value) {
    self.shape = shape
    self.read = read
  }

  /// The value in a slot of the shape.
  public subscript(slot: Int) -> Value { read(slot) }

  /// The value of a field by its Chinese name or key; `nil` when there is no such field.
  public subscript(name: String) -> Value? { shape.slot(of: name).map(read) }
}

/// The fields of a kind of record: their names, what they hold, an example, where they come from.
public final class Shape: Sendable {
  public let fields: [FieldInfo]
  private let slots: [String: Int]

  public init(_ fields: [FieldInfo]) {
    self.fields = fields
    var slots: [String: Int] = [:]
    for (slot, field) in fields.enumerated() {
      for name in field.names {
        precondition(slots[name] == nil || slots[name] == slot, "two fields are called \(name)")
        slots[name] = slot
      }
    }
    self.slots = slots
  }

  /// Where a field stands, by its Chinese name or key.
  public func slot(of name: String) -> Int? { slots[name] }
  /// All names, Chinese names first, for suggestions.
  public var names: [String] { fields.flatMap(\.names) }
}

/// What lint and `template fields` know of a field before there is any data.
public struct FieldInfo: Sendable {
  /// What a field holds.
  public enum Kind: String, Sendable, CaseIterable {
    case text, number, boolean, date, moment, time, duration, list, object, chart, picture, link, prose
    /// Of JSON data, whose fields are known only when they come.
    case any
  }

  /// The Chinese name, then the key, then further names.
  public let names: [String]
  public let kind: Kind
  /// Whether the value may be missing in a legal cycle, so that a tag needs 可空, 默认 or a section around it.
  public let mayBeMissing: Bool
  public let example: String
  /// Where it comes from: a ledger's column, a clause, a computation.
  public let origin: String
  /// The fields of the items of a list, or of an object.
  public let item: Shape?

  public init(
    names: [String], kind: Kind, mayBeMissing: Bool = false, example: String = "", origin: String = "", item: Shape? = nil
  ) {
    self.names = names
    self.kind = kind
    self.mayBeMissing = mayBeMissing
    self.example = example
    self.origin = origin
    self.item = item
  }
}
