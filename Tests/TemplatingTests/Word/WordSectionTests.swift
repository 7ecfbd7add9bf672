import OOXML
import Templating
import Testing

/// Sections at every level, and the own-line rule.
@Suite struct WordSectionTests {
  private let p = { WordFile.p($0) }
  private static let data = #"{"列": [{"名": "甲", "项": [1, 2]}, {"名": "乙", "项": []}], "空": [], "真": true, "数": [1, 2, 3]}"#

  private func texts(_ body: String) throws -> [String] { try WordFile(body).paragraphs(Self.data) }

  @Test func paragraphsBetweenTagsOfTheirOwn() throws {
    #expect(try texts(p("{{#列}}") + p("{{名}}") + p("—") + p("{{/列}}") + p("完")) == ["甲", "—", "乙", "—", "完"])
    #expect(try texts(p("{{#空}}") + p("x") + p("{{/空}}") + p("{{! 注 }}") + p("{{^空}}") + p("无") + p("{{/空}}")) == ["无"])
  }

  @Test func withinAParagraphTheTextRepeats() throws {
    #expect(try texts(p("有{{#列}}{{名}}{{^末}}、{{/末}}{{/列}}。")) == ["有甲、乙。"])
    #expect(try texts(p("{{#列}}{{名}}({{#项}}{{.}}{{/项}}){{/列}}")) == ["甲(12)乙()"])
  }

  @Test func wholeParagraphsFromFirstToLastCharacter() throws {
    #expect(try texts(p("{{#列}}一{{名}}") + p("二{{/列}}")) == ["一甲", "二", "一乙", "二"])
  }

  @Test func fromTheMiddleOfOneParagraphToTheMiddleOfAnother() throws {
    #expect(try texts(p("甲{{#数}}乙{{.}}") + p("丙{{/数}}丁")) == ["甲乙1", "丙乙2", "丙乙3", "丙丁"])
    #expect(try texts(p("甲{{#空}}乙") + p("丙{{/空}}丁")) == ["甲丁"])
    #expect(try texts(p("{{#数}}") + p("丙{{.}}{{/数}}丁")) == ["丙1丙2丙3丁"])
  }

  @Test func rows() throws {
    #expect(
      try texts(WordFile.table([["头", "列"], ["{{#列}}{{名}}", "{{序号}}{{/列}}"], ["计", ""]])) == ["头", "列", "甲", "1", "乙", "2", "计", ""])
    #expect(
      try texts(WordFile.table([["{{#列}}", ""], ["{{名}}", "a"], ["{{名}}", "b"], ["{{/列}}", ""]])) == [
        "甲", "a", "甲", "b", "乙", "a", "乙", "b",
      ])
    #expect(try texts(WordFile.table([["{{#列}}{{名}}", "a"], ["b", "c{{/列}}"]])) == ["甲", "a", "b", "c", "乙", "a", "b", "c"])
    #expect(
      try texts(WordFile.table([["{{#列}}", ""], ["{{名}}", ""], ["{{#项}}{{.}}", "{{名}}{{/项}}"], ["{{/列}}", ""]])) == [
        "甲", "", "1", "甲", "2", "甲", "乙", "",
      ])
  }

  @Test func columnsWithTheirGrid() throws {
    let package = try WordFile(WordFile.table([["项", "{{#数}}", "{{.}}", "{{/数}}", "计"], ["值", "{{#数}}", "{{.|数字:1}}", "{{/数}}", "6"]]))
      .filled(Self.data)
    #expect(try WordFile.paragraphs(of: package) == ["项", "1", "2", "3", "计", "值", "1.0", "2.0", "3.0", "6"])
    #expect(try package.document(of: "word/document.xml").root.descendants("w:gridCol").count == 5)
  }

  @Test func tablesWithinSections() throws {
    #expect(try texts(p("{{#列}}") + WordFile.table([["{{名}}"]]) + p("{{/列}}")) == ["甲", "", "乙"])
  }

  @Test func aTableWithoutRowsIsNoTable() throws {
    let body = try WordFile(p("前") + WordFile.table([["{{#空}}{{.}}", "{{/空}}"]]) + p("后")).fill(Self.data)
    #expect(!body.contains("w:tbl"))
  }

  @Test func aControlAroundRowsGoesWhereTheRowsMayGo() throws {
    let rows = WordFile.table([["{{#空}}{{.}}", "x{{/空}}"]]).replacing("<w:tr>", with: "<w:sdt><w:sdtPr/><w:sdtContent><w:tr>").replacing(
      "</w:tr>", with: "</w:tr></w:sdtContent></w:sdt>")
    #expect(try !WordFile(p("前") + rows + p("后")).fill(Self.data).contains("w:tbl"))
    let fixed = rows.replacing("{{#空}}{{.}}", with: "a").replacing("x{{/空}}", with: "b")
    #expect(try WordFile(fixed + p("后")).fill(Self.data).contains("<w:sdtContent><w:tr>"))
  }

  @Test func aCellAlwaysEndsWithAParagraph() throws {
    let cell = "<w:tc>\(p("{{#空}}"))\(p("x"))\(p("{{/空}}"))</w:tc>"
    let body = try WordFile("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>\(cell)</w:tr></w:tbl>").fill(Self.data)
    #expect(body.contains("<w:tc><w:p></w:p></w:tc>"))
  }

  @Test func listItemsRepeatWithTheirNumbering() throws {
    let item = WordFile.p("{{名}}", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr>")
    let body = try WordFile(p("{{#列}}") + item + p("{{/列}}")).fill(Self.data)
    #expect(body.components(of: "<w:numId w:val=\"3\"/>") == 2)
  }

  @Test(arguments: [
    WordFile.table([["{{#列}}", "x"]]) + WordFile.p("{{/列}}"),
    WordFile.p("{{#列}}x") + WordFile.table([["{{/列}}", "y"]]),
    WordFile.p("{{#列}}") + WordFile.p("{{#真}}") + WordFile.p("{{/列}}") + WordFile.p("{{/真}}"),
    WordFile.table([["x", "{{#列}}"], ["y", "{{/列}}z"]]),
  ]) func placesThatDoNotNest(body: String) throws {
    let problems = WordFile(body).problems(Self.data)
    #expect(problems.contains { $0.hasPrefix("template.nesting") && $0.contains("{{#") && $0.contains("{{/") }, "\(problems)")
  }

  @Test func mergedCells() throws {
    let rows = WordFile.table([["{{#行}}{{!合并相同}}{{组}}", "{{!合并相同}}{{类}}", "{{值}}{{/行}}"]])
    let json = #"{"行": [{"组": "A", "类": "x", "值": 1}, {"组": "A", "类": "x", "值": 2}, {"组": "B", "类": "x", "值": 3}]}"#
    let package = try WordFile(rows).filled(json)
    let cells = try package.document(of: "word/document.xml").root.descendants("w:tc").map { cell -> String in
      guard let merge = cell.first("w:tcPr", "w:vMerge") else { return cell.text }
      return (merge["w:val"] ?? "…") + cell.text
    }
    // B ends the merge of the second column too.
    #expect(cells == ["restartA", "restartx", "1", "…", "…", "2", "restartB", "restartx", "3"])
  }

  @Test func everyItemButTheFirstOnANewPage() throws {
    let body = try WordFile(p("{{#列}}{{!分页}}") + WordFile.table([["{{名}}", "表"]]) + p("签字") + p("{{/列}}")).fill(Self.data)
    #expect(body.components(of: "<w:pageBreakBefore/>") == 1)
    #expect(body.hasSuffix("签字</w:t></w:r></w:p>"))
  }

  @Test func storiesOfTheirOwn() throws {
    var file = WordFile(p("正文"))
    file.addHeader(p("{{#列}}[{{名}}]{{/列}}"))
    file.add(
      "word/footnotes.xml", kind: "footnotes", type: WordFile.base + "footnotes+xml",
      "<w:footnotes \(WordFile.namespaces)><w:footnote w:id=\"1\">\(p("注 {{真}}"))</w:footnote></w:footnotes>")
    let package = try file.filled(Self.data)
    #expect(try package.document(of: "word/header1.xml").root.text == "[甲][乙]")
    #expect(try package.document(of: "word/footnotes.xml").root.text == "注 true")
  }

  @Test func textBoxesInBothBranchesAndContentControls() throws {
    let box = "<w:txbxContent>\(p("{{#列}}"))\(p("{{名}}"))\(p("{{/列}}"))</w:txbxContent>"
    let body =
      "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>\(box)</w:drawing></mc:Choice><mc:Fallback><w:pict>\(box)</w:pict></mc:Fallback>"
      + "</mc:AlternateContent></w:r></w:p><w:sdt><w:sdtPr><w:id w:val=\"7\"/></w:sdtPr><w:sdtContent>\(p("{{#列}}控{{名}}{{/列}}"))</w:sdtContent></w:sdt>"
    #expect(try texts(body).filter { !$0.isEmpty } == ["甲乙甲乙", "甲", "乙", "甲", "乙", "控甲控乙"])
  }
}

extension String {
  /// How often a text occurs.
  func components(of text: String) -> Int { ranges(of: text).count }
}
