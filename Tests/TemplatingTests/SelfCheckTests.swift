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

  /// Should a part that has tags ever be passed over: the last look before a file is released.
  @Test(arguments: [
    ("word/a.xml", "<x>{{名}}</x>"), ("word/a.xml", "<x y=\"{{名}}\"/>"), ("word/a.vml", "<x y=\"{{名}}\"/>"), ("word/a.html", "<p>{{名}}"),
  ]) func aTagWhereNothingFillsItIsFound(_ part: String, _ content: String) throws {
    func package(_ body: String) throws -> OfficePackage {
      let package = try WordFile(WordFile.p(body)).package()
      package.set(part, Array(content.utf8), contentType: "text/plain")
      return package
    }
    let found = try Templates.damage(of: package("甲").bytes(), from: package("{{名}}").bytes(), name: "t.docx")
    #expect(found.contains { $0.kind == .tag } && found.allSatisfy { $0.kind == .tag }, "\(found)")
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
