import Contract
import Diagnostics
import OOXML
import TestSupport
import Testing

@testable import Ledgers

@Suite struct WorkbookTests {
  private static let metricsHeader = [
    "日期", "座席电脑故障台次", "系统原因重复登录台次", "响应超5秒次数", "其中外网原因次数", "未达标书面说明", "平均响应时间(秒)", "平台可用率", "监控值班人",
  ]

  private func load(_ workbook: TestWorkbook, as name: String = "台账.xlsx") throws -> Loaded {
    let year = try TestYear()
    try year.write("Q2/" + name, bytes: workbook.bytes())
    return try year.load()
  }

  private func cells(_ loaded: Loaded, _ table: LedgerTable) -> [[String]] {
    loaded.dossier.ledger(table).rows.map { row in table.columns.map { row.raw($0.index) } }
  }

  private func about(_ loaded: Loaded) -> [Finding] {
    loaded.findings.filter { $0.code != "ledger.missing" }
  }

  /// One metrics row whose cells B2… are given as XML.
  private func metrics(_ cells: String, formats: [String] = [], strings: [String] = [], from1904: Bool = false) throws -> Loaded {
    let header = TestWorkbook.rows([Self.metricsHeader]).replacing("</sheetData>", with: "<row r=\"2\">\(cells)</row></sheetData>")
    var workbook = TestWorkbook(sheets: [.init(name: "每日运行指标", body: header)])
    workbook.formats = formats
    workbook.strings = strings
    workbook.countsFrom1904 = from1904
    return try load(workbook)
  }

  @Test func realCellsReadAsACSVWouldGiveThem() throws {
    let loaded = try metrics(
      """
      <c r="A2" s="1"><v>46086</v></c><c r="B2"><v>3</v></c><c r="C2" t="s"><v>0</v></c><c r="D2" t="str"><f>1+1</f><v>２</v></c>\
      <c r="E2"><f>D2-1</f><v>1</v></c><c r="G2"><v>0.30000000000000004</v></c><c r="H2" s="2"><v>0.99876</v></c>\
      <c r="I2" t="inlineStr"><is><r><t>张</t></r><r><t>三</t></r></is></c>
      """, formats: ["yyyy/m/d", "0.00%"], strings: [" 12　"])
    #expect(cells(loaded, DailyMetrics.table) == [["2026-03-05", "3", "12", "２", "1", "", "0.3", "99.88%", "张三"]])
    #expect(about(loaded).isEmpty)
    let place = loaded.dossier.ledger(DailyMetrics.table)[0].place(DailyMetrics.Field.availability)
    #expect(place.file == "Q2/台账.xlsx" && place.sheet == "每日运行指标" && place.row == 2 && place.cell == "H2")
  }

  @Test(arguments: [
    ("46086", "yyyy/m/d h:mm", "2026-03-05"), ("46086.25", "yyyy/m/d", "2026-03-05"), ("46086.25", "yyyy/m/d h:mm", "2026-03-05 06:00:00"),
  ])
  func aDateColumnTakesTheDayThatIsShown(_ stored: String, _ format: String, _ expected: String) throws {
    #expect(cells(try metrics("<c r=\"A2\" s=\"1\"><v>\(stored)</v></c>", formats: [format]), DailyMetrics.table)[0][0] == expected)
  }

  @Test func datesCountFrom1904WhereTheWorkbookSaysSo() throws {
    let loaded = try metrics("<c r=\"A2\" s=\"1\"><v>44624</v></c>", formats: ["yyyy-mm-dd"], from1904: true)
    #expect(cells(loaded, DailyMetrics.table)[0][0] == "2026-03-05")
  }

  @Test(arguments: [
    ("46086.3833333333", "yyyy-mm-dd hh:mm", "2026-03-05 09:12:00"), ("46086.3833333333", "yyyy/m/d", "2026-03-05 09:12:00"),
    ("46086", "yyyy-mm-dd hh:mm", "2026-03-05 00:00:00"), ("46086", "yyyy\"年\"m\"月\"d\"日\"", "2026-03-05"),
    ("46086.999999", "yyyy-mm-dd hh:mm:ss", "2026-03-06 00:00:00"), ("0.383333333333333", "h:mm", "09:12:00"),
    ("46086.5", "[$-409]m/d/yy h:mm AM/PM;@", "2026-03-05 12:00:00"),
  ])
  func dateTimesKeepTheirTime(_ stored: String, _ format: String, _ expected: String) throws {
    let header = ["开始时间", "结束时间", "值班人"]
    let row = "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>\(stored)</v></c><c r=\"C2\" t=\"b\"><v>1</v></c></row></sheetData>"
    var workbook = TestWorkbook(sheets: [.init(name: "duty", body: TestWorkbook.rows([header]).replacing("</sheetData>", with: row))])
    workbook.formats = [format.replacing("\"", with: "&quot;")]
    #expect(cells(try load(workbook), Duty.table) == [[expected, "", "是", ""]])
  }

  @Test(arguments: [
    ("484444.44000000001", "484444.44"), ("1E-3", "0.001"), ("1.5E+3", "1500"), ("13800138000", "13800138000"), ("-0", "0"), ("007", "7"),
    ("0.1", "0.1"), ("99.99999999999999", "100"), ("-12.50", "-12.5"), ("123456789012345678", "123456789012346000"),
    ("1E+20", "100000000000000000000"),
    ("4.35", "4.35"), ("1.1000000000000001", "1.1"),
  ])
  func numbersAreExactToFifteenDigits(_ stored: String, _ expected: String) throws {
    #expect(cells(try metrics("<c r=\"B2\"><v>\(stored)</v></c>"), DailyMetrics.table)[0][1] == expected)
  }

  @Test(arguments: [
    ("0.225", "0.0%", "22.5%"), ("0.225", "0%", "23%"), ("1", "0%", "100%"), ("0.00049", "0.0%", "0%"), ("0.9999", "0.0%", "100%"),
    ("-0.05", "0.00%", "-5%"), ("0.0006", "0.0%", "0.1%"),
  ])
  func percentCellsAreWhatTheyDisplay(_ stored: String, _ format: String, _ expected: String) throws {
    #expect(cells(try metrics("<c r=\"H2\" s=\"1\"><v>\(stored)</v></c>", formats: [format]), DailyMetrics.table)[0][7] == expected)
  }

  @Test func formulasWithoutAValueAndErrorsAreFindings() throws {
    let header = ["日期", "方案名称", "主要内容", "提交对象", "方案文件"]
    let row = """
      <row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="B2" t="e"><f>X()</f><v>#NAME?</v></c><c r="C2"><f>A1&amp;"x"</f></c>\
      <c r="D2" t="str"><f>""</f><v></v></c><c r="E2" t="inlineStr"><is><t>a.pdf</t></is></c></row></sheetData>
      """
    let workbook = TestWorkbook(sheets: [.init(name: "优化方案", body: TestWorkbook.rows([header]).replacing("</sheetData>", with: row))])
    let loaded = try load(workbook)
    #expect(cells(loaded, Proposal.table) == [["#N/A", "#NAME?", "=A1&\"x\"", "", "a.pdf"]])
    #expect(about(loaded).words == ["record.value@2:summary", "record.value@2:title"])
    #expect(loaded.dossier.ledger(Proposal.table)[0].state(Proposal.Field.date) == .broken, "a typed column refuses the error by itself")
  }

  @Test func hiddenRowsColumnsAndSheetsAreReadWithANote() throws {
    let sheet = """
      <cols><col min="2" max="3" hidden="1"/><col min="20" max="99" hidden="1"/></cols>\
      \(TestWorkbook.rows([["日期", "方案名称", "主要内容", "提交对象", "方案文件"], ["2026-03-05", "甲", "乙", "丙", "丁"], ["2026-03-06", "甲", "乙", "丙", "丁"]])
        .replacing("<row r=\"3\">", with: "<row r=\"3\" hidden=\"1\">"))
      """
    let loaded = try load(TestWorkbook(sheets: [.init(name: "proposals", body: sheet, state: "hidden")]))
    #expect(loaded.dossier.ledger(Proposal.table).count == 2)
    let notes = about(loaded)
    #expect(notes.map(\.code) == ["ledger.hidden"] && notes[0].severity == .note)
    #expect(notes[0].value == "工作表“proposals”，第 3 行，第 B-C 列")
  }

  @Test func oneWorkbookHoldsManyLedgers() throws {
    let proposals = TestWorkbook.rows([["title", "date", "summary", "submitted_to", "document"], ["甲", "2026-03-05", "乙", "丙", "丁"]])
    let blank = "<sheetData><row r=\"1\"><c r=\"A1\"/></row></sheetData>"
    let workbook = TestWorkbook(sheets: [
      .init(name: " Proposals ", body: proposals), .init(name: "违约认定", body: blank), .init(name: "运维服务", body: TestWorkbook.rows([["x"]])),
      .init(name: "Sheet3", body: blank), .init(name: "人员名册", body: TestWorkbook.rows([["姓名"]])),
    ])
    let loaded = try load(workbook)
    #expect(cells(loaded, Proposal.table) == [["2026-03-05", "甲", "乙", "丙", "丁"]])
    let unknown = about(loaded)
    #expect(unknown.map(\.code) == ["ledger.unknown", "ledger.unknown"])
    #expect(unknown.map(\.value) == ["人员名册", "运维服务"])
    #expect(unknown[0].hint.zh == "“人员名册”属于合同年度，请移到年度文件夹")
    #expect(unknown[1].hint.zh.contains("运维服务单"))
  }

  @Test func theSameLedgerTwiceNamesBoth() throws {
    let year = try TestYear()
    let rows = [["date", "title", "summary", "submitted_to", "document"], ["2026-03-05", "甲", "乙", "丙", "丁"]]
    let workbook = TestWorkbook(sheets: [
      .init(name: "优化方案", body: TestWorkbook.rows(rows)), .init(name: "proposals", body: TestWorkbook.rows(rows)),
    ])
    try year.write("Q2/a.xlsx", bytes: workbook.bytes())
    try year.write("Q2/proposals.csv", "date,title,summary,submitted_to,document\n")
    let found = try year.load().findings.filter { $0.code == "ledger.duplicate" }
    #expect(found.map(\.value) == ["Q2/a.xlsx:proposals", "Q2/proposals.csv"])
    #expect(found.allSatisfy { $0.related.map(\.sheet) == ["优化方案"] && $0.severity == .error })
  }

  @Test func sheetNamesAndPropertiesAreLooseTexts() throws {
    var workbook = TestWorkbook(sheets: [.init(name: "备份13800138000", body: TestWorkbook.rows([["x"]]))])
    workbook.properties = "<p xmlns=\"urn:x\"><creator>王五</creator><empty/></p>"
    let texts = try load(workbook).dossier.looseTexts.filter { $0.place.file == "Q2/台账.xlsx" }
    #expect(texts.map(\.text) == ["备份13800138000", "王五"])
    #expect(texts.allSatisfy { $0.place.sheet == nil })
  }

  @Test(arguments: [
    "<p xmlns=\"urn:x\"><Application>LibreOffice/7.4.7.2$Linux</Application><AppVersion>15.0.0.1</AppVersion></p>",
    "<p xmlns=\"urn:x\"><property name=\"KSOProductBuildVer\"><lpwstr>2052-12.1.0.9</lpwstr></property></p>",
  ])
  func whatProgramsSayOfThemselvesIsNoTextOfPeople(properties: String) throws {
    var workbook = TestWorkbook(sheets: [.init(name: "备忘", body: TestWorkbook.rows([["x"]]))])
    workbook.properties = properties
    #expect(try load(workbook).dossier.looseTexts.filter { $0.place.file == "Q2/台账.xlsx" }.map(\.text) == ["备忘"])
  }

  @Test func unfitFilesAreRefusedWithTheirRemedy() throws {
    let good = TestWorkbook(sheets: [.init(name: "proposals", body: TestWorkbook.rows([["date"]]))])
    var macros = good
    macros.extraParts = ["xl/vbaProject.bin"]
    let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1_016)
    let name = Array("EncryptedPackage".utf8).flatMap { byte -> [UInt8] in [byte, 0] }
    let encrypted = ole + name + [UInt8](repeating: 0, count: 512 - name.count)
    let whole = try good.bytes()
    let cases: [(String, [UInt8], String)] = [
      ("a.xlsx", try macros.bytes(), "宏"), ("b.xlsm", whole, "宏"), ("c.xlsx", ole, "旧版 .xls"), ("d.xlsx", encrypted, "密码"),
      ("e.xls", ole, "旧版 .xls"), ("f.xlsx", Array(whole.prefix(whole.count / 2)), "损坏"), ("g.xlsx", Array("date,title".utf8), "损坏"),
      ("h.xlsx", [], "损坏"), ("i.et", ole, "这种表格"),
    ]
    for (name, bytes, reason) in cases {
      let year = try TestYear()
      try year.write("Q2/" + name, bytes: bytes)
      let found = try year.findings(in: "Q2/" + name)
      #expect(found.map(\.code) == ["ledger.unreadable"], "\(name)")
      #expect(found.first?.message.zh.contains(reason) == true, "\(name): \(found.first?.message.zh ?? "")")
      #expect(found.first?.hint.zh.contains(".xlsx 或 CSV") == true || found.first?.hint.zh.contains("CSV") == true)
      let missing = try year.load().findings.filter { $0.code == "ledger.missing" && $0.place.ledger != nil }
      #expect(
        Set(missing.compactMap(\.place.ledger)) == ["staff", "assessments", "documents"], "what it may hold is not missed: \(name)")
    }
  }

  @Test func cutOrChangedWorkbooksNeverCrash() throws {
    let rows = [["date", "title", "summary", "submitted_to", "document"], ["2026-03-05", "甲", "乙", "丙", "丁"]]
    let whole = try TestWorkbook(sheets: [.init(name: "proposals", body: TestWorkbook.rows(rows))]).bytes()
    let year = try TestYear()
    for step in 0..<40 {
      var bytes = whole
      let at = whole.count * step / 40
      if step.isMultiple(of: 2) { bytes = Array(whole.prefix(at)) } else { bytes[at] ^= 0x55 }
      try year.write("Q2/a.xlsx", bytes: bytes)
      _ = try year.load()
    }
  }

  @Test func mergedCellsBelowTheHeaderAreKnown() throws {
    let body =
      TestWorkbook.rows([["日期", "方案名称", "主要内容"], ["2026-03-05", "甲", "乙"], ["2026-03-06"], ["2026-03-07", "丙", "丁"]])
      + "<mergeCells><mergeCell ref=\"A1:A1\"/><mergeCell ref=\"B2:C3\"/></mergeCells>"
    let ledger = try load(TestWorkbook(sheets: [.init(name: "优化方案", body: body)])).dossier.ledger(Proposal.table)
    let merged = ledger.rows.map { row in [Proposal.Field.date, .title, .summary].map { row.mergedInto($0.rawValue) } }
    #expect(merged == [[nil, nil, "B2"], [nil, "B2", "B2"], [nil, nil, nil]])
  }

  @Test func sharedStringsAreEqualToTheSameTextElsewhere() throws {
    let header = TestWorkbook.rows([["工单编号", "所属系统"]]).replacing(
      "</sheetData>",
      with: """
        <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row><row r="3"><c r="A3" t="s"><v>2</v></c></row>\
        <row r="4"><c r="A4" t="inlineStr"><is><t>YW-1</t></is></c><c r="B4" t="s"><v>3</v></c></row></sheetData>
        """)
    var workbook = TestWorkbook(sheets: [.init(name: "运维服务单", body: header)])
    workbook.strings = ["YW-1", "　", " YW-1 ", "话务平台"]
    let tickets = try load(workbook).dossier
    #expect(tickets.ledger(Ticket.table).rows.map { $0.raw(Ticket.Field.id) } == ["YW-1", "YW-1", "YW-1"])
    #expect(tickets.ledger(Ticket.table).rows.map { $0.raw(Ticket.Field.system) } == ["", "", "话务平台"])
    #expect(tickets.tickets.row(of: "YW-1")?.number == 2, "the first of them")
  }
}
