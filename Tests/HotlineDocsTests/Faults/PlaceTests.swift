import Files
import Foundation
import Testing

@testable import HotlineDocs

/// Files, folders and links that stand where something else should.
@Suite("What stands in the way")
struct PlaceTests {
  private static let build = ["build", "Q1", "--draft", "--only", "assessment", "--quiet", "--lang", "en"]

  @Test(
    "A file in place of each folder on the way to the output: 73, named, left alone",
    arguments: ["Output", "Output/2025", "Output/2025/Q1"])
  func file(place: String) throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    try scratch.write("mine", to: place)
    let ending = try Program(folder: scratch.path).run(Self.build)
    #expect(ending.status == 73, "\(ending.said)")
    #expect(ending.errors.contains(place))
    #expect(try scratch.read(place) == Array("mine".utf8))
  }

  @Test(
    "A folder in place of a file is said, with its name",
    arguments: [
      (place: "Data/2025/contract.yaml", arguments: ["check", "Q1"], status: Int32(65)),
      ("Data/2025/Q1/tickets.csv", ["check", "Q1"], 1), ("Data/2025/Q1/台账.xlsx", ["check", "Q1"], 1),
      ("Data/2025/Q1/cycle.yaml", ["check", "Q1"], 1), ("Data/2025/Q1/review.yaml", ["check", "Q1"], 1),
      ("Data/2025/calendar.csv", ["check", "Q1"], 1), ("Templates/04-运维服务质量考核评分表.xlsx", build, 65),
      ("form.xlsx", ["accept", "Q1", "form.xlsx"], 64), ("report.json", ["check", "Q1", "--format", "json=report.json"], 74),
      ("Output/2025/Q1/SHA256SUMS", ["verify", "Output/2025/Q1"], 65), ("Output/2025/.Q1.lock", build, 73),
    ])
  func folder(place: String, arguments: [String], status: Int32) throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    try FileSystem.remove(scratch.path + "/" + place)
    try FileSystem.makeFolders(scratch.path + "/" + place)
    let ending = try Program(folder: scratch.path).run(arguments + ["--lang", "en"])
    #expect(ending.status == status, "\(ending.said)")
    let name = place.split(separator: "/").suffix(place.hasPrefix("Output") ? 2 : 1).joined(separator: "/")
    #expect(ending.said.contains(place.hasSuffix("SHA256SUMS") ? "SHA256SUMS" : name), "\(ending.said)")
  }

  @Test("Files of earlier builds under the program's own names are cleaned away, whatever they are")
  func leftovers() throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    for place in ["Output/2025/.Q1.part", "Output/2025/.Q1.lock"] { try scratch.write("x", to: place) }
    #expect(try Program(folder: scratch.path).run(Self.build).status == 0)
    #expect(try FileSystem.names(in: scratch.path + "/Output/2025") == ["Q1"])
  }

  @Test("A folder that no build wrote is never replaced, not even when it is named as the output")
  func ledgers() throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    try scratch.write("编号\n", to: "Data/2025/Q1/tickets.csv")
    let ending = try Program(folder: scratch.path).run(Self.build + ["--output", "Data"])
    #expect(ending.status == 73, "\(ending.said)")
    #expect(ending.errors.contains("no output folder of this tool"))
    #expect(try scratch.read("Data/2025/Q1/tickets.csv") == Array("编号\n".utf8))
  }

  @Test("A signed scan in the output folder, and a document changed by hand, survive the next build")
  func kept() throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    let program = Program(folder: scratch.path)
    #expect(try program.run(Self.build).status == 0)
    let form = "04-运维服务质量考核评分表.xlsx"
    try scratch.write("signed", to: "Output/2025/Q1/签字 扫描.pdf")
    try scratch.write("edited", to: "Output/2025/Q1/" + form)
    try scratch.write("open in Word", to: "Output/2025/Q1/~$report.docx")
    let ending = try program.run(Self.build)
    #expect(ending.status == 0)
    #expect(ending.errors.contains("Output/2025/Q1.kept-1/签字 扫描.pdf"), "\(ending.said)")
    #expect(try scratch.read("Output/2025/Q1.kept-1/签字 扫描.pdf") == Array("signed".utf8))
    #expect(try scratch.read("Output/2025/Q1.kept-1/" + form) == Array("edited".utf8))
    #expect(try FileSystem.names(in: scratch.path + "/Output/2025") == ["Q1", "Q1.kept-1"])
    #expect(try FileSystem.names(in: scratch.path + "/Output/2025/Q1") == [form, "SHA256SUMS", "SHA256SUMS.inputs"])
    #expect(try program.run("verify", "Output/2025/Q1").status == 0)
  }

  @Test("Links below the output are not followed; the output itself may be one")
  func links() throws {
    for place in ["Output/2025", "Output/2025/Q1"] {
      let scratch = try Scratch()
      try scratch.makeWorkspace()
      try scratch.write("precious", to: "elsewhere/Q1/report.docx")
      try FileSystem.makeFolders(scratch.path + "/" + (place as NSString).deletingLastPathComponent)
      let target = scratch.path + (place.hasSuffix("Q1") ? "/elsewhere/Q1" : "/elsewhere")
      try FileManager.default.createSymbolicLink(atPath: scratch.path + "/" + place, withDestinationPath: target)
      let ending = try Program(folder: scratch.path).run(Self.build)
      #expect(ending.status == 73, "\(ending.said)")
      #expect(ending.errors.contains("\(place) is a symbolic link"))
      #expect(try FileSystem.files(below: scratch.path + "/elsewhere") == ["Q1/report.docx"])
    }
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    try FileSystem.makeFolders(scratch.path + "/share")
    try FileManager.default.createSymbolicLink(atPath: scratch.path + "/Output", withDestinationPath: "share")
    for _ in 1...2 { #expect(try Program(folder: scratch.path).run(Self.build).status == 0) }
    #expect(try FileSystem.names(in: scratch.path + "/share/2025") == ["Q1"])
  }

  @Test("Evidence behind a link that leaves its folder is refused, and goes into nothing")
  func evidence() throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    try scratch.write("outside", to: "secret.pdf")
    try scratch.write("inside", to: "Data/2025/Q1/evidence/纪要.pdf")
    try scratch.write(
      "日期,议题,会议纪要\n2026-01-15,一,out.pdf\n2026-02-15,二,in.pdf\n2026-02-16,三,../../../../secret.pdf\n", to: "Data/2025/Q1/meetings.csv")
    for (name, target) in [("out.pdf", "../../../../secret.pdf"), ("in.pdf", "纪要.pdf"), ("folder", "../../../..")] {
      try FileManager.default.createSymbolicLink(atPath: scratch.path + "/Data/2025/Q1/evidence/" + name, withDestinationPath: target)
    }
    let program = Program(folder: scratch.path)
    let findings = try program.run("check", "Q1", "--lang", "en").output
    #expect(findings.contains("out.pdf") && findings.contains("secret.pdf"), "\(findings)")
    #expect(!findings.contains("\"in.pdf\"") && !findings.contains("“in.pdf”"))
    #expect(try program.run(Self.build).status == 0)
    let inputs = String(decoding: try scratch.read("Output/2025/Q1/SHA256SUMS.inputs"), as: UTF8.self)
    #expect(inputs.contains("evidence/纪要.pdf") && inputs.contains("evidence/in.pdf"))
    #expect(!inputs.contains("out.pdf") && !inputs.contains("evidence/folder"))
  }

  @Test("Spaces, Chinese and quotes in every path")
  func names() throws {
    let scratch = try Scratch()
    let root = try scratch.makeWorkspace("工作 区/it's \"我的\" 项目")
    let program = Program(folder: root)
    #expect(try program.run(Self.build + ["--output", "输出 文件"]).status == 0)
    #expect(try program.run("verify", "输出 文件/2025/Q1").status == 0)
    let elsewhere = Program(folder: "/")
    let ending = try elsewhere.run(Self.build + ["--data", root + "/Data", "--output", root + "/输出 文件"])
    #expect(ending.status == 0, "\(ending.said)")
  }

  @Test("Two builds at once: the second is told who is there, and the first ends well")
  func twoBuilds() throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    try FileSystem.makeFolders(scratch.path + "/Output/2025")
    let first = try OutputFolder(parent: scratch.path + "/Output/2025", name: "Q1")
    let ending = try Program(folder: scratch.path).run(Self.build)
    #expect(ending.status == 73)
    #expect(ending.errors.contains("another build is writing there (Output/2025/.Q1.lock)"), "\(ending.said)")
    try first.replace(with: [OutputFile(name: "SHA256SUMS", bytes: [])])
    // Both begin at one moment: at least one is done, and whoever is not is told.
    let runs = try (1...2).map { _ in
      try Program(folder: scratch.path).start(["build", "Q1", "--draft", "--only", "assessment", "--output", "both"])
    }
    let statuses = try runs.map { try $0.ending().status }.sorted()
    #expect(statuses == [0, 0] || statuses == [0, 73], "\(statuses)")
    #expect(try Program(folder: scratch.path).run("verify", "both/2025/Q1").status == 0)
  }
}
