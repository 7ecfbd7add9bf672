import Testing

@testable import OOXML

/// The quick look before the full parser: it may doubt what is right, and never passes what is wrong.
struct PlainScannerTests {
  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let right = [
    "<a/>", "<a b=\"1\" c='2'>x</a>", head + "<a>中文 &amp; &lt;</a>\n", "<w:p xmlns:w=\"u\"><w:r w:x=\"&quot;\"/></w:p>",
    "<a><b xmlns=\"u\"><c/></b><c/></a>", "<a>\u{2028}é𠮷</a>", "<a>&#10;</a>",
  ]
  private static let doubtful = [
    "", "x", "<a>", "<a></b>", "<a/><b/>", "<a b=1/>", "<a b=\"1\" b=\"2\"/>", "<a b=\"<\"/>", "<w:a/>", "<a w:b=\"1\"/>", "<a>&no;</a>",
    "<a>&#0;</a>", "<a>]]></a>", "<a>\u{1}</a>", "<a>\u{FFFE}</a>", "<a b=\"1\"c=\"2\"/>", "<a / >", "<1/>", "<!DOCTYPE a><a/>", "<a/>x",
    "<a><b></a></b>", "<x><p:a xmlns:p=\"u\"/><p:a/></x>", "<a xmlns:p=\"u\" xmlns:q=\"u\" p:b=\"1\" q:b=\"2\"/>", "<a><!-- x --></a>",
    "<?xml version=\"1.0\" encoding=\"GB18030\"?><a/>", "<a:b:c xmlns:a=\"u\"/>", "< a/>", "<a>&</a>",
  ]

  private func isRight(_ bytes: [UInt8], piece: Int = 65_536) -> Bool {
    let scanner = PlainScanner(
      sink: CheckSink(part: "x.xml", links: Relationships(), CheckContext(), []), vocabulary: CheckSink.vocabulary)
    do {
      try bytes.withUnsafeBufferPointer { all in
        var start = 0
        while start < all.count {
          let end = min(all.count, start + piece)
          try scanner.push(UnsafeBufferPointer(rebasing: all[start..<end]))
          start = end
        }
      }
      try scanner.finish()
      return true
    } catch { return false }
  }

  private func isWellFormed(_ bytes: [UInt8]) -> Bool { (try? XMLDocument(bytes, part: "x.xml")) != nil }

  @Test(arguments: right, [1, 2, 7, 65_536]) func passesWhatOurWritersMake(text: String, piece: Int) {
    #expect(isRight(Array(text.utf8), piece: piece))
  }

  @Test(arguments: doubtful, [1, 3, 65_536]) func doubts(text: String, piece: Int) {
    #expect(!isRight(Array(text.utf8), piece: piece))
  }

  @Test func doubtsBrokenCharacters() {
    for bad in [[0x80], [0xC0, 0x80], [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE4, 0x41, 0x41]] as [[UInt8]] {
      #expect(!isRight(Array("<a>".utf8) + bad + Array("</a>".utf8)))
    }
  }

  /// 20,000 documents with a byte or two changed: what passes here passes the full parser too.
  @Test func neverPassesWhatTheParserRefuses() {
    var state: UInt64 = 20_261_123
    func random(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % below
    }
    let letters = Array("<>/=\"'&;:ab x\u{0}中]!?-#0".utf8)
    var passed = 0
    for round in 0..<20_000 {
      var bytes = Array(Self.right[random(Self.right.count)].utf8)
      for _ in 0...random(2) {
        switch random(3) {
        case 0: bytes[random(bytes.count)] = letters[random(letters.count)]
        case 1: bytes.insert(letters[random(letters.count)], at: random(bytes.count))
        default: if bytes.count > 2 { bytes.remove(at: random(bytes.count)) }
        }
      }
      guard isRight(bytes) else { continue }
      passed += 1
      #expect(isWellFormed(bytes), "seed 20261123, round \(round): \(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(passed > 100)
  }
}
