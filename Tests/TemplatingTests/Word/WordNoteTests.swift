import OOXML
import Templating
import Testing

/// Footnotes, endnotes and comments that sections and partials repeat.
@Suite struct WordNoteTests {
  static func file(_ body: String, _ kind: String, _ note: String) -> WordFile {
    var file = WordFile(body)
    let attributes = kind == "comment" ? " w:author=\"x\"" : ""
    file.add(
      "word/\(kind)s.xml", kind: "\(kind)s", type: "\(WordFile.base)\(kind)s+xml",
      "<w:\(kind)s \(WordFile.namespaces)><w:\(kind) w:id=\"5\"\(attributes)>\(note)</w:\(kind)></w:\(kind)s>")
    return file
  }

  private static func reference(_ kind: String) -> String { "<w:p><w:r><w:\(kind)Reference w:id=\"5\"/></w:r></w:p>" }
  private static let data = #"{"l": [{"名": "甲", "m": [1, 2]}, {"名": "乙", "m": []}, {"名": "丙", "m": [3]}]}"#

  private static func texts(_ package: OfficePackage, _ kind: String) throws -> [String: String] {
    let notes = try package.document(of: "word/\(kind)s.xml").root.all("w:\(kind)")
    return Dictionary(uniqueKeysWithValues: notes.map { ($0["w:id"] ?? "", $0.text) })
  }

  private static func references(_ package: OfficePackage, _ kind: String) throws -> [String] {
    try package.document(of: "word/document.xml").root.descendants("w:\(kind)Reference").compactMap { $0["w:id"] }
  }

  @Test(arguments: ["footnote", "endnote", "comment"]) func everyItemHasANoteOfItsOwn(kind: String) throws {
    let body = WordFile.p("{{#l}}") + Self.reference(kind) + WordFile.p("{{/l}}")
    let package = try Self.file(body, kind, WordFile.p("注 {{名}}")).filled(Self.data)
    let (references, notes) = (try Self.references(package, kind), try Self.texts(package, kind))
    #expect(references.map { notes[$0] } == ["注 甲", "注 乙", "注 丙"])
    #expect(Set(references).count == 3 && notes.count == 3)
  }

  @Test func aNoteKnowsTheInnermostItem() throws {
    let run = "<w:r><w:t>{{#m}}</w:t></w:r><w:r><w:footnoteReference w:id=\"5\"/></w:r><w:r><w:t>{{/m}}</w:t></w:r>"
    let body = WordFile.p("{{#l}}") + "<w:p>\(run)</w:p>" + WordFile.p("{{/l}}")
    let package = try Self.file(body, "footnote", WordFile.p("{{名}}{{.}}")).filled(Self.data)
    let notes = try Self.texts(package, "footnote")
    #expect(try Self.references(package, "footnote").map { notes[$0] } == ["甲1", "甲2", "丙3"])
  }

  @Test func whatIsWrongInItIsSaidAtItsPlace() {
    let body = WordFile.p("{{#l}}") + Self.reference("footnote") + WordFile.p("{{/l}}")
    #expect(
      Self.file(body, "footnote", WordFile.p("{{错}}")).problems(Self.data) == [
        "template.unknown-field 模板.docx 脚注5第1段: {{错}} — 没有字段 错（首见于第 1 项，共 3 处）"
      ])
  }

  @Test func aNoteOutsideSectionsKeepsItsNumberAndAnEmptySectionTakesItsNoteAway() throws {
    let outside = try Self.file(Self.reference("footnote"), "footnote", WordFile.p("{{x}}")).filled(#"{"x": 1}"#)
    #expect(try Self.references(outside, "footnote") == ["5"] && Self.texts(outside, "footnote") == ["5": "1"])
    let gone = try Self.file(WordFile.p("{{#l}}") + Self.reference("footnote") + WordFile.p("{{/l}}"), "footnote", WordFile.p("{{名}}"))
      .filled(#"{"l": []}"#)
    #expect(try Self.texts(gone, "footnote").isEmpty)
  }

  @Test func rangesOfCommentsFollow() throws {
    let item =
      "<w:p><w:commentRangeStart w:id=\"5\"/><w:r><w:t>{{名}}</w:t></w:r><w:commentRangeEnd w:id=\"5\"/><w:r><w:commentReference w:id=\"5\"/></w:r></w:p>"
    let package = try Self.file(WordFile.p("{{#l}}") + item + WordFile.p("{{/l}}"), "comment", WordFile.p("批 {{名}}")).filled(Self.data)
    let root = try package.document(of: "word/document.xml").root
    let ids = ["w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"].map { root.descendants($0).compactMap { $0["w:id"] } }
    #expect(Set(ids).count == 1 && Set(ids[0]).count == 3)
    // A comment that begins before the section stays the one that it is.
    let across =
      "<w:p><w:commentRangeStart w:id=\"5\"/></w:p>" + WordFile.p("{{#l}}")
      + "<w:p><w:commentRangeEnd w:id=\"5\"/><w:r><w:commentReference w:id=\"5\"/></w:r></w:p>" + WordFile.p("{{/l}}")
    let one = try Self.file(across, "comment", WordFile.p("批")).filled(Self.data)
    #expect(try Self.references(one, "comment") == ["5"])
  }

  @Test(arguments: [true, false]) func aPartialBringsItsNotes(hostHasNotes: Bool) throws {
    let partial = try Self.file(
      Self.reference("footnote"), "footnote",
      "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"b\"/><w:r><w:t>注 {{名}}</w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>"
    ).bytes()
    let body = WordFile.p("{{#l}}") + WordFile.p("{{> 子}}") + WordFile.p("{{/l}}")
    let host = hostHasNotes ? Self.file(body + Self.reference("footnote"), "footnote", WordFile.p("主")) : WordFile(body)
    let data = try JSONReader.read(Array(Self.data.utf8))
    let package = try OfficePackage(bytes: host.template().fill(data) { $0 == "子" ? partial : nil }.package.bytes())
    let notes = try Self.texts(package, "footnote")
    #expect(try Self.references(package, "footnote").map { notes[$0] } == ["注 甲", "注 乙", "注 丙"] + (hostHasNotes ? ["主"] : []))
    #expect(PackageCheck.problems(of: package).filter { $0.kind != .untyped }.isEmpty)
    // Nothing else of the document has the number of a bookmark in a note.
    let names = try package.document(of: "word/footnotes.xml").root.descendants("w:bookmarkStart").compactMap { $0["w:name"] }
    #expect(names == ["b", "b_2", "b_3"])
  }

  @Test func aHeaderTakesNoNotes() throws {
    let partial = try Self.file(Self.reference("footnote"), "footnote", WordFile.p("x")).bytes()
    var host = WordFile(WordFile.p("x"))
    host.addHeader(WordFile.p("{{> 子}}"))
    let template = try host.template()
    let error = #expect(throws: TemplateErrors.self) { try template.fill(.null) { _ in partial } }
    #expect(error?.findings.first?.message.zh.contains("页眉") ?? false)
  }
}
