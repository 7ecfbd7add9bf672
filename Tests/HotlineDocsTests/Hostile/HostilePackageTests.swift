import Contract
import Files
import Foundation
import OOXML
import Templating
import Testing

@testable import HotlineDocs

/// Packages from other people's machines at every door: each is refused by name, or taken as far as it makes sense, soon and in little memory.
@Suite("Hostile packages at every door", .serialized)
struct HostilePackageTests {
  private static let all: (archives: [HostilePackage], books: [HostilePackage], documents: [HostilePackage]) = {
    do {
      return (
        try HostilePackage.archives("xlsx") + HostilePackage.archives("docx"), try HostilePackage.sheets(), try HostilePackage.documents()
      )
    } catch { preconditionFailure("\(error)") }
  }()
  private static var books: [HostilePackage] { all.archives.filter { $0.name.hasSuffix("xlsx") } + all.books }
  private static var every: [HostilePackage] { all.archives + all.books + all.documents }

  /// What a door makes of a file, soon.
  private func soon<Made>(_ package: HostilePackage, in scratch: Scratch, _ door: (_ file: String) throws -> Made) throws -> Made {
    let file = scratch.path + "/" + package.name
    try FileSystem.write(package.bytes, to: file)
    let start = ContinuousClock.now
    defer { #expect(ContinuousClock.now - start < .seconds(60), "\(package.name)") }
    return try door(file)
  }

  private func workspace() throws -> (Scratch, Workplace) {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    let workplace = Workplace(
      data: scratch.path + "/Data", templates: scratch.path + "/Templates", output: scratch.path + "/Output", year: nil, language: .en)
    return (scratch, workplace)
  }

  @Test("As ledgers: a finding for each file, nothing built, nothing left behind")
  func ledgers() throws {
    let (scratch, _) = try workspace()
    for package in Self.books { try FileSystem.write(package.bytes, to: "\(scratch.path)/Data/2025/Q1/\(package.name)") }
    let program = Program(folder: scratch.path)
    let ending = try program.run("check", "Q1", "--lang", "en", "--format", "json")
    ending.expectBounds("check")
    #expect(ending.status == 1)
    let refused = try Self.files(of: ending.output, with: "ledger.unreadable")
    for package in Self.books where package.isNoLedger { #expect(refused.contains("Q1/" + package.name), "\(package.name) is taken") }
    for package in Self.books where !package.isNoLedger { #expect(!refused.contains("Q1/" + package.name), "\(package.name) is refused") }
    #expect(!ending.output.contains("root:"))
    let build = try program.run("build", "Q1", "--quiet")
    build.expectBounds("build")
    #expect(build.status == 1)
    #expect(try FileSystem.names(in: scratch.path) == ["Data"])
  }

  private struct Report: Decodable {
    struct Entry: Decodable {
      var code: String
      var file: String?
      var message: String
    }
    var findings: [Entry]?
    var problems: [Entry]?
  }

  private static func files(of json: String, with code: String) throws -> Set<String> {
    let report = try JSONDecoder().decode(Report.self, from: Data(json.utf8))
    return Set(((report.findings ?? []) + (report.problems ?? [])).filter { $0.code == code }.compactMap(\.file))
  }

  @Test("As templates: lint says what is wrong with each, and where nothing is")
  func lint() throws {
    let (scratch, _) = try workspace()
    for package in Self.every { try FileSystem.write(package.bytes, to: "\(scratch.path)/\(package.name)") }
    let ending = try Program(folder: scratch.path).run(["template", "lint", "--lang", "en", "--format", "json"] + Self.every.map(\.name))
    ending.expectBounds("lint")
    #expect(ending.status == 1)
    let problems = try JSONDecoder().decode(Report.self, from: Data(ending.output.utf8)).problems ?? []
    for package in Self.every {
      let said = problems.filter { $0.file == package.name }.map(\.message).joined(separator: " | ")
      if let words = package.words {
        #expect(said.contains(words), "\(package.name): \(said.prefix(400))")
      } else {
        #expect(said.isEmpty, "\(package.name): \(said.prefix(400))")
      }
    }
  }

  @Test("As templates of `template render`: refused without a file, or filled into one that is sound")
  func render() throws {
    let (scratch, workplace) = try workspace()
    try scratch.write("{\"a\": \"x\", \"s\": {\"a\": 1}}", to: "data.json")
    let before = try FileSystem.names(in: scratch.path)
    for package in Self.every {
      let out = scratch.path + "/out-" + package.name
      let result = try soon(package, in: scratch) { file in
        try TemplateRenderRun(workplace).run(
          TemplateRenderRequest(
            template: file, data: scratch.path + "/data.json", out: out, open: "{{", close: "}}", partials: nil, lenient: false))
      }
      // A formula that is not understood is copied, and Excel computes it.
      if package.words == nil || package.isCopied, result.status == 0 {
        #expect(PackageCheck.problems(of: try OfficePackage(path: out)).isEmpty, "\(package.name)")
        try FileSystem.remove(out)
      } else {
        #expect(result.status == 1 && !result.messages.isEmpty, "\(package.name): \(result.messages)")
      }
      try FileSystem.remove(scratch.path + "/" + package.name)
      #expect(try FileSystem.names(in: scratch.path) == before, "\(package.name) leaves something behind")
    }
  }

  @Test("As templates of `build`: refused, and the earlier output stays")
  func build() throws {
    let (scratch, workplace) = try workspace()
    let run = BuildRun(workplace, BuildRequest(draft: true, only: ["assessment"]))
    #expect(try run.cycle(.q1).status == 0)
    let before = try scratch.files().filter { $0.key.hasPrefix("Output/") }
    let name = "Templates/04-运维服务质量考核评分表.xlsx"
    try FileSystem.makeFolders(scratch.path + "/Templates")
    for package in Self.books where package.words != nil && !package.isCopied {
      try FileSystem.remove(scratch.path + "/" + name)
      try FileSystem.write(package.bytes, to: scratch.path + "/" + name)
      let result = try run.cycle(.q1)
      #expect(result.status == 1 && result.messages.contains("Nothing was written"), "\(package.name): \(result.messages)")
      #expect(try scratch.files().filter { $0.key.hasPrefix("Output/") } == before, "\(package.name)")
    }
  }

  @Test("As reviewed forms: refused with the reason, and no review is written")
  func forms() throws {
    let (scratch, workplace) = try workspace()
    for package in Self.books {
      let said = try soon(package, in: scratch) { file in
        do throws(RunError) {
          let result = try AcceptRun(workplace).run(.q1, form: file, dryRun: false, forceStale: true)
          #expect(result.status == 1, "\(package.name)")
          return result.messages + String(decoding: result.output, as: UTF8.self)
        } catch {
          #expect(error.status == 1, "\(package.name)")
          return error.message.en
        }
      }
      #expect(!said.isEmpty, "\(package.name)")
    }
    #expect(FileSystem.kind(scratch.path + "/Data/2025/Q1/review.yaml") == nil)
  }

  @Test("As exports of other systems: refused with the reason, or read for their headers")
  func imports() throws {
    let (scratch, workplace) = try workspace()
    for package in Self.books {
      try soon(package, in: scratch) { file in
        do throws(RunError) {
          let result = try ImportRun(workplace).propose(file, ledger: nil, sheet: nil)
          #expect(!package.isNoLedger, "\(package.name) is taken: \(String(decoding: result.output, as: UTF8.self).prefix(300))")
        } catch {
          #expect(error.status == 65, "\(package.name): \(error.message.en)")
        }
      }
    }
  }

  @Test(
    "A document type in any part of a template is found, also in those that nobody reads",
    arguments: ["01-运维服务单.docx", "03-运维服务报告.docx", "04-运维服务质量考核评分表.xlsx"])
  func everyPart(template: String) throws {
    let bytes = try FileSystem.read("\(SampleYear.root)/Templates/\(template)")
    let archive = try ZipArchive(bytes: bytes)
    let parts = archive.entries.map(\.name).filter { $0.hasSuffix(".xml") || $0.hasSuffix(".rels") }
    #expect(parts.count > 15)
    for part in parts {
      let text = String(decoding: try archive.read(part), as: UTF8.self)
      let root = text.firstRange(of: "?>")?.upperBound ?? text.startIndex
      let hostile = text[..<root] + "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + text[root...]
      let changed = try HostilePackage.rewritten(bytes, part, Array(hostile.utf8))
      let findings = Templates.lint(changed, name: template, fields: nil)
      #expect(findings.count == 1 && findings[0].message.en.contains("DOCTYPE"), "\(part): \(findings.map(\.message.en))")
    }
  }

  @Test("The limits of archives are set for a run, up and down")
  func limits() throws {
    let (scratch, _) = try workspace()
    for package in Self.all.archives where package.name == "ratio.xlsx" {
      try FileSystem.write(package.bytes, to: scratch.path + "/ratio.xlsx")
    }
    try FileSystem.write(HostilePackage.workbook(), to: scratch.path + "/sound.xlsx")
    try FileSystem.write(
      HostilePackage.adding("x/y.txt", (0..<3 << 20).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }, to: HostilePackage.workbook()),
      to: scratch.path + "/large.xlsx")
    for (file, limits, words) in [
      ("sound", "", "nothing wrong"), ("sound", "entries=3", "more than the limit"), ("large", "", "nothing wrong"),
      ("large", "entry=2", "more than the limit"), ("large", "total=2", "more than the limit"), ("ratio", "", "zip bomb"),
      ("ratio", "ratio=5000", "nothing wrong"), ("ratio", "ratio=5000,total=10", "more than the limit"),
    ] {
      let program = Program(folder: scratch.path, environment: ["HOTLINE_DOCS_ZIP_LIMITS": limits])
      let ending = try program.run("template", "lint", "--lang", "en", file + ".xlsx")
      #expect(ending.said.contains(words), "\(file) \(limits): \(ending.said)")
    }
  }
}
