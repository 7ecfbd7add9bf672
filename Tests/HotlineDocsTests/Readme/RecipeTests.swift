import Files
import Foundation
import Testing

@testable import HotlineDocs

/// The shell lines of the README's CI recipes, run against the sample year as a runner would. What installs is stood in for: `apt-get` and
/// `curl` do nothing here, and the program is the one that was built.
@Suite("The README's CI recipes run")
struct RecipeTests {
  /// The blocks of shell lines (`… |`) of a recipe.
  static func blocks(of recipe: String) throws -> [String] {
    let yaml = try Readme.block("recipe: \(recipe)", "yaml")
    var blocks: [String] = []
    var block: (indent: Int, lines: [Substring])?
    for line in yaml.split(separator: "\n", omittingEmptySubsequences: false) {
      let indent = line.prefix { $0 == " " }.count
      if let open = block, indent > open.indent || line.isEmpty {
        block?.lines.append(line)
        continue
      }
      if let open = block { blocks.append(text(open.lines)) }
      block = line.hasSuffix("run: |") || line.hasSuffix("- |") ? (indent, []) : nil
    }
    if let open = block { blocks.append(text(open.lines)) }
    return blocks
  }

  private static func text(_ lines: [Substring]) -> String {
    let indent = lines.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return lines.map { $0.dropFirst(indent) + "\n" }.joined()
  }

  /// The product, beside the tests' own program.
  static var program: String {
    get throws {
      var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      while folder.path != "/", !FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent("hotline-docs").path) {
        folder.deleteLastPathComponent()
      }
      try #require(folder.path != "/", "hotline-docs is not built beside the tests")
      return folder.appendingPathComponent("hotline-docs").path
    }
  }

  /// A repository of ledgers with one cycle, and stand-ins for what installs.
  private func repository() throws -> Scratch {
    let scratch = try Readme.place()
    try scratch.writeSample(.q1, in: "repository/")
    for tool in ["apt-get", "curl"] { try scratch.writeProgram("bin/" + tool, "exit 0") }
    return scratch
  }

  private func run(_ script: String, in scratch: Scratch) throws -> Program.Ending {
    let settings = ["HOTLINE_DOCS_DEB": "https://example.org/hotline-docs.deb", "GITHUB_REF_NAME": "2025-Q1", "CI_COMMIT_TAG": "2025-Q1"]
    return try Readme.run(script, in: scratch.path + "/repository", of: scratch, settings)
  }

  @Test("Every block ends well on the sample, reports are there, and the tagged cycle is built", arguments: ["github", "gitlab", "gitea"])
  func recipe(name: String) throws {
    let blocks = try Self.blocks(of: name)
    #expect(blocks.count == 3)
    let needsJQ = blocks.contains { $0.contains("jq ") }
    guard !needsJQ || Need.met(.tool("jq")) else { return }
    let scratch = try repository()
    for block in blocks {
      let ending = try run(block, in: scratch)
      #expect(ending.status == 0, "\(block)\n\(ending.said)")
    }
    let files = try FileSystem.files(below: scratch.path + "/repository")
    #expect(files.contains("report/2025-Q1.html"))
    #expect(files.contains("Output/2025/Q1/SHA256SUMS"))
    #expect(!needsJQ || files.contains("codequality.json"))
  }

  @Test("A finding stops the check's step and stands where the system shows it", arguments: ["github", "gitlab", "gitea"])
  func finding(name: String) throws {
    let check = try #require(try Self.blocks(of: name).first { $0.contains("hotline-docs check") })
    guard !check.contains("jq ") || Need.met(.tool("jq")) else { return }
    let scratch = try repository()
    let ledger = scratch.path + "/repository/Data/2025/Q1/每日运行指标.csv"
    // The ledger's bytes are GB18030; what is changed is ASCII.
    let text = try String(contentsOfFile: ledger, encoding: .isoLatin1).replacing("2025/12/1,0,", with: "2025/12/1,x,", maxReplacements: 1)
    try text.write(toFile: ledger, atomically: true, encoding: .isoLatin1)
    let ending = try run(check, in: scratch)
    #expect(ending.status == 1)
    switch name {
    case "github": #expect(ending.output.contains("::error file=Data/2025/Q1/每日运行指标.csv,line=2,title=record.value"), "\(ending.said)")
    case "gitlab": try isCodeQuality(scratch)
    default: #expect(ending.output.contains("Q1/每日运行指标.csv\n"), "\(ending.said)")
    }
  }

  /// What GitLab asks of a code quality report and of a JUnit report.
  private func isCodeQuality(_ scratch: Scratch) throws {
    struct Issue: Decodable {
      struct Location: Decodable {
        struct Lines: Decodable { var begin: Int }
        var path: String
        var lines: Lines
      }
      var description: String
      var checkName: String
      var fingerprint: String
      var severity: String
      var location: Location
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let issues = try decoder.decode([Issue].self, from: Data(try scratch.read("repository/codequality.json")))
    #expect(issues.contains { $0.severity == "critical" && $0.location.path == "Data/2025/Q1/每日运行指标.csv" && $0.location.lines.begin == 2 })
    #expect(Set(issues.map(\.fingerprint)).count == issues.count)
    for issue in issues {
      #expect(["info", "minor", "major", "critical", "blocker"].contains(issue.severity) && !issue.description.isEmpty, "\(issue)")
      #expect(FileSystem.isFile(scratch.path + "/repository/" + issue.location.path), "\(issue)")
    }
    let report = String(decoding: try scratch.read("repository/report/2025-Q1.xml"), as: UTF8.self)
    #expect(report.contains("<testsuites ") && report.contains("<failure type=\"record.value\""))
  }
}
