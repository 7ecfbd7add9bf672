import Files
import Foundation
import OOXML
import Testing

@testable import HotlineDocs

@Suite("Render writes a file whole or not at all")
struct TemplateRenderTests {
  private let run = TemplateRenderRun(Workplace(data: "", templates: "", output: "", year: nil, language: .zh))

  private func template() throws -> [UInt8] {
    let package = OfficePackage()
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{{#行}}{{名}}{{/行}}</t></is></c></row>"
    let repeated =
      "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>{{#行}}{{名}}</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>{{数}}{{/行}}</t></is></c></row>"
    package.set(
      "xl/worksheets/sheet1.xml", Array("<worksheet xmlns=\"\(main)\"><sheetData>\(rows)\(repeated)</sheetData></worksheet>".utf8),
      contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")
    let id = try package.relate("xl/workbook.xml", to: "xl/worksheets/sheet1.xml", kind: "worksheet")
    let r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package.set(
      "xl/workbook.xml",
      Array(
        "<workbook xmlns=\"\(main)\" xmlns:r=\"\(r)\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"\(id)\"/></sheets></workbook>".utf8),
      contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")
    try package.relate("", to: "xl/workbook.xml", kind: "officeDocument")
    return try package.bytes()
  }

  private func request(_ scratch: Scratch, _ json: String, _ out: String = "out.xlsx") throws -> TemplateRenderRequest {
    let (file, data) = (scratch.path + "/t.xlsx", scratch.path + "/data.json")
    if FileSystem.kind(file) == nil { try FileSystem.write(template(), to: file) }
    try FileSystem.replace(data, with: Array(json.utf8))
    return TemplateRenderRequest(
      template: file, data: data, out: scratch.path + "/" + out, open: "{{", close: "}}", partials: nil, lenient: false)
  }

  @Test func aFileAppearsAndNothingElse() throws {
    let scratch = try Scratch()
    let result = try run.run(request(scratch, #"{"行":[{"名":"甲","数":1},{"名":"乙","数":2}]}"#))
    #expect(result.status == 0 && result.output.isEmpty)
    #expect(try FileSystem.names(in: scratch.path).sorted() == ["data.json", "out.xlsx", "t.xlsx"])
    let rows = String(decoding: try OfficePackage(path: scratch.path + "/out.xlsx").bytes(of: "xl/worksheets/sheet1.xml"), as: UTF8.self)
    #expect(rows.contains(">甲乙<") && rows.contains("r=\"B3\""))
  }

  @Test func whatIsWrongLeavesTheFileThatWasThere() throws {
    let scratch = try Scratch()
    try FileSystem.write(Array("旧".utf8), to: scratch.path + "/out.xlsx")
    // The fault is met while the rows are packed.
    let result = try run.run(request(scratch, #"{"行":[{"名":"甲","数":1},{"名":"乙","数":null}]}"#))
    #expect(result.status == 1 && result.messages.contains("表!B2") && result.messages.contains("没有值"))
    #expect(try FileSystem.read(scratch.path + "/out.xlsx") == Array("旧".utf8))
    #expect(try FileSystem.names(in: scratch.path).sorted() == ["data.json", "out.xlsx", "t.xlsx"])
  }

  @Test(
    "What would refer to something elsewhere is refused by name",
    arguments: ["http://example.com/", "../x.xlsx", "file:///etc/passwd"])
  func outward(target: String) throws {
    let scratch = try Scratch()
    let package = try OfficePackage(bytes: template())
    var links = try package.relationships(of: "xl/worksheets/sheet1.xml")
    links.add(kind: "hyperlink", target: target, isExternal: true)
    package.setRelationships(links, of: "xl/worksheets/sheet1.xml")
    try FileSystem.write(package.bytes(), to: scratch.path + "/t.xlsx")
    let result = try run.run(request(scratch, #"{"名": "甲", "行":[{"名":"甲","数":1}]}"#))
    #expect(result.status == 1 && result.messages.contains("t.xlsx：填好的文件会引用外面的"), "\(result.messages)")
    #expect(try FileSystem.names(in: scratch.path) == ["data.json", "t.xlsx"])
  }

  @Test func aFolderThatIsNotThereIsSaid() throws {
    let scratch = try Scratch()
    do throws(RunError) {
      _ = try run.run(
        (try? request(scratch, #"{"行":[]}"#, "none/out.xlsx"))
          ?? TemplateRenderRequest(
            template: "", data: "", out: nil, open: "", close: "", partials: nil, lenient: false))
      Issue.record("written nowhere")
    } catch { #expect([73, 74].contains(error.status) && error.message.zh.contains("none/out.xlsx"), "\(error)") }
  }
}
