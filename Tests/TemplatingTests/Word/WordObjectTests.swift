import OOXML
import Templating
import Testing

/// Pictures, charts, tables of contents, partials.
@Suite struct WordObjectTests {
  /// The chunks of a PNG of a size, without pixels; enough for whoever only asks for its size and whether it is whole.
  static func png(_ width: UInt8, _ height: UInt8) -> [UInt8] {
    func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] { [0, 0, 0, UInt8(data.count)] + Array(name.utf8) + data + [0, 0, 0, 0] }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", [0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0])
      + chunk("IDAT", []) + chunk("IEND", [])
  }

  /// A JPEG's segments: a small picture within the first, the size, the scan and its end.
  static func jpeg(_ width: UInt8, _ height: UInt8) -> [UInt8] {
    let exif: [UInt8] = [0xFF, 0xE1, 0, 8, 0xFF, 0xD8, 1, 2, 0xFF, 0xD9]
    let frame: [UInt8] = [0xFF, 0xC2, 0, 11, 8, 0, height, 0, width, 1, 1, 0x11, 0]
    return [0xFF, 0xD8] + exif + frame + [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 0xFF, 0, 3, 0xFF, 0xD9]
  }

  @Test func aPictureThatBreaksOffIsNone() throws {
    for whole in [Self.png(4, 3), Self.jpeg(4, 3)] {
      let size = try #require(PictureSize(whole)).fitted(into: (0, 0))
      #expect(size.width == 4 * 9_525 && size.height == 3 * 9_525)
      for count in whole.indices { #expect(PictureSize(Array(whole[..<count])) == nil, "\(count) of \(whole.count) bytes") }
      #expect(PictureSize(whole + [0, 1, 2]) != nil)
    }
  }

  static let placeholder =
    "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"2000\" cy=\"1000\"/><wp:docPr id=\"1\" name=\"图\" descr=\"{{@照片|可空}}\"/><a:graphic><a:graphicData><pic:pic>"
    + "<pic:nvPicPr><pic:cNvPr id=\"0\" name=\"\" descr=\"{{@照片|可空}}\"/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId9\"/></pic:blipFill><pic:spPr><a:xfrm><a:ext cx=\"2000\" cy=\"1000\"/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"

  static func fill(_ file: WordFile, _ names: [String], _ value: @escaping @Sendable (Int) -> Value) throws -> OfficePackage {
    let shape = Shape(names.map { FieldInfo(names: [$0], kind: .any) })
    return try OfficePackage(bytes: file.template().fill(.object(Object(shape, read: value))).package.bytes())
  }

  @Test func picturesFitIntoTheirBoxes() throws {
    for (size, width, height) in [((40, 10), 2000, 500), ((10, 40), 250, 1000), ((20, 10), 2000, 1000)] as [((UInt8, UInt8), Int, Int)] {
      let bytes = Self.png(size.0, size.1)
      let package = try Self.fill(WordFile(Self.placeholder), ["照片"]) { _ in .picture(Picture(bytes: bytes, description: "机房")) }
      let root = try package.document(of: "word/document.xml").root
      for tag in ["wp:extent", "a:ext"] {
        #expect(root.descendants(tag).first?["cx"] == String(width))
        #expect(root.descendants(tag).first?["cy"] == String(height))
      }
      for tag in ["wp:docPr", "pic:cNvPr"] { #expect(root.descendants(tag).first?["descr"] == "机房") }
      let link = try package.relationships(of: "word/document.xml")[root.descendants("a:blip").first?["r:embed"] ?? ""]
      #expect(try link.flatMap { package.target(of: $0, from: "word/document.xml") }.map { try package.bytes(of: $0) } == bytes)
    }
  }

  @Test func picturesOfAGroupAndOfOldFiles() throws {
    let picture = { (name: String) in
      "<pic:pic><pic:nvPicPr><pic:cNvPr id=\"0\" name=\"\" descr=\"{{@\(name)|可空}}\"/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId9\"/></pic:blipFill>"
        + "<pic:spPr><a:xfrm><a:ext cx=\"2000\" cy=\"1000\"/></a:xfrm></pic:spPr></pic:pic>"
    }
    let group =
      "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"9000\" cy=\"9000\"/><wp:docPr id=\"1\" name=\"组\"/><a:graphic><a:graphicData>\(picture("一"))\(picture("二"))\(picture("无"))</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    let old =
      "<w:p><w:r><w:pict><v:shape id=\"s\" style=\"width: 2in; height:1.5cm;z-index:1\" alt=\"{{@一}}\"><v:imagedata r:id=\"rId9\"/></v:shape></w:pict></w:r></w:p>"
    let (one, two) = (Self.png(10, 10), Self.png(40, 10))
    let package = try Self.fill(WordFile(group + old), ["一", "二", "无"]) { slot in
      slot == 2 ? .null : .picture(Picture(bytes: slot == 0 ? one : two, description: "图\(slot)"))
    }
    let root = try package.document(of: "word/document.xml").root
    #expect(root.descendants("pic:cNvPr").map { $0["descr"] } == ["图0", "图1"])
    #expect(root.descendants("a:ext").map { "\($0["cx"] ?? "")×\($0["cy"] ?? "")" } == ["1000×1000", "2000×500"])
    #expect(root.descendants("wp:extent").first?["cx"] == "9000")
    let shape = try #require(root.descendants("v:shape").first)
    // 1.5 cm are 42.51 pt.
    #expect(shape["style"] == "width:42.51pt;height:42.51pt;z-index:1" && shape["alt"] == "图0")
    let links = try package.relationships(of: "word/document.xml")
    let used = root.descendants("a:blip").compactMap { $0["r:embed"] } + [shape.first("v:imagedata")?["r:id"] ?? ""]
    let targets = try used.map { id in
      try links[id].flatMap { package.target(of: $0, from: "word/document.xml") }.map { try package.bytes(of: $0) }
    }
    #expect(targets == [one, two, one])
  }

  @Test func noPictureNoPlaceholder() throws {
    let package = try Self.fill(WordFile(Self.placeholder), ["照片"]) { _ in .null }
    #expect(try package.document(of: "word/document.xml").root.descendants("w:drawing").isEmpty)
    #expect(throws: TemplateErrors.self) {
      try Self.fill(WordFile(Self.placeholder.replacing("|可空", with: "")), ["照片"]) { _ in .null }
    }
    #expect(throws: TemplateErrors.self) { try Self.fill(WordFile(Self.placeholder), ["照片"]) { _ in .text("no picture") } }
  }

  static func chart(_ kind: String, series: Int) -> WordFile {
    let drawing =
      "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"c\" title=\"{{图表:数}}\"/><a:graphic><a:graphicData><c:chart r:id=\"rId1\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    let ser = (0..<series).map { index in
      "<c:ser><c:idx val=\"\(index)\"/><c:order val=\"\(index)\"/><c:spPr><a:solidFill><a:schemeClr val=\"accent\(index + 1)\"/></a:solidFill></c:spPr>"
        + "<c:val><c:numRef><c:f>数据!$B$2:$B$3</c:f><c:numCache><c:formatCode>0.0</c:formatCode></c:numCache></c:numRef></c:val></c:ser>"
    }.joined()
    var file = WordFile(drawing)
    file.add(
      "word/charts/chart1.xml", kind: "chart", type: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
      "<c:chartSpace \(WordFile.namespaces)><c:chart><c:plotArea><c:layout/><c:\(kind)>\(ser)</c:\(kind)></c:plotArea></c:chart><c:externalData r:id=\"rId1\"/></c:chartSpace>"
    )
    return file
  }

  @Test(arguments: ["barChart", "lineChart", "pieChart", "radarChart"]) func chartsTakeAsManySeriesAndPointsAsThereAre(kind: String) throws
  {
    for count in [1, 2, 4] {
      let package = try Self.chart(kind, series: 2).package()
      package.set("word/embeddings/book.xlsx", [1], contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
      try package.relate("word/charts/chart1.xml", to: "word/embeddings/book.xlsx", kind: "package")
      let template = try WordTemplate(package.bytes(), name: "t.docx")
      let series = (0..<count).map { ChartData.Series(name: "系\($0)", values: [Number(15, decimals: 1), nil, Number($0)]) }
      let data = ChartData(categories: ["一", "二", "三"], series: series)
      let shape = Shape([FieldInfo(names: ["数"], kind: .chart)])
      let filled = try OfficePackage(bytes: template.fill(.object(Object(shape) { _ in .chart(data) })).package.bytes())
      let found = try filled.document(of: "word/charts/chart1.xml").root.descendants("c:ser")
      #expect(found.map { $0.first("c:tx")?.descendants("c:v").first?.text } == series.map(\.name))
      #expect(found.map { $0.first("c:idx")?["val"] } == (0..<count).map { String($0) })
      #expect(found.first?.first("c:cat")?.descendants("c:v").map(\.text) == ["一", "二", "三"])
      #expect(found.first?.first("c:val")?.descendants("c:v").map(\.text) == ["1.5", "0"])
      #expect(found.first?.first("c:val")?.descendants("c:f").first?.text == "'数据'!$B$2:$B$4")
      #expect(found.first?.descendants("a:schemeClr").first?["val"] == "accent1")
      let book = try OfficePackage(bytes: filled.bytes(of: "word/embeddings/book.xlsx"))
      let cells = try book.document(of: "xl/worksheets/sheet1.xml").root.descendants("x:c")
      #expect(cells.filter { $0["r"] == "A3" }.map(\.text) == ["二"])
      #expect(cells.filter { $0["r"] == "B2" }.map(\.text) == ["1.5"])
    }
  }

  @Test func contentsAreFullBeforeAnyUpdate() throws {
    let field =
      "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> TOC \\o \"1-2\" \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r></w:p>"
      + WordFile.p("旧") + "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
    let heading = { (level: Int, text: String) in WordFile.p(text, "<w:pStyle w:val=\"H\(level)\"/>") }
    var file = WordFile(
      field + heading(1, "一、{{名}}") + WordFile.p("{{#l}}") + heading(2, "{{.}} &amp; 续") + WordFile.p("{{/l}}") + heading(3, "深"))
    file.addStyles(
      (1...3).map { "<w:style w:type=\"paragraph\" w:styleId=\"H\($0)\"><w:name w:val=\"heading \($0)\"/></w:style>" }.joined())
    let data = try JSONReader.read(Array(#"{"名": "总", "l": ["甲", "乙"]}"#.utf8))
    let filled = try file.template().fill(data, options: FillOptions(headingPages: [3, 5, 8]))
    #expect(filled.headings.map(\.text) == ["一、总", "甲 & 续", "乙 & 续", "深"])
    let root = try OfficePackage(bytes: filled.package.bytes()).document(of: "word/document.xml").root
    let entries = root.descendants("w:hyperlink")
    #expect(entries.map { $0.descendants("w:t").map(\.text) } == [["一、总", "3"], ["甲 & 续", "5"], ["乙 & 续", "8"]])
    let names = root.descendants("w:bookmarkStart").compactMap { $0["w:name"] }
    #expect(entries.compactMap { $0["w:anchor"] } == Array(names.prefix(3)))
    #expect(
      root.descendants("w:fldChar").filter { $0["w:fldCharType"] == "begin" }.count
        == root.descendants("w:fldChar").filter { $0["w:fldCharType"] == "end" }.count)
    #expect(!root.text.contains("旧"))
    // A laid-out copy puts list numbers before headings, and has headings that the contents leave out.
    let laidOut = [("封面", 1), ("1 一、总", 2), ("甲&续", 2), ("乙 & 续", 9), ("深", 9)].map { (title: $0.0, page: $0.1) }
    let guessed = try file.template().fill(data).package.bytes()
    let exact = try OfficePackage(bytes: #require(try ContentsPages.set(laidOut, in: guessed))).document(of: "word/document.xml").root
    #expect(exact.descendants("w:hyperlink").map { $0.descendants("w:t").last?.text } == ["2", "2", "9"])
    #expect(exact.descendants("w:fldChar").allSatisfy { $0["w:dirty"] == nil })
    #expect(try ContentsPages.set([("别的", 1)], in: guessed) == nil)
  }

  @Test func partialsThatCallThemselvesTwiceEnd() throws {
    let file = WordFile(WordFile.p("{{> a}}") + WordFile.p("{{> a}}"))
    let bytes = try file.package().bytes()
    let errors = #expect(throws: TemplateErrors.self) {
      try file.template().render(.null, options: FillOptions(), partials: { _ in bytes })
    }
    #expect(errors?.findings.contains { $0.message.en.contains("too often") } == true)
  }

  @Test func partialsBringWhatTheyUse() throws {
    var partial = WordFile(
      WordFile.p("子 {{名}}", "<w:pStyle w:val=\"S\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>")
        + "<w:p><w:r><w:drawing><a:blip r:embed=\"rId3\"/></w:drawing></w:r></w:p><w:sectPr/>")
    partial.addStyles("<w:style w:type=\"paragraph\" w:styleId=\"S\"><w:name w:val=\"Special\"/></w:style>")
    partial.add(
      "word/numbering.xml", kind: "numbering", type: WordFile.base + "numbering+xml",
      "<w:numbering \(WordFile.namespaces)><w:abstractNum w:abstractNumId=\"0\"/><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    )
    partial.parts.append(("word/media/a.png", "image", "image/png", Self.png(1, 1)))
    let bytes = try partial.bytes()
    var host = WordFile(WordFile.p("{{#l}}") + WordFile.p("{{> 子}}") + WordFile.p("{{/l}}"))
    host.addStyles("<w:style w:type=\"paragraph\" w:styleId=\"S\"><w:name w:val=\"Other\"/></w:style>")
    let data = try JSONReader.read(Array(#"{"l": [{"名": "甲"}, {"名": "乙"}]}"#.utf8))
    let package = try OfficePackage(bytes: host.template().fill(data) { $0 == "子" ? bytes : nil }.package.bytes())
    let root = try package.document(of: "word/document.xml").root
    #expect(root.descendants("w:t").map(\.text).joined() == "子 甲子 乙")
    #expect(root.descendants("w:pStyle").map { $0["w:val"] } == ["S_1", "S_1"])
    #expect(try package.document(of: "word/styles.xml").root.all("w:style").map { $0["w:styleId"] } == ["S", "S_1"])
    let picture = try package.relationships(of: "word/document.xml")[root.descendants("a:blip").first?["r:embed"] ?? ""]
    #expect(try picture.flatMap { package.target(of: $0, from: "word/document.xml") }.map { try package.bytes(of: $0) } == Self.png(1, 1))
    #expect(try package.document(of: "word/numbering.xml").root.all("w:num").count == 1)
    #expect(throws: TemplateErrors.self) { try host.template().fill(data) }
  }

  @Test func aPartialOfOneParagraphStandsWithinAnother() throws {
    let (one, two) = (try WordFile(WordFile.p("签 {{名}}")).bytes(), try WordFile(WordFile.p("a") + WordFile.p("b")).bytes())
    let data = try JSONReader.read(Array(#"{"名": "甲"}"#.utf8))
    let template = try WordFile(WordFile.p("字：{{> 签}}。")).template()
    #expect(try WordFile.paragraphs(of: OfficePackage(bytes: template.fill(data) { _ in one }.package.bytes())) == ["字：签 甲。"])
    #expect(throws: TemplateErrors.self) { try template.fill(data) { _ in two } }
  }

  @Test func controlsForgetWhatTheyWereBoundTo() throws {
    let control = { (text: String) in
      "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dataBinding w:xpath=\"x\"/></w:sdtPr><w:sdtContent>\(WordFile.p(text))</w:sdtContent></w:sdt>"
    }
    let body = try WordFile(control("{{名}}") + control("定")).fill(#"{"名": "甲"}"#)
    #expect(body.components(of: "w:dataBinding") == 1 && body.components(of: "w:showingPlcHdr") == 1)
  }

  @Test(.enabled(if: SharedFolder.has("fixtures"))) func filesOfRealProgramsAreFilledOrRefusedWithReasons() throws {
    let files = ["poi-tl", "python-docx", "python-docx-template"].flatMap { SharedFolder.files(in: "fixtures/\($0)", ending: ".docx") }
    #expect(files.count > 40)
    let data = try JSONReader.read(Array("{}".utf8))
    for file in files {
      do throws(TemplateErrors) {
        let template = try WordTemplate((try? SharedFolder.bytes(file)) ?? [], name: file)
        let bytes = try template.render(data, options: FillOptions(lenient: true), partials: { _ in nil })
        let package = try? OfficePackage(bytes: bytes)
        for part in package?.parts ?? [] where PartName.suffix(part) == "xml" {
          #expect(throws: Never.self, "\(file) \(part)") { _ = try package?.document(of: part) }
        }
        #expect(package != nil, "\(file)")
      } catch { #expect(!error.findings.isEmpty, "\(file)") }
    }
  }
}
