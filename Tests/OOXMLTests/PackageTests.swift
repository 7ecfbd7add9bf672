import Testing

@testable import OOXML

@Suite struct PackageTests {
  static func tiny() throws -> OfficePackage {
    let package = OfficePackage()
    package.set(
      "word/document.xml",
      Array(#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>"#.utf8),
      contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")
    try package.relate("", to: "word/document.xml", kind: "officeDocument")
    return package
  }

  @Test("a package made by code is found again by its relationships")
  func make() throws {
    let package = try OfficePackage(bytes: Self.tiny().bytes())
    #expect(try package.mainPart == "word/document.xml")
    #expect(try package.kind == .document)
    #expect(package.parts == ["word/document.xml"])
    #expect(package.contentType(of: "WORD/Document.xml") == package.contentType(of: "word/document.xml"))
  }

  @Test("properties are set and read back, and nobody is named")
  func properties() throws {
    let package = try Self.tiny()
    let properties = DocumentProperties(title: "报告 <1>", subject: "季度", company: "某公司", language: "zh-CN")
    try package.setProperties(properties)
    let again = try OfficePackage(bytes: package.bytes())
    #expect(try again.properties == properties)
    let core = try again.document(of: "docProps/core.xml").root
    #expect(core.elements.map(\.tag) == ["dc:title", "dc:subject", "dc:language"])
  }

  @Test(
    "targets are resolved from their source's folder",
    arguments: [
      ("media/a.png", "word/document.xml", "word/media/a.png"), ("../customXml/item1.xml", "word/document.xml", "customXml/item1.xml"),
      ("/word/media/a.png", "word/document.xml", "word/media/a.png"), ("word/document.xml", "", "word/document.xml"),
      ("../../../etc/passwd", "word/document.xml", nil), ("./styles.xml", "word/document.xml", "word/styles.xml"),
    ] as [(String, String, String?)])
  func resolve(target: String, source: String, expected: String?) {
    #expect(PartName.resolve(target, from: source) == expected)
    if let expected, !target.hasPrefix("/"), !target.hasPrefix("./") { #expect(PartName.target(of: expected, from: source) == target) }
  }

  @Test("a part that is made while saving is read as any other")
  func produced() throws {
    let package = try Self.tiny()
    package.set("word/large.xml", contentType: "application/xml") { out in
      for _ in 0..<1_000 { try out.write(Array("<a>".utf8)) }
    }
    #expect(try OfficePackage(bytes: package.bytes()).bytes(of: "word/large.xml").count == 3_000)
  }
}
