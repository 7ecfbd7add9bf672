import Foundation
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

  // MARK: Long lists

  /// Records of which a few are of another shape, with a list of their own, long enough that their list is read item by item.
  private static let long: [UInt8] = {
    let items = (0..<9_000).map { number in
      number % 1_000 == 7
        ? #"{"号":\#(number),"别":"\u4e2d\"","内":[\#(number),{"x":\#(number)}]}"#
        : #"{"号":\#(number),"名":"件\#(number)","值":-\#(number).50,"真":true}"#
    }
    return Array(#"{"前":1,"行":[\#(items.joined(separator: " ,\n"))],"后":"尾"}"#.utf8)
  }()

  private func checkLong(_ value: Value) throws {
    guard case .object(let data) = value, case .list(let rows)? = data["行"] else {
      Issue.record("no list")
      return
    }
    #expect(data["前"]?.plainText == "1" && data["后"]?.plainText == "尾" && rows.count == 9_000)
    // Forwards, backwards, and across.
    for index in Array(0..<9_000) + stride(from: 8_999, through: 0, by: -1_000) + [5, 8_000, 6, 7_999, 7, 3_007] {
      guard case .object(let row) = rows[index] else {
        Issue.record("\(index) is no record")
        return
      }
      #expect(row["号"]?.plainText == "\(index)")
      if index % 1_000 == 7 {
        guard case .list(let inner)? = row["内"], case .object(let last) = inner[1] else {
          Issue.record("\(index) has no list")
          return
        }
        #expect(row["别"]?.plainText == "中\"" && last["x"]?.plainText == "\(index)")
      } else {
        #expect(row["值"]?.plainText == "-\(index).50" && row["名"]?.plainText == "件\(index)")
      }
    }
    guard case .object(let one) = rows[0], case .object(let other) = rows[8_999] else { return }
    #expect(one.shape === other.shape)
  }

  @Test func aLongListIsReadWhereItIsAsked() throws { try checkLong(JSONReader.read(Self.long)) }

  @Test func aFileIsReadPageByPage() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).json").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(Self.long).write(to: URL(fileURLWithPath: path))
    try checkLong(JSONReader.read(#require(JSONSource(copying: path, ifLargerThan: 0))))
    #expect(JSONSource(copying: path + ".none") == nil && JSONSource(copying: path) == nil)
  }

  @Test func aFileThatIsShortenedMeanwhileIsReadAsItWas() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).json").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(Self.long).write(to: URL(fileURLWithPath: path))
    let value = try JSONReader.read(#require(JSONSource(copying: path, ifLargerThan: 0)))
    #expect(truncate(path, 0) == 0)
    try checkLong(value)
  }

  @Test(arguments: [#"{"号":1,"号":2}"#, #"{"号":01}"#, "\"\u{1}\"", "\"\\ud800\"", "{\"号\":1", "nul", "1 2"])
  func aFaultDeepInALongListIsFound(_ broken: String) {
    var bytes = Self.long
    let end = bytes.lastIndex(of: UInt8(ascii: "]")) ?? 0
    bytes.insert(contentsOf: Array(",\(broken)".utf8), at: end)
    do throws(JSONFault) {
      _ = try JSONReader.read(bytes)
      Issue.record("\(broken) was read")
    } catch { #expect(error.line == 9_000, "\(error.line)") }
  }

  @Test func aBrokenCharacterInALongListIsFound() {
    var bytes = Self.long
    let end = bytes.lastIndex(of: UInt8(ascii: "]")) ?? 0
    bytes.insert(contentsOf: Array(",\"".utf8) + [0xFF] + Array("\"".utf8), at: end)
    #expect(throws: JSONFault.self) { try JSONReader.read(bytes) }
  }
}
