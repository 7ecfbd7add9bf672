/// One field of the records of a kind: its names and how its value is read. The one place where a document's field is defined.
public struct Field<Source: Sendable>: Sendable {
  public let info: FieldInfo
  public let value: @Sendable (Source) -> Value

  public init(_ info: FieldInfo, value: @escaping @Sendable (Source) -> Value) {
    self.info = info
    self.value = value
  }

  /// A plain field: "编号", "id".
  public init(
    _ chinese: String, _ key: String, _ kind: FieldInfo.Kind, mayBeMissing: Bool = false, example: String = "", from origin: String = "",
    _ value: @escaping @Sendable (Source) -> Value
  ) {
    self.init(
      FieldInfo(names: chinese == key ? [key] : [chinese, key], kind: kind, mayBeMissing: mayBeMissing, example: example, origin: origin),
      value: value)
  }

  /// A list of records of another kind.
  public static func list<Item: Sendable>(
    _ chinese: String, _ key: String, of items: FieldSet<Item>, from origin: String = "", _ read: @escaping @Sendable (Source) -> [Item]
  ) -> Field {
    Field(FieldInfo(names: [chinese, key], kind: .list, origin: origin, item: items.shape)) { .list(items.list(read($0))) }
  }

  /// One record of another kind, or none.
  public static func object<Item: Sendable>(
    _ chinese: String, _ key: String, of fields: FieldSet<Item>, mayBeMissing: Bool = false, from origin: String = "",
    _ read: @escaping @Sendable (Source) -> Item?
  ) -> Field {
    Field(FieldInfo(names: [chinese, key], kind: .object, mayBeMissing: mayBeMissing, origin: origin, item: fields.shape)) {
      read($0).map { .object(fields.object($0)) } ?? .null
    }
  }
}

extension Array {
  /// The fields, those that do not say themselves where they come from with this origin.
  public func from<Source>(_ origin: String) -> [Field<Source>] where Element == Field<Source> {
    map { field in
      let info = field.info
      guard info.origin.isEmpty else { return field }
      return Field(
        FieldInfo(
          names: info.names, kind: info.kind, mayBeMissing: info.mayBeMissing, example: info.example, origin: origin, item: info.item),
        value: field.value)
    }
  }
}

/// All fields of a kind of record.
public struct FieldSet<Source: Sendable>: Sendable {
  public let shape: Shape
  /// How the values are read: apart from what else a field is, since documents ask for nothing else a million times.
  private let reads: [@Sendable (Source) -> Value]

  public init(_ fields: [Field<Source>]) {
    reads = fields.map(\.value)
    shape = Shape(fields.map(\.info))
  }

  /// The fields of one source, read when they are asked for.
  public func object(_ source: Source) -> Object {
    let reads = reads
    return Object(shape) { reads[$0](source) }
  }

  /// The fields of several, made when they are asked for.
  public func list(_ sources: [Source]) -> ValueList {
    let reads = reads
    let shape = shape
    return ValueList(count: sources.count) { index in
      let source = sources[index]
      return .object(Object(shape) { reads[$0](source) })
    }
  }
}
