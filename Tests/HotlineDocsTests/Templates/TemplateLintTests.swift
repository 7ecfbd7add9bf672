import Files
import Foundation
import OOXML
import Testing

@testable import HotlineDocs

@Suite("Lint writes annotated copies")
struct TemplateLintTests {
  private func document(_ text: String) throws -> [UInt8] {
    let package = OfficePackage()
    let body = "<w:body><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:body>"
    package.set(
      "word/document.xml",
      Array("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\(body)</w:document>".utf8),
      contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")
    try package.relate("", to: "word/document.xml", kind: "officeDocument")
    return try package.bytes()
  }

  @Test("beside the template or in a folder, only where there are problems")
  func copies() throws {
    let scratch = try Scratch()
    let (bad, good) = (scratch.path + "/坏.docx", scratch.path + "/好.docx")
    try FileSystem.write(document("{{x"), to: bad)
    try FileSystem.write(document("{{x}}"), to: good)
    let run = TemplateLintRun(Workplace(data: "", templates: "", output: "", year: nil, language: .zh))
    let plain = try run.run([bad, good], asJSON: false)
    #expect(plain.status == 1 && plain.messages.isEmpty)
    #expect(try FileSystem.names(in: scratch.path).sorted() == ["坏.docx", "好.docx"])
    let beside = try run.run([bad, good], asJSON: true, copies: .besideTemplates)
    #expect(beside.status == 1 && beside.messages == "已写批注: \(scratch.path)/坏.批注.docx\n")
    #expect(String(decoding: beside.output, as: UTF8.self).contains("\"annotated\""))
    _ = try run.run([bad], asJSON: false, copies: .folder(scratch.path + "/批注/一"))
    let copy = try FileSystem.read(scratch.path + "/批注/一/坏.批注.docx")
    #expect(try copy == FileSystem.read(scratch.path + "/坏.批注.docx"))
    #expect(try OfficePackage(bytes: copy).contains("word/comments.xml"))
    // The comments of the copy hold no tags: it is linted, and mended, like any other template.
    let again = String(decoding: try run.run([scratch.path + "/坏.批注.docx"], asJSON: false).output, as: UTF8.self)
    #expect(again.contains("坏.批注.docx 第1段: {{x") && again.contains("1 个模板，1 个问题"))
  }
}
