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
      sink: CheckSink(part: "x.xml", links: Relationships(), CheckContext(), []))
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

/// Tags that were judged once are known by their bytes: what else there is to say of them is still said.
struct KnownTagTests {
  private static let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

  private func problems(_ body: String) throws -> [PackageCheck.Problem.Kind] {
    let sink = CheckSink(part: "x.xml", links: Relationships(), CheckContext(), [Array("{{".utf8)])
    let scanner = PlainScanner(sink: sink)
    // Room behind the last tag, so that none is looked at without its bytes.
    let text = "<w:document \(Self.w)>\(body)</w:document>" + String(repeating: " ", count: 300)
    try Array(text.utf8).withUnsafeBufferPointer { try scanner.push($0) }
    try scanner.finish()
    return sink.problems.map(\.kind)
  }

  private func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

  @Test func identitiesAreComparedEveryTime() throws {
    let mark = "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/></w:p>"
    #expect(try problems(times(4, mark)).count == 6)
    #expect(try problems(times(4, "<w:p/>")).isEmpty)
  }

  @Test func orderIsLookedAtEveryTime() throws {
    let right = "<w:p><w:pPr><w:pStyle w:val=\"A\"/><w:jc w:val=\"left\"/></w:pPr></w:p>"
    let wrong = "<w:p><w:pPr><w:jc w:val=\"left\"/><w:pStyle w:val=\"A\"/></w:pPr></w:p>"
    #expect(try problems(times(5, right)).isEmpty)
    #expect(try problems(times(5, right) + wrong) == [.order])
    let table = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    #expect(try problems(times(3, table) + "<w:tc>\(table)<w:p/></w:tc>").isEmpty)
    #expect(try problems(times(3, table) + "<w:tc><w:p/>\(table)</w:tc>") == [.order])
    #expect(try problems(times(3, table) + "<w:tbl><w:tr></w:tr></w:tbl>") == [.order])
  }

  @Test func aDelimiterSplitBetweenKnownRunsIsFound() throws {
    let plain = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    let split = "<w:p><w:r><w:t>{</w:t></w:r><w:r><w:t>{</w:t></w:r></w:p>"
    #expect(try problems(times(5, plain) + split) == [.tag])
    // Not over the end of a paragraph.
    #expect(try problems(times(5, plain) + "<w:p><w:r><w:t>{</w:t></w:r></w:p><w:p><w:r><w:t>{</w:t></w:r></w:p>").isEmpty)
  }

  @Test func theSameBytesElsewhereAreAnotherTag() throws {
    let other = "<w:x xmlns:w=\"urn:other\"><w:pPr><w:jc w:val=\"left\"/><w:pStyle w:val=\"A\"/></w:pPr></w:x>"
    let known = times(5, "<w:pPr><w:pStyle w:val=\"A\"/><w:jc w:val=\"left\"/></w:pPr>")
    #expect(try problems(known + other).isEmpty)
    #expect(try problems(other + known + "<w:pPr><w:jc w:val=\"left\"/><w:pStyle w:val=\"A\"/></w:pPr>") == [.order])
  }

  /// 500 random documents of few tags: what is found is what is found when every tag is read anew.
  @Test func knownOrNotTheProblemsAreTheSame() throws {
    var state: UInt64 = 20_261_125
    func random(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % below
    }
    let pieces = [
      "<w:p>", "</w:p>", "<w:pPr>", "</w:pPr>", "<w:jc w:val=\"left\"/>", "<w:pStyle w:val=\"A\"/>", "<w:tc>", "</w:tc>", "<w:tbl>",
      "</w:tbl>", "<w:bookmarkStart w:id=\"1\" w:name=\"a\"/>", "<w:r>", "</w:r>", "<w:t>{</w:t>", "<w:t>x</w:t>", "<w:tcPr/>",
    ]
    for round in 0..<500 {
      var open: [String] = []
      var body = ""
      for _ in 0..<80 {
        let piece = pieces[random(pieces.count)]
        if piece.hasPrefix("</") {
          guard let name = open.popLast() else { continue }
          body += "</\(name)>"
        } else {
          if !piece.hasSuffix("/>"), !piece.hasSuffix("</w:t>") { open.append(String(piece.dropFirst().dropLast())) }
          body += piece
        }
      }
      body += open.reversed().map { "</\($0)>" }.joined()
      // A blank more in every tag makes each another one.
      var blanks = 0
      let unique = body.split(separator: "/>", omittingEmptySubsequences: false).map(String.init).reduce("") { text, piece in
        blanks += 1
        return text.isEmpty ? piece : text + times(blanks, " ") + "/>" + piece
      }
      #expect(try problems(body) == problems(unique), "seed 20261125, round \(round)")
    }
  }
}
