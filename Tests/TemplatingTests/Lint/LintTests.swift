import Diagnostics
import OOXML
import Templating
import Testing

@Suite struct LintTests {
  private static let person = Shape([
    FieldInfo(names: ["姓名", "name"], kind: .text), FieldInfo(names: ["离岗日期"], kind: .date, mayBeMissing: true),
    FieldInfo(names: ["费用"], kind: .number),
  ])
  private static let fields = Shape([
    FieldInfo(names: ["人员"], kind: .list, item: person), FieldInfo(names: ["负责人"], kind: .object, mayBeMissing: true, item: person),
    FieldInfo(names: ["日"], kind: .date), FieldInfo(names: ["图"], kind: .chart),
  ])

  private func codes(_ template: String) -> [String] {
    Templates.lint(Array(template.utf8), name: "t.txt", fields: Self.fields).map(\.code)
  }

  @Test(
    arguments: [
      ("{{#人员}}{{姓名}}{{name}}{{序号}}{{日|日期}}{{/人员}}", []),
      ("{{#人员}}{{姓各}}{{/人员}}", ["template.unknown-field"]),
      ("{{姓名}}", ["template.unknown-field"]),
      ("{{#人员}}{{离岗日期|日期}}{{/人员}}", ["template.may-be-missing"]),
      ("{{#人员}}{{离岗日期|日期|可空}}{{#离岗日期}}{{离岗日期|日期}}{{.|日期}}{{/离岗日期}}{{/人员}}", []),
      ("{{负责人.姓名}}", ["template.may-be-missing"]),
      ("{{#负责人}}{{姓名}}{{负责人.姓名}}{{/负责人}}", []),
      ("{{日|金额}}", ["template.filter"]), ("{{人员}}", ["template.type"]), ("{{图}}", ["template.type"]),
      ("{{#人员}}{{费用|大写}}{{费用|数字:2|金额}}{{/人员}}", []),
      ("{{＃人员}}{{/人员}}", ["template.spelling"]), ("{{?人员}}{{/人员}}", ["template.spelling"]), ("{{日\u{200B}}}", ["template.spelling"]),
      ("{\u{200B}{日}}", ["template.spelling"]),
      ("{{*人员}}", ["template.unknown-field", "template.spelling"]), ("{{#人员}}", ["template.nesting"]),
    ] as [(String, [String])]) func finds(template: String, codes: [String])
  { #expect(self.codes(template) == codes, "\(template)") }

  @Test func suggestsTheNearestName() {
    let found = Templates.lint(Array("{{#人员}}{{姓各}}{{/人员}}".utf8), name: "t.txt", fields: Self.fields)
    #expect(found.map(\.hint.zh) == ["改为 姓名"])
  }

  @Test func wordFilesAreCheckedAtTheirPlaces() throws {
    let body = WordFile.table([["{{#人员}}{{姓各}}", "{{离岗日期|日期}}{{/人员}}"]])
    let found = Templates.lint(try WordFile(body).bytes(), name: "模板.docx", fields: Self.fields)
    #expect(found.map(\.code) == ["template.unknown-field", "template.may-be-missing"])
    #expect(found.first?.message.zh == "模板.docx 表1第1行第1列: {{姓各}} — 没有这个字段，是不是 姓名?")
  }
}

@Suite struct AnnotationTests {
  private static let fields = Shape([FieldInfo(names: ["有"], kind: .text)])

  @Test func aCommentStandsAtEachProblem() throws {
    let body = WordFile.p("{{有}}") + WordFile.table([["a", "{{无}}"]]) + WordFile.p("{{又}}{{无")
    let bytes = try WordFile(body).bytes()
    let copy = try #require(try Templates.annotated(bytes, name: "t.docx", fields: Self.fields))
    let package = try OfficePackage(bytes: copy)
    let root = try package.document(of: "word/document.xml").root
    let comments = try package.document(of: "word/comments.xml").root.all("w:comment")
    #expect(comments.count == 3)
    let marked = root.descendants("w:p").filter { $0.first("w:commentRangeStart") != nil }.map {
      $0.descendants("w:t").map(\.text).joined()
    }
    #expect(marked == ["{{无}}", "{{又}}{{无"])
    let references = root.descendants("w:commentReference").compactMap { $0["w:id"] }
    #expect(Set(references) == Set(comments.compactMap { $0["w:id"] }))
    // No tag stands in a comment, so the copy can be mended and used.
    #expect(comments.allSatisfy { !$0.text.contains("{{") } && comments.contains { $0.text.contains("‹无›") })
  }

  @Test func nothingToTellNoCopy() throws {
    #expect(try Templates.annotated(WordFile(WordFile.p("{{有}}")).bytes(), name: "t.docx", fields: Self.fields) == nil)
  }

  /// A workbook with a tag in A1 and B2 and, if wanted, a note at A1.
  private func workbook(note: String?) throws -> [UInt8] {
    let book = WorkbookWriter()
    var description = SheetDescription(name: "表")
    if let note { description.notes = [SheetDescription.Note(cell: CellReference(row: 1, column: 1), text: note)] }
    try book.add(description) { rows in
      try rows.row { try $0.text("{{无}}") }
      try rows.row { row in
        row.skip()
        try row.text("{{有}}{{缺}}{{错}}")
      }
    }
    return try book.bytes()
  }

  @Test(arguments: [nil, "已有的批注"]) func aNoteStandsAtEachCell(note: String?) throws {
    let copy = try #require(try Templates.annotated(workbook(note: note), name: "t.xlsx", fields: Self.fields))
    let package = try OfficePackage(bytes: copy)
    let sheet = "xl/worksheets/sheet1.xml"
    let part = try #require(try package.related(sheet, kind: "comments"))
    let comments = try package.document(of: part).root.descendants("x:comment")
    #expect(comments.compactMap { $0["ref"] } == ["A1", "B2"])
    #expect(comments.first?.text.hasPrefix(note ?? "t.xlsx 表!A1: ‹无›") ?? false)
    #expect(comments.first?.text.contains("‹无›") ?? false)
    // Both problems of a cell are in its one note.
    #expect(comments.last?.text.contains("‹缺›") ?? false && comments.last?.text.contains("‹错›") ?? false)
    let boxes = String(decoding: try package.bytes(of: #require(try package.related(sheet, kind: "vmlDrawing"))), as: UTF8.self)
    #expect(
      boxes.components(of: "<v:shape ") == 2 && boxes.components(of: "_x0000_s1025") == 1 && boxes.components(of: "_x0000_s1026") == 1)
    #expect(try package.document(of: sheet).root.all("x:legacyDrawing").count == 1)
    #expect(PackageCheck.problems(of: package, delimiters: []).isEmpty)
  }

  @Test func aPlainTextHasNoComments() throws {
    #expect(try Templates.annotated(Array("{{无}}".utf8), name: "t.txt", fields: Self.fields) == nil)
    #expect(throws: TemplateErrors.self) { try Templates.annotated([1, 2], name: "t.docx", fields: Self.fields) }
  }
}
