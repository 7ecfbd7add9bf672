import Diagnostics
import Files
import OOXML
import Testing

@testable import HotlineDocs

@Suite("How the workspace's templates differ from the shipped ones")
struct TemplateDiffTests {
  private func document(_ paragraphs: [String], style: String = "a") throws -> [UInt8] {
    let body = paragraphs.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()
    let namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    let type = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    let package = OfficePackage()
    package.set(
      "word/document.xml", Array("<w:document \(namespace)><w:body>\(body)</w:body></w:document>".utf8),
      contentType: type + ".document.main+xml")
    package.set(
      "word/styles.xml", Array("<w:styles \(namespace)><w:style w:styleId=\"\(style)\"/></w:styles>".utf8),
      contentType: type + ".styles+xml")
    _ = try package.relate("", to: "word/document.xml", kind: "officeDocument")
    return try package.bytes()
  }

  private func report(own: [String: [UInt8]], shipped: [String: [UInt8]]) throws -> String {
    let scratch = try Scratch()
    for (folder, files) in [("own", own), ("shipped", shipped)] {
      try FileSystem.makeFolders(scratch.path + "/" + folder)
      for (name, bytes) in files { try FileSystem.write(bytes, to: "\(scratch.path)/\(folder)/\(name)") }
    }
    let workplace = Workplace(data: "", templates: scratch.path + "/own", output: "", year: nil, language: .en)
    let shelf = TemplateShelf(own: workplace.templates, shipped: scratch.path + "/shipped")
    return String(decoding: try TemplateDiffRun(workplace, shelf: shelf).run([]).output, as: UTF8.self)
  }

  @Test("Text that is gone and text that is new, in their order; other content only as changed")
  func changed() throws {
    let text = try report(
      own: ["a.docx": document(["标题", "甲", "新", "丙", "末"], style: "b")], shipped: ["a.docx": document(["标题", "甲", "乙", "丙"])])
    #expect(
      text == """
        a.docx: changed (- shipped, + workspace)
          word/document.xml
            - 乙
            + 新
            + 末
          word/styles.xml: other content than text changed

        """)
  }

  @Test("Same, missing and additional templates are said to be so")
  func places() throws {
    let same = try document(["一"])
    let text = try report(own: ["a.docx": same, "own.txt": Array("x".utf8)], shipped: ["a.docx": same, "b.docx": same])
    #expect(
      text == """
        a.docx: the same as the shipped one
        b.docx: the shipped one is used
        own.txt: only in the workspace

        """)
  }

  @Test("Lines of a text template")
  func plainText() throws {
    let text = try report(own: ["m.txt": Array("一\n三".utf8)], shipped: ["m.txt": Array("一\n二\n三".utf8)])
    #expect(text == "m.txt: changed (- shipped, + workspace)\n    - 二\n")
  }

  @Test("A template that is no Office file is refused with its path")
  func broken() throws {
    #expect {
      try report(own: ["a.docx": Array("x".utf8)], shipped: ["a.docx": document(["一"])])
    } throws: { error in
      (error as? RunError)?.status == 65 && (error as? RunError)?.message.en.contains("own/a.docx") == true
    }
  }
}
