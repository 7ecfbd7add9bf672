import Templating
import Testing

@Suite struct JSONReaderTests {
  private func text(_ json: String) throws -> String? { try JSONReader.read(Array(json.utf8)).plainText }

  @Test(arguments: [
    ("490500.00", "490500.00"), ("1.21", "1.21"), ("1e3", "1000"), ("1.5e-3", "0.0015"), ("-0.50", "-0.50"),
    ("9223372036854775807", "9223372036854775807"),
    ("123456789012345678901234567890", "123456789012345678901234567890"), ("1e999", "1e999"), (#""a\n\"\u4e2d\ud83d\ude00""#, "a\n\"中😀"),
    ("true", "true"),
  ]) func reads(json: String, shown: String) throws { #expect(try text(json) == shown) }

  @Test(arguments: [
    "", "{", "[1,]", #"{"a":1,"a":2}"#, #""\ud800""#, #""\ud800\u0041""#, "01", "1.", "-", "1e", "nul", "\"\u{1}\"", "[1] 2", #"{"a" 1}"#,
    #"{a:1}"#,
    #""\x""#, #""\u00"#, #"{"a":1,}"#, String(repeating: "[", count: 100_000), "\"", "+1", ".5",
  ]) func refuses(json: String) { #expect(throws: JSONFault.self) { try JSONReader.read(Array(json.utf8)) } }

  @Test func placesOfFaults() {
    do throws(JSONFault) { _ = try JSONReader.read(Array("{\"中\": \n  x}".utf8)) } catch {
      #expect(error.line == 2)
      #expect(error.column == 3)
    }
  }

  @Test func itemsShareAShape() throws {
    guard case .list(let list) = try JSONReader.read(Array(#"[{"a":1},{"a":2}]"#.utf8)), case .object(let one) = list[0],
      case .object(let two) = list[1]
    else {
      Issue.record("not two records")
      return
    }
    #expect(one.shape === two.shape)
  }
}
