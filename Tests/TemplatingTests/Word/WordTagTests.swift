import OOXML
import Templating
import Testing

/// Tags as Word and WPS leave them, and the values that take their place.
@Suite struct WordTagTests {
  private func fill(_ body: String, _ json: String = #"{"人员": {"姓名": "李四"}, "x": "值"}"#) throws -> String { try WordFile(body).fill(json) }

  @Test func aTagInManyRunsTakesTheFirstFormat() throws {
    let body = try fill(
      "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>前{</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t>{人员</w:t></w:r><w:bookmarkStart w:id=\"1\" w:name=\"b\"/>"
        + "<w:r><w:rPr><w:i/></w:rPr><w:t>.姓名}</w:t></w:r><w:bookmarkEnd w:id=\"1\"/><w:r><w:t>}后</w:t></w:r></w:p>")
    #expect(
      body
        == "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">前</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">李四</w:t></w:r>"
        + "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/><w:bookmarkEnd w:id=\"1\"/><w:r><w:t xml:space=\"preserve\">后</w:t></w:r></w:p>")
  }

  @Test func revisionsAreAccepted() throws {
    let body = try fill(
      "<w:p><w:r><w:t>{{</w:t></w:r><w:ins w:id=\"1\" w:author=\"王五\"><w:r><w:t>x</w:t></w:r></w:ins><w:del w:id=\"2\" w:author=\"王五\"><w:r><w:delText>y</w:delText></w:r></w:del>"
        + "<w:r><w:t>}}</w:t></w:r></w:p><w:p><w:pPr><w:rPr><w:del w:id=\"3\" w:author=\"王五\"/></w:rPr></w:pPr><w:r><w:t>并</w:t></w:r></w:p><w:p><w:r><w:t>段</w:t></w:r></w:p>"
    )
    #expect(!body.contains("王五") && !body.contains("w:ins") && !body.contains("w:del"))
    #expect(body.contains("并</w:t></w:r><w:r><w:t>段"))
  }

  @Test func smartTagsAndFieldsBetweenThePieces() throws {
    let field =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
      + "<w:r><w:t>员.姓</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    let body = try fill(
      "<w:p><w:r><w:t>{{</w:t></w:r><w:smartTag w:uri=\"u\" w:element=\"e\"><w:r><w:t>人</w:t></w:r></w:smartTag>\(field)<w:r><w:t>名}}</w:t></w:r></w:p>"
    )
    #expect(body == "<w:p><w:r><w:t xml:space=\"preserve\">李四</w:t></w:r></w:p>")
  }

  @Test func anchorsAndCommentsWithinATagStayBesideIt() throws {
    let anchor = "<w:r><w:drawing><wp:anchor><wp:docPr id=\"1\" name=\"框\"/></wp:anchor></w:drawing></w:r>"
    let old = "<w:r><w:pict><v:shape style=\"position:absolute;width:1pt\"/></w:pict></w:r>"
    for unseen in [anchor, old, "<w:r><w:commentReference w:id=\"0\"/></w:r>"] {
      let body = try fill("<w:p><w:r><w:t>{{x</w:t></w:r>\(unseen)<w:r><w:t>}}</w:t></w:r></w:p>")
      #expect(body == "<w:p><w:r><w:t xml:space=\"preserve\">值</w:t></w:r>\(unseen)</w:p>")
    }
    // A picture in the line is no part of a name.
    let inline = "<w:r><w:drawing><wp:inline/></w:drawing></w:r>"
    #expect(WordFile("<w:p><w:r><w:t>{{x</w:t></w:r>\(inline)<w:r><w:t>}}</w:t></w:r></w:p>").problems(#"{"x": 1}"#).count == 1)
  }

  @Test func namesInQuotes() throws {
    for name in ["“x”", "\"x\"", "‘x’", " “ x ” "] { #expect(try fill(WordFile.p("{{\(name)}}")).contains(">值<")) }
  }

  @Test func textIsEscapedAndKept() throws {
    let json = #"{"x": " a<b>&\u0001\n二\t三 "}"#
    #expect(
      try fill(WordFile.p("{{x}}"), json).contains(
        "<w:t xml:space=\"preserve\"> a&lt;b&gt;&amp;\u{FFFD} 二</w:t><w:tab/><w:t xml:space=\"preserve\">三 </w:t>"))
    #expect(try fill(WordFile.p("{{x|换行}}"), json).contains("</w:t><w:br/><w:t xml:space=\"preserve\">二"))
  }

  @Test func placesThatAnAuthorFinds() throws {
    var file = WordFile(
      WordFile.p("一", "<w:pStyle w:val=\"1\"/>") + WordFile.p("人员与驻场", "<w:pStyle w:val=\"1\"/>") + WordFile.table([["a"]])
        + WordFile.table([["{{人员.姓各}}", "b"], ["c", "{{无"]]) + WordFile.p("x") + WordFile.p("{{空}}"))
    file.addStyles("<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>")
    file.addHeader(WordFile.p("{{y}}"))
    #expect(file.problems() == ["template.unclosed 模板.docx 第2节《人员与驻场》表2第2行第2列: {{无 — 标签没有结束"])
    file.body = file.body.replacing("{{无", with: "")
    #expect(
      file.problems(#"{"人员": {"姓名": 1}, "空": null}"#) == [
        "template.unknown-field 模板.docx 第2节《人员与驻场》表2第1行第1列: {{人员.姓各}} — 没有这个字段，是不是 人员.姓名?",
        "template.missing-value 模板.docx 第2节《人员与驻场》第2段: {{空}} — 空 没有值",
        "template.unknown-field 模板.docx 页眉(header1.xml)第1段: {{y}} — 没有字段 y",
      ])
  }

  @Test func nothingIsDoubledByALoop() throws {
    let item =
      "<w:p w14:paraId=\"00000001\"><w:bookmarkStart w:id=\"4\" w:name=\"here\"/><w:r><w:t>{{.}}</w:t></w:r><w:bookmarkEnd w:id=\"4\"/>"
      + "<w:permStart w:id=\"4\" w:edGrp=\"everyone\"/><w:r><w:t>改</w:t></w:r><w:permEnd w:id=\"4\"/>"
      + "<w:hyperlink w:anchor=\"here\"><w:r><w:t>去</w:t></w:r></w:hyperlink><w:r><w:drawing><wp:inline><wp:docPr id=\"9\" name=\"图\"/></wp:inline></w:drawing></w:r>"
      + "<w:r><w:instrText> PAGEREF here \\h </w:instrText></w:r></w:p><w:sdt><w:sdtPr><w:id w:val=\"5\"/></w:sdtPr><w:sdtContent>\(WordFile.p("s"))</w:sdtContent></w:sdt>"
    let package = try WordFile(WordFile.p("{{#l}}") + item + WordFile.p("{{/l}}")).filled(#"{"l": [1, 2, 3]}"#)
    let root = try package.document(of: "word/document.xml").root
    func all(_ tag: String, _ attribute: String) -> [String] { root.descendants(tag).compactMap { $0[attribute] } }
    #expect(all("w:bookmarkStart", "w:name") == ["here", "here_2", "here_3"])
    #expect(all("w:hyperlink", "w:anchor") == ["here", "here_2", "here_3"])
    #expect(root.descendants("w:instrText").map(\.text) == [" PAGEREF here \\h ", " PAGEREF here_2 \\h ", " PAGEREF here_3 \\h "])
    #expect(all("w:bookmarkStart", "w:id") == all("w:bookmarkEnd", "w:id"))
    #expect(all("w:permStart", "w:id") == all("w:permEnd", "w:id") && all("w:permStart", "w:edGrp").count == 3)
    for ids in [all("wp:docPr", "id"), all("w:bookmarkStart", "w:id"), all("w:permStart", "w:id"), all("w:id", "w:val")] {
      #expect(Set(ids).count == 3)
    }
    #expect(all("w:p", "w14:paraId").isEmpty)
  }

  @Test func rangesThatSomeMayEditHaveNumbersOfTheirOwn() throws {
    let range = "<w:permStart w:id=\"9\" w:edGrp=\"everyone\"/><w:r><w:t>{{.}}</w:t></w:r><w:permEnd w:id=\"9\"/>"
    let package = try WordFile("<w:p><w:r><w:t>{{#l}}</w:t></w:r>\(range)<w:r><w:t>{{/l}}</w:t></w:r></w:p>")
      .filled(#"{"l": [1, 2]}"#)
    let root = try package.document(of: "word/document.xml").root
    let (starts, ends) = (root.descendants("w:permStart").map { $0["w:id"] }, root.descendants("w:permEnd").map { $0["w:id"] })
    #expect(starts == ends && Set(starts).count == 2)
  }

  @Test func linksLeadToPlacesOfTheSameFolderOnly() throws {
    let shape = Shape(["内", "外", "坏"].map { FieldInfo(names: [$0], kind: .link) })
    @Sendable func value(_ slot: Int) -> Value {
      switch slot {
      case 0: .link(text: "工单", target: LinkTarget(anchor: "YW-20260309-003"))
      case 1: .link(text: "凭证", target: LinkTarget(file: "01 单.docx", anchor: "YW-1"))
      default: .link(text: "坏", target: LinkTarget(file: "../../etc/passwd"))
      }
    }
    let data = Value.object(Object(shape, read: value))
    let good = try WordFile(WordFile.p("{{内}} {{外}}")).template().fill(data).package
    let package = try OfficePackage(bytes: good.bytes())
    let links = try package.document(of: "word/document.xml").root.descendants("w:hyperlink")
    #expect(links.first?["w:anchor"] == "YW_20260309_003")
    let relationship = try package.relationships(of: "word/document.xml")[links.last?["r:id"] ?? ""]
    #expect(relationship?.target == "01%20单.docx#YW_1" && relationship?.isExternal == true)
    #expect(throws: TemplateErrors.self) { try WordFile(WordFile.p("{{坏}}")).template().fill(data) }
  }

  @Test func bookmarksFromData() throws {
    let body = try fill(WordFile.p("{{#l}}单 {{.}}{{!书签:.}}{{/l}}"), #"{"l": ["YW-1", "YW-2", "YW-2"]}"#)
    for name in ["YW_1", "YW_2", "YW_2_2"] { #expect(body.contains("w:name=\"\(name)\"")) }
  }

  @Test func proseBecomesParagraphsListsAndBold() throws {
    var file = WordFile(WordFile.p("{{x}}", "<w:ind w:firstLine=\"640\"/>"))
    file.addStyles("<w:style w:type=\"paragraph\" w:styleId=\"LB\"><w:name w:val=\"List Bullet\"/></w:style>")
    let shape = Shape([FieldInfo(names: ["x"], kind: .prose)])
    let filled = try file.template().fill(.object(Object(shape) { _ in .prose("第**一**段\n续\n\n- 甲\n1. 乙") })).package
    let body = try WordFile.body(of: OfficePackage(bytes: filled.bytes()))
    #expect(
      body
        == "<w:p><w:pPr><w:ind w:firstLine=\"640\"/></w:pPr><w:r><w:t xml:space=\"preserve\">第</w:t></w:r><w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space=\"preserve\">一</w:t></w:r>"
        + "<w:r><w:t xml:space=\"preserve\">段续</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"LB\"/></w:pPr><w:r><w:t xml:space=\"preserve\">甲</w:t></w:r></w:p>"
        + "<w:p><w:pPr><w:ind w:firstLine=\"640\"/></w:pPr><w:r><w:t xml:space=\"preserve\">1. 乙</w:t></w:r></w:p>")
  }

  @Test func theSameBytesEveryTimeAndNobodysName() throws {
    var file = WordFile(WordFile.p("{{#l}}{{.}}{{!书签:.}}{{/l}}"))
    file.add(
      "word/theme1.xml", kind: "theme", type: "application/vnd.openxmlformats-officedocument.theme+xml",
      "<a:theme \(WordFile.namespaces)   name=\"x\"/>")
    let package = try file.package()
    package.set(
      "docProps/core.xml",
      Array(
        "<cp:coreProperties xmlns:cp=\"\(XMLNamespaces.uri(of: "cp") ?? "")\" xmlns:dc=\"\(XMLNamespaces.uri(of: "dc") ?? "")\"><dc:creator>张三</dc:creator><cp:lastModifiedBy>张三</cp:lastModifiedBy></cp:coreProperties>"
          .utf8),
      contentType: "application/vnd.openxmlformats-package.core-properties+xml")
    try package.relate("", to: "docProps/core.xml", kind: "core-properties")
    let template = try WordTemplate(package.bytes(), name: "t.docx")
    let data = try JSONReader.read(Array(#"{"l": ["a", "b"]}"#.utf8))
    let options = FillOptions(properties: DocumentProperties(title: "题", subject: "", company: "司"))
    let first = try template.fill(data, options: options)
    let bytes = try first.package.bytes()
    #expect(try first.package.bytes() == bytes)
    #expect(try template.fill(data, options: options).package.bytes(jobs: 1) == bytes)
    let read = try OfficePackage(bytes: bytes)
    #expect(try !String(decoding: read.bytes(of: "docProps/core.xml"), as: UTF8.self).contains("张三"))
    #expect(try read.properties == DocumentProperties(title: "题", subject: "", company: "司"))
    #expect(try read.bytes(of: "word/theme1.xml") == package.bytes(of: "word/theme1.xml"))
  }
}
