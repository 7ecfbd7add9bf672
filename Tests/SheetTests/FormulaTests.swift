import Testing

@testable import Templating

@Suite struct FormulaTests {
  @Test(arguments: [
    "SUM(A1:B2)", "'销售 表'!$A$1 + Sheet1!B:C", "IF(A1>=5,\"a\"\"b\",'It''s'!C3)", "Table1[[#This Row],[金额]]*2", "1:3", "$1:$3", "LOG10(A1)",
    "A1:INDEX(B1:B9,2)", "{1,2;3,4}", "-2^2%", "[1]Sheet1!A1", "税率*A1", "Sheet1!税率", "#REF!+Sheet1!#REF!", "Jan:Dec!A1", "1.5E-3", " A1 ",
    "考核!A1:B2", "XFE1+A1048577", "TRUE", "'[预算.xlsx]表'!A1",
  ])
  func printsBackAsItWas(_ text: String) throws { #expect(try Formula(text).text == text) }

  @Test func findsReferences() throws {
    let formula = try Formula("SUM(A1:$B$2)+'a b'!C:C+LOG10(D5)+XFE1+\"E5\"+$3:4")
    #expect(formula.references.map(\.text) == ["A1:$B$2", "'a b'!C:C", "D5", "$3:4"])
  }

  @Test func aCellMayBecomeARangeWhereSeveralAreTaken() throws {
    #expect(try Formula("SUM(A1,B1*2)+C1").takesRange == [true, false, false])
    #expect(try Formula("SUMPRODUCT(A1*B1)").takesRange == [true, true])
    #expect(try Formula("IF(A1,B1,C1)").takesRange == [false, false, false])
  }

  @Test func aFunctionThatFindsItsCellsByItselfIsNamed() throws {
    for text in [
      "INDIRECT(\"B3\")", "1+indirect(A1)", "OFFSET(B3,1,0)", "SUM(OFFSET(B2,0,0,2,1))", "OFFSET(B2,0,0)", "OFFSET(B2,0,1,COUNTA(A:A))",
    ] {
      #expect(try Formula(text).unseen != nil, "\(text)")
    }
    for text in ["SUM(OFFSET(B2,0,0,COUNTA(A:A),1))", "OFFSET(B2, , ,COUNT(A:A))", "INDEX(B:B,3)", "\"INDIRECT(\""] {
      #expect(try Formula(text).unseen == nil, "\(text)")
    }
  }

  @Test func whatIsNotUnderstoodTakesARangeOnlyAsAWholeArgument() throws {
    #expect(try Formula("MEDIAN(B2,C2:C3)+B2*SQRT2(B2-1)+_xlfn.LET(_xlpm.a,B2,_xlpm.a)").takesRange == [true, true, false, false, false])
    #expect(try Formula("_xlfn.XLOOKUP(A9,A2,B2)&_xlfn.ANCHORARRAY(B2)&(B2)").takesRange == [true, true, true, false, false])
  }

  @Test func sharedFormulasMoveTheirRelativeReferences() throws {
    #expect(try Formula("A1*$B$1+SUM(A$1:A1)").copied(rows: 2, columns: 1).text == "B3*$B$1+SUM(B$1:B3)")
    #expect(try Formula("A1").copied(rows: -1, columns: 0).text == "#REF!")
  }

  @Test func whatIsNotUnderstoodIsNamed() throws {
    for (text, part) in [("TODAY()", "TODAY"), ("SUM(", "")] {
      guard case .failure(let error) = try Formula(text).tree else {
        Issue.record("\(text) was understood")
        continue
      }
      #expect(error.message.contains(part))
    }
  }

  /// Cells of one sheet, for formulas that need some.
  final class Cells: FormulaCells, Sendable {
    let values: [CellAddress: FormulaValue]
    init(_ rows: [[FormulaValue]]) {
      var values: [CellAddress: FormulaValue] = [:]
      for (row, line) in rows.enumerated() {
        for (column, value) in line.enumerated() { values[CellAddress(row: row + 1, column: column + 1)] = value }
      }
      self.values = values
    }
    func value(of cell: SheetCell) -> FormulaValue { values[cell.cell] ?? .blank }
    func used(_ area: SheetArea) -> CellArea? { area.area.clamped(to: CellArea(rows: 1...100, columns: 1...26)) }
    func holdsSubtotal(_ cell: SheetCell) -> Bool { false }
    func cells(of table: TableReference, at home: SheetCell) -> SheetArea? { nil }
    func sheet(named name: String) -> Int? { name == "S" ? 0 : nil }
    func meaning(of name: String, from sheet: Int) -> (tree: FormulaExpression, references: [[FormulaReference]])? { nil }
  }

  static func evaluate(_ text: String, _ cells: Cells = Cells([])) throws -> FormulaValue {
    let formula = try Formula(text)
    let home = SheetCell(sheet: 0, cell: CellAddress(row: 50, column: 20))
    return FormulaEvaluation(cells: cells, home: home, references: formula.references.map { [$0] }).value(try formula.tree.get())
  }

  @Test(arguments: [
    ("1+2*3^2", FormulaValue.number(19)), ("-2^2", .number(4)), ("10%", .number(0.1)), ("0.1+0.2-0.3", .number(0)),
    ("\"a\"&1.50&TRUE", .text("a1.5TRUE")), ("\"A\"=\"a\"", .boolean(true)), ("1<\"a\"", .boolean(true)), ("1/0", .error(.division)),
    ("IFERROR(1/0,\"无\")", .text("无")), ("ROUND(2.675,2)", .number(2.68)), ("ROUND(-2.5,0)", .number(-3)),
    ("ROUNDUP(1.01,1)", .number(1.1)),
    ("ROUNDDOWN(-1.99,0)", .number(-1)), ("ROUND(1234,-2)", .number(1200)), ("INT(-1.5)", .number(-2)), ("MOD(-7,3)", .number(2)),
    ("AND(TRUE,1,0)", .boolean(false)), ("OR(FALSE,0)", .boolean(false)), ("IF(1>2,1)", .boolean(false)), ("IF(TRUE,,3)", .number(0)),
    ("TEXT(1234.5,\"#,##0.00\")", .text("1,234.50")), ("TEXT(0.285,\"0.0%\")", .text("28.5%")),
    ("TEXT(46086,\"yyyy年m月d日\")", .text("2026年3月5日")),
    ("TEXT(0.5,\"hh:mm\")", .text("12:00")), ("TEXT(-1,\"0;(0)\")", .text("(1)")), ("TEXT(5,\"000\")", .text("005")),
    ("LEN(\"热线12345\")", .number(7)),
    ("MID(\"abcdef\",2,3)", .text("bcd")), ("DATE(2026,3,5)", .number(46086)), ("SUM({1,2;3,4})", .number(10)),
    ("MAX(1,\"5\",TRUE)", .number(5)),
    ("FIND(\"c\",\"abc\")", .number(3)), ("SUBSTITUTE(\"a-b-c\",\"-\",\"+\")", .text("a+b+c")), ("\"x\"+1", .error(.value)),
    ("\"5\"+1", .number(6)),
    ("YEAR(46086)", .number(2026)), ("WEEKDAY(46086,2)", .number(4)), ("HYPERLINK(\"#A1\",\"去\")", .text("去")),
    ("1=1=TRUE", .boolean(true)), ("CEILING(-2.1,1)", .number(-2)), ("FLOOR(-2.1,1)", .number(-3)), ("CEILING(2.1,-1)", .error(.number)),
    ("SUBSTITUTE(\"aXbXc\",\"X\",\"-\",2)", .text("aXb-c")), ("SUBSTITUTE(\"aXb\",\"X\",\"-\",2)", .text("aXb")),
    ("TEXT(46000,\"mmm d, yyyy\")", .text("Dec 9, 2025")), ("TEXT(46000,\"dddd\")", .text("Tuesday")),
    ("TEXT(46000,\"m月d日 aaaa\")", .text("12月9日 星期二")), ("TEXT(46000,\"(aaa)\")", .text("(二)")),
    ("TEXT(0.75,\"h:mm AM/PM\")", .text("6:00 PM")), ("TEXT(0,\"上午/下午h时\")", .text("上午12时")),
    ("TEXT(1.5,\"General\"&\"元\")", .text("1.5元")),
    ("SUMPRODUCT({1,2,3},{4,5,6})", .number(32)), ("1E+3&\"\"", .text("1000")), ("1/3&\"\"", .text("0.333333333333333")),
  ])
  func computes(_ text: String, _ expected: FormulaValue) throws { #expect(try Self.evaluate(text) == expected, "\(text)") }

  @Test(arguments: ["# ?/?", "0.00E+00", "zero", "[DBNum1]0"]) func aFormatThatIsNotKnownIsNeverShownWrongly(_ format: String) throws {
    #expect(throws: FormulaSyntaxError.self) { try Self.evaluate("TEXT(1.5,\"\(format)\")") }
    #expect(try Self.evaluate("TEXT(1.5,\"\(format)\"&\"\")") == .error(.value))
  }

  static let table = Cells([
    [.text("普通"), .number(0.5), .text("A")], [.text("较大"), .number(1.5), .text("B")], [.text("普通"), .number(0.5), .blank],
    [.text("重大"), .number(2.5), .text("a")], [.blank, .text("3"), .boolean(true)],
  ])

  @Test(arguments: [
    ("SUM(B1:B5)", FormulaValue.number(5)), ("COUNT(B1:B5)", .number(4)), ("COUNTA(A1:C5)", .number(13)),
    ("SUMIF(A1:A5,\"普通\",B1:B5)", .number(1)),
    ("SUMIFS(B:B,A:A,\"普通\",C:C,\"A\")", .number(0.5)), ("COUNTIF(C1:C5,\"a\")", .number(2)), ("COUNTIF(A:A,\"<>\")", .number(4)),
    ("COUNTIF(B1:B5,\">=1.5\")", .number(2)), ("COUNTIFS(A1:A5,\"*大\",B1:B5,\">2\")", .number(1)), ("COUNTIF(A1:A6,\"\")", .number(2)),
    ("INDEX(A1:C5,2,3)", .text("B")), ("MATCH(\"重大\",A1:A5,0)", .number(4)), ("VLOOKUP(\"较大\",A1:C5,2,FALSE)", .number(1.5)),
    ("VLOOKUP(\"无\",A1:C5,2,FALSE)", .error(.notAvailable)), ("SUMPRODUCT((A1:A4=\"普通\")*B1:B4)", .number(1)),
    ("ISBLANK(A5)", .boolean(true)),
    ("A5&\"\"", .text("")), ("A5", .number(0)), ("MIN(B1:B4)", .number(0.5)), ("MAX(E1:E9)", .number(0)), ("S!B2*2", .number(3)),
    ("无!A1", .error(.reference)),
    ("SUM(B1048576)", .number(0)), ("SUBTOTAL(2,B1:B5)", .number(4)), ("SUBTOTAL(109,B1:B5)", .number(5)),
    ("COUNTBLANK(A1:A6)", .number(2)),
    ("AVERAGE(E1:E2)", .error(.division)), ("B1:B5", .error(.value)),
    ("IF(A1=\"普通\",B1,0)", .number(0.5)), ("SUM(INDEX(A1:C5,0,2))", .number(5)), ("未定义+1", .error(.name)),
  ])
  func computesOverCells(_ text: String, _ expected: FormulaValue) throws {
    #expect(try Self.evaluate(text, Self.table) == expected, "\(text)")
  }
}
