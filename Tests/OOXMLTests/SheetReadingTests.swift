import Testing

@testable import OOXML

/// A workbook from the XML of one sheet, its shared strings and its styles.
func workbook(
  sheet: String, strings: [String] = [], formats: [String] = [], workbook: String = "", prefix: String = ""
) throws -> Workbook {
  let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  let package = OfficePackage()
  let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."
  package.set(
    "xl/workbook.xml",
    Array(
      """
      <workbook xmlns="\(main)" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\(workbook)\
      <sheets><sheet name="工单" sheetId="1" r:id="rId1"/></sheets></workbook>
      """.utf8), contentType: type + "sheet.main+xml")
  try package.relate("", to: "xl/workbook.xml", kind: "officeDocument")
  package.set(
    "xl/worksheets/sheet1.xml", Array("<worksheet xmlns=\"\(main)\">\(sheet)</worksheet>".utf8), contentType: type + "worksheet+xml")
  try package.relate("xl/workbook.xml", to: "xl/worksheets/sheet1.xml", kind: "worksheet")
  if !strings.isEmpty {
    let items = strings.map { "<si>\($0)</si>" }.joined()
    package.set("xl/sharedStrings.xml", Array("<sst xmlns=\"\(main)\">\(items)</sst>".utf8), contentType: type + "sharedStrings+xml")
    try package.relate("xl/workbook.xml", to: "xl/sharedStrings.xml", kind: "sharedStrings")
  }
  if !formats.isEmpty {
    let codes = formats.enumerated().map { "<numFmt numFmtId=\"\(164 + $0)\" formatCode=\"\($1)\"/>" }.joined()
    let styles = formats.indices.map { "<xf numFmtId=\"\(164 + $0)\"/>" }.joined()
    package.set(
      "xl/styles.xml",
      Array("<styleSheet xmlns=\"\(main)\"><numFmts>\(codes)</numFmts><cellXfs>\(styles)</cellXfs></styleSheet>".utf8),
      contentType: type + "styles+xml")
    try package.relate("xl/workbook.xml", to: "xl/styles.xml", kind: "styles")
  }
  return try Workbook(OfficePackage(bytes: package.bytes()))
}

@Suite struct SheetReadingTests {
  func rows(_ book: Workbook) throws -> [String] {
    var lines: [String] = []
    try book.read(#require(book.sheets.first)) { row in
      let cells = row.cells.map { cell in
        let formula = row.formula(of: cell).map { "{\($0)}" } ?? ""
        return "\(CellReference.letters(of: cell.column)):\(cell.kind)=\(row.text(of: cell))\(formula)"
      }
      lines.append("\(row.number)\(row.isHidden ? "!" : "") " + cells.joined(separator: " "))
    }
    return lines
  }

  @Test("every kind of cell")
  func kinds() throws {
    let book = try workbook(
      sheet: """
        <sheetData><row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"><v>46082.5</v></c><c r="C1" s="1"/><c r="D1" t="b"><v>1</v></c>\
        <c r="E1" t="e"><v>#N/A</v></c></row>
        <row r="3" hidden="1"><c r="A3" t="inlineStr"><is><r><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r></is></c>\
        <c r="D3" t="str"><f>A1&amp;"x"</f><v>字</v></c><c t="d"><v>2026-03-01</v></c></row>\
        <row><c><v>1</v></c><c><f t="shared" si="0"/><v>2</v></c></row></sheetData>
        """, strings: ["<t>零</t>", "<r><t>一</t></r><r><t>二</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh>"])
    #expect(
      try rows(book) == [
        "1 A:shared=一二 B:number=46082.5 C:empty= D:boolean=1 E:error=#N/A",
        "3! A:text=甲 乙 D:text=字{A1&\"x\"} E:isoDate=2026-03-01",
        "4 A:number=1 B:number=2{}",
      ])
  }

  @Test("escapes of Excel in strings")
  func escapes() throws {
    let book = try workbook(
      sheet: "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>",
      strings: ["<t>a_x000D_\nb_x005F_x000D_ _x12_</t>"])
    #expect(try rows(book) == ["1 A:shared=a\r\nb_x000D_ _x12_"])
  }

  @Test(
    "what no sheet may hold is refused",
    arguments: [
      "<row r=\"1048577\"/>", "<row r=\"0\"/>", "<row r=\"x\"/>", "<row r=\"2\"/><row r=\"2\"/>", "<row r=\"1\"><c r=\"XFE1\"/></row>",
      "<row r=\"1\"><c r=\"A2\"/></row>", "<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>", "<row r=\"1\"><c t=\"s\"><v>0</v></c></row>",
      "<row r=\"1\"><c t=\"s\"><v>-1</v></c></row>", "<row r=\"1\"><c t=\"zz\"><v>0</v></c></row>",
      "<row r=\"1\"><c><v>\(String(repeating: "1", count: 1_100_000))</v></c></row>",
    ])
  func refused(data: String) throws {
    let book = try workbook(sheet: "<sheetData>\(data)</sheetData>")
    #expect(throws: XMLError.self) { try rows(book) }
  }

  @Test("absurd dimensions cost nothing")
  func dimensions() throws {
    let book = try workbook(
      sheet: """
        <dimension ref="A1:XFD1048576"/><cols><col min="2" max="16384" hidden="1"/></cols>\
        <sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>\
        <autoFilter ref="A1:C9"/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>
        """)
    var seen: [Int] = []
    let layout = try book.read(#require(book.sheets.first)) { row in seen += row.cells.map(\.column) }
    #expect(seen == [16_384])
    #expect(layout.hiddenColumns == [2...16_384])
    #expect(layout.merges.map(\.description) == ["A1:XFD1048576"])
    #expect(layout.autoFilter?.description == "A1:C9")
  }

  @Test("cell addresses", arguments: [("A1", 1, 1), ("Z9", 9, 26), ("AA10", 10, 27), ("$XFD$1048576", 1_048_576, 16_384), ("b2", 2, 2)])
  func references(text: String, row: Int, column: Int) {
    #expect(CellReference(text) == CellReference(row: row, column: column))
    #expect(CellReference(row: row, column: column).description == text.uppercased().replacing("$", with: ""))
  }

  @Test(
    "no cell addresses",
    arguments: ["", "A", "1", "A0", "A01", "XFE1", "A1048577", "A1B", "1A", "一1", "A-1", "[1", "AAAAAAAAAAAAAAAAAAAAAA1"])
  func noReferences(text: String) { #expect(CellReference(text) == nil) }

  @Test(
    "dates by their formats",
    arguments: [
      ("General", .general, nil), ("0.00", .number, 2), ("#,##0.0_ ;[Red]-#,##0.0", .number, 1), ("0.0%", .percent, 1),
      ("yyyy-mm-dd", .date, nil), ("yyyy\"年\"m\"月\"d\"日\"", .date, nil), ("[$-804]aaaa", .date, nil), ("mm", .date, nil),
      ("h:mm AM/PM", .time, nil), ("[h]:mm", .time, nil), ("[$-F800]dddd, mmmm dd, yyyy", .date, nil), ("yyyy/m/d h:mm:ss", .dateTime, nil),
      ("上午/下午h\"时\"mm\"分\"", .time, nil), ("@", .text, nil), ("0.00E+00", .number, 4), ("\"days\" 0", .number, 0), ("\\d0", .number, 0),
      ("", .general, nil), ("[Red", .general, nil), ("\"unclosed", .general, nil), ("0;yyyy", .number, 0), ("G/通用格式", .general, nil),
    ] as [(String, NumberFormat.Kind, Int?)])
  func formats(code: String, kind: NumberFormat.Kind, decimals: Int?) {
    let format = NumberFormat(code)
    #expect(format.kind == kind)
    #expect(format.decimals == decimals)
  }

  @Test(
    "serial dates to the second",
    arguments: [
      ("46082.333333333336", 20_513, 28_800), ("46082.3333333333", 20_513, 28_800), ("46082", 20_513, 0), ("1", -25_567, 0),
      ("59", -25_509, 0),
      ("61", -25_508, 0), ("46082.99999999", 20_514, 0), ("4.6082E4", 20_513, 0), ("0.5", -25_568, 43_200), ("2958465", 2_932_896, 0),
    ])
  func serials(text: String, days: Int, seconds: Int) {
    #expect(SerialDate(text, from1904: false) == SerialDate(days: days, seconds: seconds))
  }

  @Test("no serial dates", arguments: ["", "x", "-1", "60", "60.5", "2958466", "1E99", "1e-", "1.2.3", "99999999999999999999", "."])
  func noSerials(text: String) { #expect(SerialDate(text, from1904: false) == nil) }

  @Test("days from 1904")
  func from1904() { #expect(SerialDate("44620", from1904: true) == SerialDate(days: 20_513, seconds: 0)) }
}
