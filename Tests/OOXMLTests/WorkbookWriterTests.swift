import Testing

@testable import OOXML

@Suite struct WorkbookWriterTests {
  private func written(_ change: (inout SheetDescription) -> Void = { _ in }, _ fill: @escaping (SheetRows) throws -> Void) throws
    -> Workbook
  {
    var sheet = SheetDescription(name: "问题")
    change(&sheet)
    let book = WorkbookWriter(DocumentProperties(title: "清单"))
    try book.add(sheet, fill)
    return try Workbook(OfficePackage(bytes: book.bytes()))
  }

  private func cells(_ book: Workbook) throws -> [String] {
    var lines: [String] = []
    try book.read(#require(book.sheets.first)) { row in
      lines += row.cells.map { "\(CellReference(row: row.number, column: $0.column)):\($0.kind)=\(row.text(of: $0))" }
    }
    return lines
  }

  @Test("what is written is read back")
  func roundTrip() throws {
    let book = try written { rows in
      try rows.row { row in
        try row.text("编码")
        try row.integer(-7)
        row.skip()
        try row.decimal(-12_305, places: 2)
        try row.boolean(true)
        try row.empty(.date)
      }
      rows.skipRows(1)
      try rows.row { row in
        try row.date(days: 20_513)
        try row.dateTime(days: 20_513, seconds: 28_800)
        try row.dateTime(days: 20_513, seconds: 86_399)
        try row.decimal(5, places: 3)
        try row.decimal(100, places: 2)
        try row.decimal(Int.min, places: 18)
      }
    }
    #expect(
      try cells(book) == [
        "A1:text=编码", "B1:number=-7", "D1:number=-123.05", "E1:boolean=1", "F1:empty=", "A3:number=46082", "B3:number=46082.333333333333",
        "C3:number=46082.999988425926", "D3:number=0.005", "E3:number=1", "F3:number=-9.223372036854775808",
      ])
    var formats: [NumberFormat.Kind] = []
    try book.read(#require(book.sheets.first)) { row in formats += row.cells.map { book.format(ofStyle: $0.style).kind } }
    #expect(formats == [.general, .general, .general, .general, .date, .date, .dateTime, .dateTime, .general, .general, .general])
  }

  @Test("every minute of a day survives the decimal fraction")
  func minutes() throws {
    let book = try written { rows in
      for minute in 0..<1_440 { try rows.row { try $0.dateTime(days: 20_513, seconds: minute * 60 + minute % 60) } }
    }
    try book.read(#require(book.sheets.first)) { row in
      let minute = row.number - 1
      #expect(SerialDate(row.text(of: row.cells[0]), from1904: false) == SerialDate(days: 20_513, seconds: minute * 60 + minute % 60))
    }
  }

  @Test(
    "text stays the text that it was",
    arguments: ["=1+1", "+1", "-1", "@A1", " 前后 ", "多行\n文本", "a\tb", "_x000D_", "_x_x0041_", "<&>\"'", "𠮷", "=cmd|'/c calc'!A1"])
  func text(value: String) throws {
    let book = try written { rows in try rows.row { try $0.text(value) } }
    #expect(try cells(book) == ["A1:text=\(value)"])
    let styles = try book.package.document(of: "xl/styles.xml").root.first("x:cellXfs", "x:xf")
    #expect(styles != nil)
    var quoted = false
    try book.read(#require(book.sheets.first)) { quoted = $0.cells[0].style % 2 == 1 }
    #expect(quoted == "=+-@".contains(value.prefix(1)))
  }

  @Test("what a sheet cannot hold is refused")
  func refused() throws {
    #expect(throws: SheetError.textTooLong(CellReference(row: 1, column: 1))) {
      try written { rows in try rows.row { try $0.text(String(repeating: "字", count: 32_768)) } }
    }
    #expect(throws: SheetError.self) { try written { rows in try rows.row { try $0.date(days: -30_000) } } }
    #expect(throws: SheetError.self) { try written { rows in try rows.row { try $0.dateTime(days: 1, seconds: 86_400) } } }
    #expect(throws: SheetError.beyondSheet(CellReference(row: 1_048_577, column: 1))) {
      try written { rows in
        rows.skipRows(1_048_576)
        try rows.row { try $0.text("x") }
      }
    }
    for name in ["", "a/b", "[x]", "'a", String(repeating: "长", count: 32)] {
      #expect(throws: SheetError.badName(name)) { try WorkbookWriter().add(SheetDescription(name: name)) { _ in } }
    }
    let book = WorkbookWriter()
    try book.add(SheetDescription(name: "A")) { _ in }
    #expect(throws: SheetError.duplicateName("a")) { try book.add(SheetDescription(name: "a")) { _ in } }
  }

  @Test("names, links, notes and validations are where a reader looks for them")
  func furniture() throws {
    let book = try written { sheet in
      sheet.columns = [.init(width: 10), .init(width: 20)]
      sheet.filterRow = 1
      sheet.repeatedRows = 1
      sheet.hasLinks = true
      sheet.notes = [.init(cell: CellReference(row: 1, column: 1), text: "填写说明")]
      sheet.validations = [
        .init(range: CellRange(first: CellReference(row: 2, column: 1), last: CellReference(row: 9, column: 1)), rule: .list(["是", "否"]))
      ]
    } _: { rows in
      try rows.row { try $0.text("头") }
      try rows.row { try $0.link("去", to: .file("../Data/工单 #1.xlsx", place: "'工单'!A7")) }
    }
    #expect(book.definedNames.map(\.formula) == ["'问题'!$A$1:$B$2", "'问题'!$1:$1"])
    let part = try #require(book.sheets.first?.part)
    let links = try book.package.relationships(of: part)
    #expect(links["rId1"]?.target == "../Data/工单%20%231.xlsx")
    for link in links.items where !link.isExternal { #expect(book.package.target(of: link, from: part) != nil) }
    let root = try book.package.document(of: part).root
    #expect(root.first("x:dataValidations", "x:dataValidation", "x:formula1")?.text == "\"是,否\"")
    #expect(root.first("x:hyperlinks", "x:hyperlink")?["location"] == "'工单'!A7")
    #expect(try book.package.document(of: "xl/comments1.xml").root.descendants("x:t").map(\.text) == ["填写说明"])
  }

  @Test("the same rows give the same bytes with any number of threads")
  func reproducible() throws {
    let make = { (jobs: Int) in
      let book = WorkbookWriter(DocumentProperties(title: "t"))
      try book.add(SheetDescription(name: "大")) { rows in
        for index in 0..<30_000 {
          try rows.row {
            try $0.text("第\(index)行")
            try $0.integer(index &* 7_919)
          }
        }
      }
      return try book.bytes(jobs: jobs)
    }
    let one = try make(1)
    #expect(try make(2) == one)
    #expect(try make(5) == one)
  }
}
