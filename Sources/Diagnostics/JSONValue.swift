/// A JSON value whose members keep their order: what `check`, `score`, `settle` and `explain` print.
public indirect enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case string(String)
  case array([JSONValue])
  /// An array of which each element is made when it is its turn to be written.
  case sequence(count: Int, element: @Sendable (Int) -> JSONValue)
  case object([(key: String, value: JSONValue)])

  /// The string, or null where there is none.
  public static func string(orNull text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
  /// The number, or null where there is none.
  public static func integer(orNull number: Int?) -> JSONValue { number.map(JSONValue.integer) ?? .null }
  /// The plain text form of a date, an amount or points.
  public static func text(_ value: some CustomStringConvertible) -> JSONValue { .string(value.description) }

  /// An object with one more key at its end; anything else stays as it is.
  public func with(_ key: String, _ value: JSONValue) -> JSONValue {
    guard case .object(let pairs) = self else { return self }
    return .object(pairs + [(key: key, value: value)])
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements.map { (key: $0.0, value: $0.1) }) }
  public init(nilLiteral: ()) { self = .null }
}

extension JSONValue: CustomStringConvertible {
  /// RFC 8259 text, two spaces a level, members in their order, without a line end at the end.
  public var description: String {
    var text = ""
    write(to: &text, indent: "") { _ in }
    return text
  }

  /// The same text with a line end at its end, piece by piece.
  var printout: Printout {
    Printout { receive in
      var text = ""
      write(to: &text, indent: "") { text in
        receive(text)
        text.removeAll(keepingCapacity: true)
      }
      receive(text + "\n")
    }
  }

  /// - Parameter between: called after each element of a sequence; it may take the text away.
  private func write(to text: inout String, indent: String, between: (inout String) -> Void) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .string(let value): Self.quote(value, to: &text)
    case .array(let elements):
      Self.list(elements, "[", "]", to: &text, indent: indent) { $0.write(to: &$2, indent: $1, between: between) }
    case .sequence(let count, let element):
      Self.list(0..<count, "[", "]", to: &text, indent: indent) { index, inner, text in
        element(index).write(to: &text, indent: inner, between: between)
        between(&text)
      }
    case .object(let members):
      Self.list(members, "{", "}", to: &text, indent: indent) { member, inner, text in
        Self.quote(member.key, to: &text)
        text += ": "
        member.value.write(to: &text, indent: inner, between: between)
      }
    }
  }

  private static func list<Elements: Collection>(
    _ elements: Elements, _ open: String, _ close: String, to text: inout String, indent: String,
    each write: (Elements.Element, String, inout String) -> Void
  ) {
    text += open
    for (index, element) in elements.enumerated() {
      text += (index == 0 ? "\n" : ",\n") + indent + "  "
      write(element, indent + "  ", &text)
    }
    text += elements.isEmpty ? close : "\n" + indent + close
  }

  private static func quote(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<" ", "\u{7f}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
