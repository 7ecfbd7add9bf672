import OOXML
import Templating
import Testing

/// Page breaks between items, tables that stay apart, columns under a common head.
@Suite struct WordPageTests {
  private let p = { WordFile.p($0) }
  private static let data = #"{"l": [{"n": "甲", "m": [1, 2]}, {"n": "乙", "m": []}, {"n": "丙", "m": [3]}], "数": [1, 2, 3], "空": []}"#

  /// The text of each page, as the breaks cut it.
  private func pages(_ body: String) throws -> [String] {
    var pages = [""]
    for paragraph in try WordFile(body).filled(Self.data).document(of: "word/document.xml").root.descendants("w:p") {
      if paragraph.first("w:pPr", "w:pageBreakBefore") != nil { pages.append("") }
      pages[pages.count - 1] += paragraph.text
    }
    return pages
  }

  @Test func theBreakStandsBeforeWhateverComesFirst() throws {
    let begin = p("{{#l}}{{!分页}}")
    #expect(try pages(begin + p("{{n}}") + p("尾") + p("{{/l}}") + p("完")) == ["甲尾", "乙尾", "丙尾完"])
    #expect(try pages(begin + p("{{#m}}") + p("{{.}}") + p("{{/m}}") + p("尾{{n}}") + p("{{/l}}") + p("完")) == ["12尾甲", "尾乙", "3尾丙完"])
    #expect(try pages(begin + WordFile.table([["{{#m}}{{.}}", "-{{/m}}"], ["尾", "{{n}}"]]) + p("{{/l}}")) == ["1-2-尾甲", "尾乙", "3-尾丙"])
    #expect(try pages(begin + "<w:sdt><w:sdtContent>\(p("{{n}}"))</w:sdtContent></w:sdt>" + p("{{/l}}")) == ["甲", "乙", "丙"])
    #expect(try pages(WordFile.table([["{{#l}}{{!分页}}{{n}}", "x{{/l}}"]])) == ["甲x", "乙x", "丙x"])
  }

  @Test func itemsThatMayBeEmptyBreakNothingBehindThem() throws {
    let inner = p("{{#m}}{{!分页}}") + p("{{.}}") + p("{{/m}}")
    #expect(try pages(p("{{#l}}{{!分页}}") + inner + p("{{/l}}") + p("完")) == ["1", "2", "3完"])
    #expect(try pages(p("{{#l}}{{!分页}}") + p("{{#空}}") + p("x") + p("{{/空}}") + p("{{/l}}") + p("完")) == ["完"])
  }

  @Test func aPartialMayBeFirst() throws {
    let partial = try WordFile(WordFile.table([["{{n}}"]]) + p("")).bytes()
    let template = try WordFile(p("{{#l}}{{!分页}}") + p("{{> 子}}") + p("{{/l}}")).template()
    let package = try OfficePackage(bytes: template.fill(JSONReader.read(Array(Self.data.utf8))) { _ in partial }.package.bytes())
    #expect(try WordFile.body(of: package).components(of: "<w:pageBreakBefore/>") == 2)
  }

  @Test func tablesOfItemsStayApartAndTheBodyEndsWithAParagraph() throws {
    let body = try WordFile(p("{{#l}}") + WordFile.table([["{{n}}"]]) + p("{{/l}}") + "<w:sectPr/>").fill(Self.data)
    #expect(body.components(of: "</w:tbl><w:p></w:p><w:tbl>") == 2 && body.hasSuffix("</w:tbl><w:p></w:p><w:sectPr/>"))
    // Those that the author put together stay together.
    #expect(
      try WordFile(WordFile.table([["a"]]) + WordFile.table([["b"]]) + p("{{数.x|可空}}")).fill(#"{"数": null}"#).contains("</w:tbl><w:tbl>"))
    let partial = try WordFile(WordFile.table([["x"]])).bytes()
    let cell = try WordFile(WordFile.table([["{{> 子}}"]])).template().fill(.null) { _ in partial }.package
    #expect(try WordFile.body(of: OfficePackage(bytes: cell.bytes())).contains("</w:tbl><w:p></w:p></w:tc>"))
  }

  /// The columns that each row takes, empty ones behind it counted, and those of the grid.
  private func columns(_ rows: [[String]], _ spans: [Int: Int]) throws -> (rows: [Int], grid: Int) {
    var table = WordFile.table(rows)
    for (column, span) in spans {
      table = table.replacing("<w:tc>\(p("题\(column)"))", with: "<w:tc><w:tcPr><w:gridSpan w:val=\"\(span)\"/></w:tcPr>\(p("题\(column)"))")
    }
    let grid = rows.map(\.count).max() ?? 0
    table = table.replacing(
      /<w:tblGrid>.*<\/w:tblGrid>/, with: "<w:tblGrid>" + String(repeating: "<w:gridCol/>", count: grid) + "</w:tblGrid>")
    let root = try WordFile(table).filled(Self.data).document(of: "word/document.xml").root
    let widths = root.descendants("w:tr").map { row in
      row.all("w:tc").reduce(row.first("w:trPr", "w:gridAfter")?["w:val"].flatMap { Int($0) } ?? 0) {
        $0 + ($1.first("w:tcPr", "w:gridSpan")?["w:val"].flatMap { Int($0) } ?? 1)
      }
    }
    return (widths, root.descendants("w:gridCol").count)
  }

  @Test func aHeadOverRepeatedColumnsGrowsWithThem() throws {
    let whole = try columns([["题3"], ["头", "{{#数}}{{.}}", "x{{/数}}"]], [3: 3])
    #expect(whole.rows == [7, 7] && whole.grid == 7)
    let half = try columns([["左", "题2"], ["头", "{{#数}}{{.}}", "x{{/数}}"]], [2: 2])
    #expect(half.rows == [7, 7] && half.grid == 7)
    let alone = try columns([["题5"], ["头", "{{#数}}", "{{.}}", "{{/数}}", "尾"]], [5: 5])
    #expect(alone.rows == [5, 5] && alone.grid == 5)
    let none = try columns([["题5"], ["头", "{{#空}}", "{{.}}", "{{/空}}", "尾"]], [5: 5])
    #expect(none.rows == [2, 2] && none.grid == 2)
    // A row that has the columns once leaves the rest of the grid empty.
    let once = try columns([["头", "{{#数}}{{.}}", "x{{/数}}"], ["a", "b", "c"]], [:])
    #expect(once.rows == [7, 7] && once.grid == 7)
  }
}
