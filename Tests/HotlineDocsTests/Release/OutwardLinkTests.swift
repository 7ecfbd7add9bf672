import Diagnostics
import Files
import OOXML
import Templating
import Testing

@testable import HotlineDocs

@Suite("Nothing leads out of the folder, and no macros go in")
struct OutwardLinkTests {
  private static let name = "02-巡检记录.docx"
  private static let part = "word/document.xml"

  private static func template(_ change: (OfficePackage) throws -> Void) throws -> [UInt8] {
    let package = try OfficePackage(bytes: FileSystem.read("\(SampleYear.root)/Templates/\(name)"))
    try change(package)
    return try package.bytes()
  }

  private static func inspect(_ kind: String, _ target: String) throws {
    let bytes = try template {
      var links = try $0.relationships(of: part)
      links.add(kind: kind, target: target, isExternal: true)
      $0.setRelationships(links, of: part)
    }
    let press = DocumentPress(shelf: SampleYear.workplace.templateShelf)
    try press.inspect(
      .init(
        kind: .inspections, title: "", file: OutputFile(name: name, bytes: bytes), template: .init(name, [])))
  }

  @Test(
    "A document that refers to anything else than a file beside it is not written",
    arguments: [
      ("hyperlink", "http://example.com/"), ("hyperlink", "mailto:a@example.com"), ("hyperlink", "../x.docx"), ("hyperlink", "..\\x.docx"),
      ("hyperlink", "a%2Fx.docx"), ("image", "http://example.com/a.png"), ("image", "a.png"), ("attachedTemplate", "file:///C:/a.dotm"),
      ("oleObject", "a.xlsx"),
    ])
  func refused(kind: String, target: String) throws {
    let failure = #expect(throws: DocumentPress.Failure.self) { try Self.inspect(kind, target) }
    guard case .template(let findings)? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(findings.count == 1)
    #expect(findings.first?.value == target)
    #expect(findings.first?.kind.code == "template.unsupported")
  }

  @Test("A link to a file beside it is no such reference", arguments: ["04-运维服务质量考核评分表.xlsx#扣分明细!A12", "a.docx"])
  func beside(target: String) throws {
    let bytes = try Self.template {
      var links = try $0.relationships(of: Self.part)
      links.add(kind: "hyperlink", target: target, isExternal: true)
      $0.setRelationships(links, of: Self.part)
    }
    #expect(try OutwardLink.all(of: OfficePackage(bytes: bytes)).isEmpty)
  }

  @Test("A template with macros is neither filled nor called sound")
  func macros() throws {
    let bytes = try Self.template {
      $0.set("word/vbaProject.bin", [0xD0, 0xCF], contentType: "application/vnd.ms-office.vbaProject")
      _ = try $0.relate(Self.part, to: "word/vbaProject.bin", kind: "vbaProject")
    }
    let errors = #expect(throws: TemplateErrors.self) { try Templates.open(bytes, name: Self.name) }
    let findings = Templates.lint(bytes, name: Self.name, fields: nil)
    for finding in try #require(errors).findings + findings where finding.kind.code == "template.file" {
      #expect(finding.message.zh == "\(Self.name): 模板里有宏，不予使用")
    }
    #expect(errors?.findings.count == 1 && findings.count == 1)
  }
}
