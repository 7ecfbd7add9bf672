import Testing

@testable import OOXML

@Suite struct XMLTreeTests {
  static func parse(_ text: String) throws -> XMLDocument { try XMLDocument(Array(text.utf8), part: "p.xml") }
  static let w = #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#

  @Test(
    "a tree is written as it was read",
    arguments: [
      "<a/>", "<a b=\"1\" c=\"&lt;&amp;&quot;&#10;&#9;\">x &amp; y &lt; z<b/> t&#13; </a>", "<a><!-- c --><?p d e?>t</a>",
      "<w:a \(w) xmlns:mc=\"urn:x\" mc:Ignorable=\"w14\"><w:t xml:space=\"preserve\"> a </w:t></w:a>", "<a>文字，标点。𠮷</a>",
      "<x:a xmlns:x=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" x:b=\"1\"/>",
    ])
  func lossless(text: String) throws {
    let document = try Self.parse(text)
    #expect(String(decoding: document.root.bytes, as: UTF8.self) == text)
    #expect(String(decoding: document.root.copy().bytes, as: UTF8.self) == text)
  }

  @Test("names are told by namespace, whatever the prefix, strict or transitional")
  func names() throws {
    for uri in ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"] {
      let root = try Self.parse("<q:p xmlns:q=\"\(uri)\" q:val=\"7\" plain=\"8\"><q:r/><r/></q:p>").root
      #expect(root.tag == "w:p")
      #expect(root.name == "q:p")
      #expect(root["w:val"] == "7")
      #expect(root["plain"] == "8")
      #expect(root.elements.map(\.tag) == ["w:r", "r"])
    }
  }

  @Test("comments and instructions around the root stay")
  func prolog() throws {
    let document = try Self.parse("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><!--x--><a/><!--y-->")
    let text = String(decoding: document.bytes, as: UTF8.self)
    #expect(text.hasSuffix("<?mso-application progid=\"Word.Document\"?><!--x--><a/><!--y-->"))
  }

  @Test(
    "what is not XML is refused with its line",
    arguments: [
      ("<a>\n<b>\n</a>", XMLError.Reason.malformed, 3), ("<a>\n\u{1}</a>", .malformed, 2), ("<a>&nbsp;</a>", .malformed, 1),
      ("", .malformed, 1),
      ("<a/>\n<b/>", .malformed, 2), ("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", .documentType, 1),
      ("\n<!DOCTYPE a SYSTEM \"http://example.org/x\"><a/>", .documentType, 2), ("<a b=\"1\" b=\"2\"/>", .malformed, 1),
      ("<w:a/>", .malformed, 1), ("<a>\u{FFFF}</a>", .malformed, 1), ("plain", .malformed, 1), ("<a", .malformed, 1),
    ])
  func refused(text: String, reason: XMLError.Reason, line: Int) {
    let error = #expect(throws: XMLError.self) { try Self.parse(text) }
    #expect(error?.reason == reason)
    #expect(error?.line == line)
    #expect(error?.part == "p.xml")
  }

  @Test("ill-formed UTF-8 and NUL are refused", arguments: [[0xFF], [0xC3, 0x28], [0x00], [0xED, 0xA0, 0x80]] as [[UInt8]])
  func encoding(bytes: [UInt8]) {
    let error = #expect(throws: XMLError.self) { try XMLDocument(Array("<a>\n".utf8) + bytes + Array("</a>".utf8), part: "p.xml") }
    #expect(error?.line == 2)
  }

  @Test("depth is limited")
  func depth() throws {
    let deep = { (count: Int) in String(repeating: "<a>", count: count) + String(repeating: "</a>", count: count) }
    _ = try Self.parse(deep(250))
    for count in [251, 300, 100_000] {
      #expect(throws: XMLError.self) { try Self.parse(deep(count)) }
    }
  }
}
