import Testing

@testable import OOXML

@Suite struct PackageCheckTests {
  static let namespaces = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
    xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
    """

  static func document(_ body: String) throws -> OfficePackage {
    let package = try PackageTests.tiny()
    package.set("word/document.xml", Array("<w:document \(namespaces)><w:body>\(body)</w:body></w:document>".utf8))
    return try OfficePackage(bytes: package.bytes())
  }

  @Test(
    "a sound body has no problems",
    arguments: [
      "<w:p><w:pPr><w:jc w:val=\"left\"/><w:rPr/></w:pPr><w:r><w:rPr/><w:t>a { b } c</w:t></w:r></w:p>",
      "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr/><w:tc><w:tcPr><w:tcW/><w:vMerge/></w:tcPr><w:p/><w:bookmarkEnd/></w:tc></w:tr></w:tbl><w:p/>",
      "<w:p w14:paraId=\"1\"/><w:p w14:paraId=\"2\"/><w:sectPr><w:headerReference/><w:pgSz/><w:pgMar/></w:sectPr>",
      "<w:p><mc:AlternateContent><mc:Choice><wp:docPr id=\"1\"/></mc:Choice><mc:Fallback><wp:docPr id=\"1\"/></mc:Fallback></mc:AlternateContent></w:p>",
      "<w:p><w:r><w:instrText>{{x}}</w:instrText></w:r></w:p>",
    ])
  func sound(body: String) throws { #expect(PackageCheck.problems(of: try Self.document(body)) == []) }

  @Test(
    "one problem each, of its kind",
    arguments: [
      ("<w:p><w:r><w:t>{{甲}</w:t></w:r></w:p>", .tag), ("<w:p><w:r><w:t>{</w:t></w:r><w:r><w:t>{</w:t></w:r></w:p>", .tag),
      ("<w:p><w:r><w:t>x}</w:t></w:r><w:bookmarkEnd/><w:r><w:t>}</w:t></w:r></w:p>", .tag),
      ("<w:p><wp:docPr id=\"1\" descr=\"{{图\"/></w:p>", .tag), ("<w:p><wp:docPr id=\"1\"/><wp:docPr id=\"1\"/></w:p>", .duplicate),
      ("<w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:bookmarkStart w:id=\"1\" w:name=\"b\"/>", .duplicate),
      ("<w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:bookmarkStart w:id=\"2\" w:name=\"A\"/>", .duplicate),
      ("<w:p w14:paraId=\"1\"/><w:p w14:paraId=\"1\"/>", .duplicate),
      ("<w:sdt><w:sdtPr><w:id w:val=\"7\"/></w:sdtPr></w:sdt><w:sdt><w:sdtPr><w:id w:val=\"7\"/></w:sdtPr></w:sdt>", .duplicate),
      ("<w:p><w:hyperlink r:id=\"rId9\"/></w:p>", .relationship), ("<w:p><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>", .reference),
      ("<w:p><w:pPr><w:rPr/><w:jc/></w:pPr></w:p>", .order),
      ("<w:tbl><w:tblPr/><w:tblGrid/><w:sdt><w:sdtContent/></w:sdt></w:tbl><w:p/>", .order),
      ("<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr/></w:tr></w:tbl><w:p/>", .order), ("<w:p><w:r/><w:pPr/></w:p>", .order),
      ("<w:p><w:r><w:t/><w:rPr/></w:r></w:p>", .order),
      ("<w:tbl><w:tblGrid/><w:tblPr/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", .order),
      ("<w:tbl><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>", .order),
      ("<w:tbl><w:tr><w:tc><w:p/><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>", .order), ("<w:p>", .malformed),
    ] as [(String, PackageCheck.Problem.Kind)])
  func problems(body: String, kind: PackageCheck.Problem.Kind) throws {
    #expect(PackageCheck.problems(of: try Self.document(body)).map(\.kind) == [kind])
  }

  @Test("parts without a type, types without a part, relationships that lead nowhere")
  func package() throws {
    let package = try PackageTests.tiny()
    package.set("word/odd.zzz", [1])
    var links = Relationships()
    links.add(kind: "image", target: "media/none.png")
    package.setRelationships(links, of: "word/document.xml")
    let problems = PackageCheck.problems(of: try OfficePackage(bytes: package.bytes()))
    #expect(problems.map(\.kind) == [.untyped, .relationship])
  }

  @Test("cells refer to styles and strings that exist")
  func cells() throws {
    let sound =
      "<sheetData><row r=\"1\"><c r=\"A1\" s=\"0\" t=\"s\"><v>0</v></c><c r=\"B1\"><f>{{1}}</f></c></row></sheetData><mergeCells/>"
    #expect(PackageCheck.problems(of: try workbook(sheet: sound, strings: ["<t>x</t>"], formats: ["0"]).package) == [])
    let broken = "<mergeCells/><sheetData><row r=\"1\"><c r=\"A1\" s=\"9\" t=\"s\"><v>1</v></c></row></sheetData>"
    let problems = PackageCheck.problems(of: try workbook(sheet: broken, strings: ["<t>}}</t>"], formats: ["0"]).package)
    #expect(problems.map(\.kind) == [.order, .reference, .reference, .tag])
  }

  @Test("an inserted property stands where the schema wants it")
  func insertion() throws {
    let properties = try XMLTreeTests.parse("<w:pPr \(XMLTreeTests.w)><w:pStyle/><w:jc/><w:rPr/></w:pPr>").root
    properties.insertInOrder(XMLElement("w:spacing"))
    properties.insertInOrder(XMLElement("w:sectPr"))
    #expect(properties.elements.map(\.tag) == ["w:pStyle", "w:spacing", "w:jc", "w:rPr", "w:sectPr"])
    let paragraph = try XMLTreeTests.parse("<w:p \(XMLTreeTests.w)><w:r/></w:p>").root
    _ = paragraph.ensure("w:pPr")
    #expect(paragraph.elements.map(\.tag) == ["w:pPr", "w:r"])
  }

  @Test("no limit of problems is passed")
  func most() throws {
    let body = String(repeating: "<w:p><w:r><w:t>{{</w:t></w:r></w:p>", count: 5_000)
    #expect(PackageCheck.problems(of: try Self.document(body)).count == PackageCheck.most)
  }
}
