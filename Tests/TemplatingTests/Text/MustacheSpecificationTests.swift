import Templating
import Testing

/// The Mustache specification's own tests, in the plain text front end with the lenient switch.
@Suite struct MustacheSpecificationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let group: String
    let name: String
    let data: Value
    let template: String
    let expected: String
    let partials: [String: String]
    var testDescription: String { "\(group): \(name)" }
  }

  static let groups = ["comments", "delimiters", "interpolation", "inverted", "partials", "sections"]

  /// Cases that mean nothing in plain text, each with its reason.
  static let meaningless: [String: String] = [
    "interpolation: HTML Escaping": "plain text is not HTML: escaping belongs to the file format",
    "interpolation: Implicit Iterators - HTML Escaping": "plain text is not HTML: escaping belongs to the file format",
    "sections: Implicit Iterator - HTML Escaping": "plain text is not HTML: escaping belongs to the file format",
  ]

  static func cases() throws -> [Case] {
    try groups.flatMap { group in
      guard case .object(let file) = try JSONReader.read(SharedFolder.bytes("mustache-spec/\(group).json")),
        case .list(let tests)? = file["tests"]
      else { return [Case]() }
      return (0..<tests.count).compactMap { index in
        guard case .object(let test) = tests[index], let data = test["data"], let name = test["name"]?.plainText,
          let template = test["template"]?.plainText, let expected = test["expected"]?.plainText
        else { return nil }
        var partials: [String: String] = [:]
        if case .object(let given)? = test["partials"] {
          for name in given.shape.names { partials[name] = given[name]?.plainText ?? "" }
        }
        return Case(group: group, name: name, data: data, template: template, expected: expected, partials: partials)
      }
    }
  }

  @Test(.enabled(if: SharedFolder.has("mustache-spec"))) func everyCase() throws {
    let cases = try Self.cases()
    #expect(cases.count == 136)
    for test in cases where Self.meaningless[test.testDescription] == nil {
      let template = try TextTemplate(test.template, name: "spec.txt")
      let result = try template.render(test.data, lenient: true) { test.partials[$0] }
      #expect(String(decoding: result.bytes, as: UTF8.self) == test.expected, "\(test.testDescription): \(test.template)")
    }
  }

  @Test(.enabled(if: SharedFolder.has("mustache-spec"))) func listedCasesExist() throws {
    let names = Set(try Self.cases().map(\.testDescription))
    for name in Self.meaningless.keys.sorted() { #expect(names.contains(name)) }
  }
}
