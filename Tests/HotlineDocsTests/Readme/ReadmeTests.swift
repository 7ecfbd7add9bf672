import Files
import Foundation
import OOXML
import Testing

@testable import HotlineDocs

/// What the README tells its reader to do, done.
@Suite("The README's worked examples work")
struct ReadmeTests {
  @Test("The tour, and in its folder the letter")
  func tour() throws {
    let scratch = try Readme.place()
    let ending = try Readme.run(Readme.block("try: tour", "sh"), in: scratch.path, of: scratch)
    let output = ending.said
    #expect(ending.status == 0, "\(output)")
    for words in ["as of 2026-06-05", "88.5 points, confirmed", "0 errors, ", "clause 31, payable for the cycle: 484444.44"] {
      #expect(output.contains(words), "\(words): \(output)")
    }
    let folder = scratch.path + "/tour"
    #expect(FileSystem.isFile(folder + "/Output/2025/Q2/05-结算汇编.docx"))

    let written = try Readme.run(Readme.block("try: letter", "sh"), in: folder, of: scratch)
    #expect(written.status == 0, "\(written.said)")
    let letter = String(decoding: try FileSystem.read(folder + "/付款申请函-Q2.txt"), as: UTF8.self)
    #expect(
      letter == """
        2025年度Q2付款申请

        本期基本款490,500.00元。
        按第39条扣减6,055.56元（1天）。
        申请支付484,444.44元，人民币肆拾捌万肆仟肆佰肆拾肆元肆角肆分。
        最迟应于2026年7月21日支付。

        """)
  }

  /// As the README says: a head, the tag with the section's end, and the same in the row for no tickets.
  @Test("The register of tickets with a new column passes lint, and each ticket says how it was found")
  func column() throws {
    let scratch = try Readme.place()
    let name = "01-运维服务单.docx"
    let package = try OfficePackage(path: SampleYear.root + "/Templates/" + name)
    let document = try package.document(of: "word/document.xml")
    let register = try #require(document.root.descendants("w:tbl").first { $0.text.contains("{{#工单}}{{序号}}") })
    for (row, text) in zip(register.all("w:tr"), ["发现方式", "{{发现方式|默认:—}}{{/工单}}", "—{{/工单}}"]) {
      let last = try #require(row.all("w:tc").last)
      let new = last.copy()
      try #require(new.descendants("w:t").first).setText(text)
      for words in last.descendants("w:t") { words.setText(words.text.replacing("{{/工单}}", with: "")) }
      row.append(new)
    }
    let columns = try #require(register.first("w:tblGrid"))
    columns.append(try #require(columns.elements.last).copy())
    package.set("word/document.xml", document)
    try FileSystem.makeFolders(scratch.path + "/Templates")
    try package.save(to: scratch.path + "/Templates/" + name)

    let script = """
      hotline-docs template lint Templates/\(name)
      hotline-docs build Q1 --only tickets --quiet --data '\(SampleYear.root)/Data'
      """
    let ending = try Readme.run(script, in: scratch.path, of: scratch)
    #expect(ending.status == 0, "\(ending.said)")
    let built = try OfficePackage(path: scratch.path + "/Output/2025/Q1/" + name).document(of: "word/document.xml")
    let rows = try #require(built.root.descendants("w:tbl").first { $0.all("w:tr").first?.text.hasSuffix("发现方式") == true }).all("w:tr")
    #expect(rows.count > 200 && rows.allSatisfy { $0.all("w:tc").count == 9 })
    #expect(rows.dropFirst().contains { $0.text.hasSuffix("主动监控") } && rows.dropFirst().contains { $0.text.hasSuffix("巡检") })
  }

  @Test("The rule that is added compiles against the modules as they are")
  func rule() throws {
    guard Need.met(.tool("swiftc")) else { return }
    let blocks = try Readme.text.get().components(separatedBy: "```swift\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    try #require(blocks.count == 2)
    let imports = "import Contract\n@testable import Diagnostics\n@testable import Validation\n"
    let scratch = try Readme.place()
    try scratch.write(imports + "extension FindingKind {\n\(blocks[0])}\n\(blocks[1])", to: "rule.swift")
    let modules = URL(fileURLWithPath: try RecipeTests.program).deletingLastPathComponent().path + "/Modules"
    let ending = try Readme.run("swiftc -typecheck -swift-version 6 -I '\(modules)' rule.swift", in: scratch.path, of: scratch)
    #expect(ending.status == 0, "\(ending.said)")
  }

  @Test("Every command line that is shown names commands and options that there are")
  func commands() throws {
    let known = Dictionary(uniqueKeysWithValues: try CommandHelp.all("en").map { ($0.words, $0.command) })
    let lines = try Readme.text.get().split { "`\n|;&>(".contains($0) }.map { $0.split(separator: " ").map(String.init) }
    let shown = lines.filter { $0.first == "hotline-docs" && $0.count > 1 && $0[1].utf8.allSatisfy { (0x61...0x7A).contains($0) } }
    for words in shown {
      let name = (2...3).reversed().map { words.prefix($0).joined(separator: " ") }.first { known[$0] != nil }
      guard let name, let command = known[name] else {
        Issue.record("no such command: \(words.joined(separator: " "))")
        continue
      }
      let options = (command.arguments ?? []).flatMap { ($0.names ?? []).map(\.spelling) }
      for word in words where word.hasPrefix("-") {
        #expect(options.contains(String(word.prefix { $0 != "=" })), "\(word): \(words.joined(separator: " "))")
      }
    }
    #expect(shown.count > 30)
  }

  @Test("The house's table has every folder of Sources, and no other")
  func house() throws {
    let tail = try #require(try Readme.text.get().components(separatedBy: "| folder of Sources | what lives there |\n|---|---|\n").last)
    let rows = tail.components(separatedBy: "\n\n")[0].split(separator: "\n")
    let cells = rows.map { String($0.split(separator: "|")[0]) }
    let named = cells.flatMap { $0.split(separator: "`").map(String.init).filter { $0.contains { $0 != " " } } }
    let folders = try FileSystem.names(in: SampleYear.root + "/Sources").filter { !$0.hasPrefix(".") }
    #expect(Set(named) == Set(folders))
  }
}
