/// A CSV, YAML or JSON file as no program writes it.
struct HostileText {
  let name: String
  let bytes: [UInt8]
  /// What the door that reads it says, in English; "" where it may be taken as it is.
  let words: String

  func isTold(in text: String) -> Bool { words.isEmpty || text.contains(words) }

  private init(_ name: String, _ words: String, _ bytes: [UInt8]) {
    self.name = name
    self.words = words
    self.bytes = bytes
  }

  /// The same where nothing is expected of what is said.
  var unjudged: HostileText { HostileText(name, "", bytes) }

  private init(_ name: String, _ words: String, _ text: String) { self.init(name, words, Array(text.utf8)) }

  private static func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }
  private static let broken: [UInt8] = [0xFF, 0xFE, 0x80]

  /// Ledgers of meetings.
  static let tables: [HostileText] = {
    let head = "日期,议题,会议纪要\n"
    return [
      HostileText("quote-open", "never closes", head + "\"2026-01-15,一,a.pdf\n" + times(300_000, "2026-01-15,一,a.pdf\n")),
      HostileText("quotes", "never closes", head + times(1_000_001, "\"")),
      HostileText("cell", "more than the 32767", head + "2026-01-15," + times(500_000, "故x") + ",a.pdf\n"),
      HostileText("nul", "NUL", Array(head.utf8) + [0x61, 0, 0x62]),
      HostileText("utf8", "neither UTF-8 nor GB18030", Array(head.utf8) + broken + [0x2C]),
      HostileText(
        "utf32", "NUL", (head + "2026-01-15,一,a\n").unicodeScalars.flatMap { [UInt8($0.value & 0xFF), UInt8($0.value >> 8 & 0xFF), 0, 0] }),
      HostileText("bytes", "NUL", (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0) }),
      HostileText("columns", "columns more", "日期," + (1...500_000).map { "列\($0)," }.joined() + "\n" + times(500_000, "1,") + "\n"),
      HostileText("row", "columns more", head + times(500_000, "x,") + "\n"),
      HostileText("header", "no column", times(1_000_000, "日") + "\n1\n"),
      HostileText("commas", "is not in Q1", times(1_000_000, ",") + "\n" + times(1_000_000, ",")),
      HostileText("lines", "is not there", "日期\n" + times(1_000_000, "\n")),
    ]
  }()

  /// Settings, whatever they are to be: a contract, a cycle, a review, a map.
  static let settings: [HostileText] = {
    func levels(_ kind: (Int) -> String) -> String { (1...40).map(kind).joined() }
    return [
      HostileText("loop", "undefined alias", "a: &a [*a]\n"),
      HostileText("loop-root", "undefined alias", "&a\nyear: *a\n"),
      HostileText("stray", "undefined alias", "a: *nothing\n"),
      HostileText("bomb", "unknown key", "a0: &a0 [x, x]\n" + levels { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }),
      HostileText("bomb-mappings", "unknown key", "a0: &a0 {x: 1}\n" + levels { "a\($0): &a\($0) {x: *a\($0 - 1), y: *a\($0 - 1)}\n" }),
      HostileText("bomb-merged", "unknown key", "a0: &a0 {x: 1}\n" + levels { "a\($0): &a\($0) {<<: [*a\($0 - 1), *a\($0 - 1)]}\n" }),
      HostileText(
        "bomb-key", "a key has to be a text", "a0: &a0 [x, x]\n" + levels { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" } + "*a40 : 1\n"),
      HostileText("bomb-keys", "a key has to be a text", "? &a0 [x, x]\n: 1\n" + levels { "? &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n: 1\n" }),
      HostileText("brackets", "nesting", "a: " + times(100_000, "[")), HostileText("braces", "nesting", times(100_000, "{a: ")),
      HostileText("dashes", "nesting", times(100_000, "- ")), HostileText("questions", "nesting", times(100_000, "? ")),
      HostileText("indents", "nesting", (0..<1_100).map { times($0, " ") + "a:\n" }.joined()),
      HostileText("nested-keys", "?", times(100, "? ") + "[" + times(10_000, "x,") + "]\n"),
      HostileText("scalar", "unknown key", "a: \"" + times(300_000, "故") + "\"\n"),
      HostileText("size", "1 MiB", "a: " + times(2 << 20, "x") + "\n"),
      HostileText("open", "unexpected end", "a: \"" + times(100_000, "x\n")),
      HostileText("nul", "not readable", Array("a: b".utf8) + [0, 0x0A]), HostileText("utf8", "not readable", Array("a: ".utf8) + broken),
      HostileText("program", "unknown key", "a: !!python/object/apply:os.system [\"id\"]\n"),
      HostileText("keys", "unknown key", (0..<2_000).map { "k\($0): &x\($0) 1\n" }.joined()),
      HostileText("twice", "stand twice", times(20_000, "a: 1\n")),
      HostileText("documents", "another document", times(1_000, "---\na: 1\n")),
      HostileText("digits", "unknown key", "a: " + times(500_000, "9") + "\n"),
    ]
  }()

  /// Data of templates.
  static let data: [HostileText] = [
    HostileText("lists", "nested deeper", times(1_000_000, "[")), HostileText("objects", "nested deeper", times(300_000, "{\"a\":")),
    HostileText("string", "not closed", "{\"a\": \"" + times(3_000_000, "x")),
    HostileText("digits", "", "{\"a\": " + times(500_000, "9") + "}"),
    HostileText("power", "", "{\"a\": 1e999999999}"), HostileText("fraction", "", "{\"a\": 1e-999999999}"),
    HostileText("twice", "occurs twice", "{" + times(100_000, "\"a\":1,") + "\"a\":1}"),
    HostileText("names", "", "{" + (0..<50_000).map { "\"k\($0)\":1," }.joined() + "\"a\":1}"),
    HostileText("list", "is a list", "{\"a\": [" + times(500_000, "1,") + "1]}"),
    HostileText("nul", "control character", "{\"a\": \"x\u{0}y\"}"),
    HostileText("escapes", "", "{\"a\": \"" + times(300_000, "\\u0000") + "\"}"),
    HostileText("utf8", "not UTF-8", Array("{\"a\": \"".utf8) + broken + Array("\"}".utf8)),
    HostileText("surrogate", "surrogate", "{\"a\": \"\\ud800\"}"),
    HostileText("utf16", "a value is expected", HostilePackage.utf16("{\"a\": 1}")), HostileText("empty", "too early", ""),
    HostileText("behind", "more after", "{\"a\": 1}]"), HostileText("commas", "a name is expected", "{\"a\": 1," + times(1_000_000, ",")),
  ]
}
