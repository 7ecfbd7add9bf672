import Files
import Foundation
import Testing

@testable import HotlineDocs

/// Names that are one for somebody and two for somebody else, and names that not every system takes.
@Suite("Names that collide")
struct NameTests {
  private static let build = ["build", "Q1", "--draft", "--only", "assessment", "--quiet", "--lang", "en"]
  /// The longest that a file system takes: 255 bytes.
  private static let longest = String(repeating: "长", count: 83) + "ab.pdf"

  @Test(
    "Evidence whose names differ by case, width or Unicode's form alone, reserved names and the longest ones: each is listed and verified")
  func evidence() throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    let names =
      [
        "a.pdf", "A.pdf", "ａ.pdf", "caf\u{E9}.pdf", "cafe\u{301}.pdf", "\u{FA0A}.pdf", "\u{898B}.pdf", "CON", "nul.pdf", "com1.pdf",
        "a.pdf.", " a.pdf",
      ]
      + ["a\\b.pdf", "-rf", "*", "a:b.pdf", Self.longest]
    for name in names { try scratch.write(name, to: "Data/2025/Q1/evidence/" + name) }
    let program = Program(folder: scratch.path)
    let ending = try program.run(Self.build)
    #expect(ending.status == 0, "\(ending.said)")
    let list = try #require(Manifest(text: String(decoding: try scratch.read("Output/2025/Q1/SHA256SUMS.inputs"), as: UTF8.self)))
    let prefix = "Data/2025/Q1/evidence/"
    let listed = list.entries.map(\.name).filter { $0.hasPrefix(prefix) }.map { FileName(String($0.dropFirst(prefix.count))) }
    #expect(Set(listed) == Set(names.map(FileName.init)) && listed.count == names.count)
    let verified = try program.run("verify", "Output/2025/Q1", "--lang", "en")
    #expect(verified.status == 0 && !verified.errors.contains("note"), "\(verified.said)")
    // One of two twins changes: it alone is named.
    try scratch.write("other", to: prefix + "cafe\u{301}.pdf")
    let changed = try program.run("verify", "Output/2025/Q1", "--lang", "en").errors
    #expect(
      changed.split(separator: "\n").count == 2
        && changed.utf8.reversed().starts(with: "changed\t\(prefix)cafe\u{301}.pdf\n".utf8.reversed()))
    if let sh = ExternalTool(named: ["sh"]), ExternalTool(named: ["sha256sum"]) != nil {
      try scratch.write("cafe\u{301}.pdf", to: prefix + "cafe\u{301}.pdf")
      let command = "cd '\(scratch.path)' && grep Data/ Output/2025/Q1/SHA256SUMS.inputs | sha256sum -c --quiet"
      #expect(try sh.run(["-c", command], limit: 10).isEmpty)
    }
  }

  @Test("A twin of a document's name in the output folder is an extra file, and survives the next build")
  func output() throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    let program = Program(folder: scratch.path)
    #expect(try program.run(Self.build).status == 0)
    let twin = "０4-运维服务质量考核评分表.XLSX"
    try scratch.write("mine", to: "Output/2025/Q1/" + twin)
    #expect(try program.run("verify", "Output/2025/Q1", "--lang", "en").output == "extra\t\(twin)\n")
    #expect(try program.run(Self.build).status == 0)
    #expect(try scratch.read("Output/2025/Q1.kept-1/" + twin) == Array("mine".utf8))
  }

  @Test(
    "Ledgers that differ by case, width or spaces alone are one ledger twice",
    arguments: ["Tickets.csv", "ｔｉｃｋｅｔｓ.csv", "tickets .csv", "运维服务单.csv"])
  func ledgers(twin: String) throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    for name in ["tickets.csv", twin] { try scratch.write("工单编号\nYW-20260105-001\n", to: "Data/2025/Q1/" + name) }
    let ending = try Program(folder: scratch.path).run("check", "Q1", "--lang", "en")
    #expect(ending.status == 1 && ending.output.contains("[ledger.duplicate]"), "\(ending.output)")
  }

  @Test("Copies with comments of templates of one name: each has its own")
  func copies() throws {
    let scratch = try Scratch()
    for folder in ["甲", "乙", "丙"] {
      try FileSystem.makeFolders("\(scratch.path)/\(folder)")
      let name = folder == "丙" ? "LETTER" : "letter"
      try FileSystem.write(
        HostilePackage.document("<w:p><w:r><w:t>{{\(folder)</w:t></w:r></w:p>"), to: "\(scratch.path)/\(folder)/\(name).docx")
    }
    let run = TemplateLintRun(Workplace(data: "", templates: "", output: "", year: nil, language: .zh))
    let files = ["甲/letter.docx", "乙/letter.docx", "丙/LETTER.docx"].map { scratch.path + "/" + $0 }
    _ = try run.run(files, asJSON: false, copies: .folder(scratch.path + "/批注"))
    #expect(try FileSystem.names(in: scratch.path + "/批注") == ["LETTER.批注-3.docx", "letter.批注-2.docx", "letter.批注.docx"])
  }

  @Test("One file for two reports, or for what a report is made from: wrong usage, and nothing is written")
  func reports() throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    let program = Program(folder: scratch.path)
    #expect(try program.run("check", "Q1", "--format", "json=a", "--format", "html=a").status == 64)
    try scratch.write("{{a}}", to: "letter.txt")
    try scratch.write("{\"a\": 1}", to: "data.json")
    for out in ["letter.txt", "./data.json"] {
      #expect(try program.run("template", "render", "letter.txt", "data.json", "-o", out).status == 64)
    }
    #expect(try scratch.files().keys.sorted() == ["Data/2025/contract.yaml", "data.json", "letter.txt"])
    #expect(try scratch.read("letter.txt") == Array("{{a}}".utf8))
  }

  @Test("The longest name that a file system takes can be written; a longer one is said")
  func longNames() throws {
    let scratch = try Scratch()
    try scratch.write("{{a}}", to: "letter.txt")
    try scratch.write("{\"a\": 1}", to: "data.json")
    let program = Program(folder: scratch.path)
    let render = ["template", "render", "letter.txt", "data.json", "--lang", "en", "-o"]
    #expect(try program.run(render + [Self.longest]).status == 0)
    #expect(try scratch.read(Self.longest) == [0x31])
    let ending = try program.run(render + [Self.longest + "x"])
    #expect(ending.status == 74 && ending.errors.contains("File name too long"), "\(ending.said)")
    #expect(try FileSystem.names(in: scratch.path).count == 3)
  }
}
