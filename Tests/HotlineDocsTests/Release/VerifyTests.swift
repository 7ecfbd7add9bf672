import Files
import Foundation
import OOXML
import Testing

@testable import HotlineDocs

@Suite("verify names whatever is not as it was")
struct VerifyTests {
  private static let form = "04-运维服务质量考核评分表.xlsx"
  private static let output = "Output/2025/Q1"

  /// A cycle with a ledger, evidence and a template of its own, and its form built.
  private func built() throws -> (Scratch, Workplace) {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    try scratch.write("需求编号,需求名称\nXQ-1,一\n", to: "Data/2025/Q1/demands.csv")
    try scratch.write("编号\n", to: "Data/2025/staff.csv")
    try scratch.write("compiled_by: 张三\n", to: "Data/2025/Q1/cycle.yaml")
    try scratch.write("附件", to: "Data/2025/Q1/evidence/一 二/附件.pdf")
    try scratch.write("隐藏", to: "Data/2025/Q1/evidence/.附件.pdf")
    try scratch.write("年度", to: "Data/2025/evidence/协议.pdf")
    try FileSystem.makeFolders(scratch.path + "/Templates")
    try FileSystem.write(FileSystem.read("\(SampleYear.root)/Templates/\(Self.form)"), to: "\(scratch.path)/Templates/\(Self.form)")
    let workplace = Workplace(
      data: scratch.path + "/Data", templates: scratch.path + "/Templates", output: scratch.path + "/Output", year: nil, language: .en)
    #expect(try BuildRun(workplace, BuildRequest(draft: true, only: ["assessment"])).cycle(.q1).status == 0)
    return (scratch, workplace)
  }

  private func verify(_ scratch: Scratch, _ workplace: Workplace) throws -> (status: Int32, result: String, notes: String) {
    let result = try VerifyRun(workplace).run(scratch.path + "/" + Self.output)
    return (result.status, String(decoding: result.output, as: UTF8.self), result.messages)
  }

  @Test("The list of inputs has every ledger, setting, template and piece of evidence, and the version")
  func everyInput() throws {
    let (scratch, _) = try built()
    let list = try #require(Manifest(text: String(decoding: try scratch.read(Self.output + "/SHA256SUMS.inputs"), as: UTF8.self)))
    let files = try FileSystem.files(below: scratch.path).filter { !$0.hasPrefix("Output/") }
    #expect(list.entries.map(\.name) == files)
    #expect(list.remarks == ["hotline-docs \(Version.text)"])
  }

  @Test(
    "Outputs: missing, extra, changed, called otherwise",
    arguments: [
      (change: "rm FORM", said: ["missing\tFORM"]), ("mv FORM other.xlsx", ["missing\tFORM", "extra\tother.xlsx"]),
      ("echo >> FORM", ["changed\tFORM"]), ("mkdir 扫描 && echo > '扫描/a b.pdf'", ["extra\t扫描/a b.pdf"]),
      ("rm FORM && ln -s /etc/passwd FORM", ["changed\tFORM"]), ("rm FORM && mkdir FORM", ["missing\tFORM"]),
      ("echo > 新.docx && rm FORM", ["missing\tFORM", "extra\t新.docx"]),
    ])
  func outputs(change: String, said: [String]) throws {
    let (scratch, workplace) = try built()
    #expect(try verify(scratch, workplace) == (0, "\(scratch.path)/\(Self.output): as its manifest says\n", ""))
    try run(change, in: scratch.path + "/" + Self.output)
    let (status, result, _) = try verify(scratch, workplace)
    #expect(status == 1)
    #expect(result == said.map { $0.replacing("FORM", with: Self.form) + "\n" }.joined())
  }

  @Test(
    "Inputs: changed, missing or new, each a note by its name; the output is whole",
    arguments: [
      (change: "echo XQ-2,二 >> Data/2025/Q1/demands.csv", said: "changed\tData/2025/Q1/demands.csv"),
      ("rm Data/2025/Q1/demands.csv", "missing\tData/2025/Q1/demands.csv"),
      ("echo 日期 > Data/2025/Q1/metrics.csv", "new\tData/2025/Q1/metrics.csv"),
      ("echo >> Data/2025/staff.csv", "changed\tData/2025/staff.csv"),
      ("echo 'number: x' >> Data/2025/contract.yaml", "changed\tData/2025/contract.yaml"),
      ("rm Data/2025/Q1/cycle.yaml", "missing\tData/2025/Q1/cycle.yaml"),
      ("echo >> Templates/FORM", "changed\tTemplates/FORM"),
      ("echo > 'Data/2025/Q1/evidence/一 二/附件.pdf'", "changed\tData/2025/Q1/evidence/一 二/附件.pdf"),
      ("rm Data/2025/Q1/evidence/.附件.pdf", "missing\tData/2025/Q1/evidence/.附件.pdf"),
      ("echo > Data/2025/Q1/evidence/新.pdf", "new\tData/2025/Q1/evidence/新.pdf"),
      ("echo > Data/2025/evidence/协议.pdf", "changed\tData/2025/evidence/协议.pdf"),
    ])
  func inputs(change: String, said: String) throws {
    let (scratch, workplace) = try built()
    try run(change, in: scratch.path)
    let (status, result, notes) = try verify(scratch, workplace)
    #expect(status == 0 && result.contains("as its manifest says"))
    let lines = notes.split(separator: "\n").dropFirst().map { $0.drop { $0 == " " } }
    #expect(lines == [Substring(said.replacing("FORM", with: Self.form))], "\(notes)")
  }

  @Test("An output of another version of the tool is told from one of this version")
  func version() throws {
    let (scratch, workplace) = try built()
    let list = Self.output + "/SHA256SUMS.inputs"
    let text = String(decoding: try scratch.read(list), as: UTF8.self)
    try scratch.write(text.replacing("# hotline-docs \(Version.text)", with: "# hotline-docs 0.9"), to: list)
    let (status, _, notes) = try verify(scratch, workplace)
    #expect(status == 0 && notes.contains("made by hotline-docs 0.9; this is \(Version.text)"), "\(notes)")
  }

  @Test("Templates that are put into a template are inputs as well")
  func partials() throws {
    let (scratch, workplace) = try built()
    let name = "02-巡检记录.docx"
    let package = try OfficePackage(bytes: FileSystem.read("\(SampleYear.root)/Templates/\(name)"))
    let main = try package.mainPart
    let text = String(decoding: try package.bytes(of: main), as: UTF8.self)
    let start = try #require(text.firstRange(of: "<w:body>"))
    let tag = "<w:p><w:r><w:t>{{&gt; 说明}}</w:t></w:r></w:p>"
    package.set(main, Array((text[..<start.upperBound] + tag + text[start.upperBound...]).utf8))
    try FileSystem.write(package.bytes(), to: "\(workplace.templates)/\(name)")
    try FileSystem.write(
      HostilePackage.document("<w:p><w:r><w:t>本记录由驻场人员填写。</w:t></w:r></w:p>"), to: "\(workplace.templates)/说明.docx")
    let result = try BuildRun(workplace, BuildRequest(draft: true, only: ["inspections"])).cycle(.q1)
    #expect(result.status == 0, "\(result.messages)")
    let list = String(decoding: try scratch.read(Self.output + "/SHA256SUMS.inputs"), as: UTF8.self)
    // The form is one too: it says where a cause stands that a record leads to.
    for template in [name, "说明.docx", Self.form] { #expect(list.contains("  Templates/\(template)\n"), "\(list)") }
  }

  private func run(_ command: String, in folder: String) throws {
    let text = command.replacing("FORM", with: "'\(Self.form)'")
    _ = try ExternalTool(path: "/bin/sh").run(["-c", "cd '\(folder)' && " + text], limit: 10)
  }
}
