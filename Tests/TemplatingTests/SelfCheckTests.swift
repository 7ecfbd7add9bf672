import OOXML
import Templating
import Testing

@Suite struct SelfCheckTests {
  private func damage(_ file: WordFile, _ change: (OfficePackage) throws -> Void = { _ in }) throws -> [String] {
    let filled = try file.filled(#"{"名": "{{甲}}"}"#)
    try change(filled)
    return try Templates.damage(of: filled.bytes(), from: file.bytes(), name: "t.docx").map { "\($0.kind.rawValue) \($0.part)" }
  }

  @Test func dataThatLooksLikeATagIsNone() throws { #expect(try damage(WordFile(WordFile.p("{{名}}"))) == []) }

  @Test func aTagWhereNothingFillsItIsFound() throws {
    var file = WordFile(WordFile.p("{{名}}"))
    let type = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    file.add("docProps/custom.xml", kind: "custom-properties", type: type, "<x>{{名}}</x>")
    #expect(try damage(file) == ["tag docProps/custom.xml", "tag docProps/custom.xml"])
  }

  @Test func onlyNewDamageCounts() throws {
    let twice = "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:bookmarkEnd w:id=\"1\"/></w:p>"
    #expect(try damage(WordFile(twice + twice)) == [])
    let more = try damage(WordFile(twice)) { package in
      package.set("word/document.xml", Array("<w:document \(WordFile.namespaces)><w:body>\(twice)\(twice)</w:body></w:document>".utf8))
    }
    #expect(more == ["duplicate word/document.xml", "duplicate word/document.xml"])
    #expect(try damage(WordFile(twice)) { $0.set("word/document.xml", Array("<w:document>".utf8)) } == ["malformed word/document.xml"])
  }

  @Test func aTextHasNoStructure() throws { #expect(try Templates.damage(of: [], from: [], name: "a.txt").isEmpty) }
}
