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
    let readme = try String(contentsOfFile: SampleYear.root + "/README.md", encoding: .utf8)
    let start = try #require(readme.range(of: "<!-- recipe: \(recipe) -->\n```yaml\n"))
    let yaml = readme[start.upperBound...]
    let end = try #require(yaml.range(of: "\n```"))
    var blocks: [String] = []
    var block: (indent: Int, lines: [Substring])?
    for line in yaml[..<end.lowerBound].split(separator: "\n", omittingEmptySubsequences: false) {
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
    let scratch = try Scratch()
    let year = SampleYear.root + "/Data/2025"
    for name in try FileSystem.files(below: year) where !name.hasPrefix("Q") || name.hasPrefix("Q1/") {
      let path = scratch.path + "/repository/Data/2025/" + name
      try FileSystem.makeFolders(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
      try FileSystem.write(try FileSystem.read(year + "/" + name), to: path)
    }
    try FileSystem.makeFolders(scratch.path + "/bin")
    for tool in ["apt-get", "curl"] {
      try scratch.write("#!/bin/sh\nexit 0\n", to: "bin/" + tool)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.path + "/bin/" + tool)
    }
    try FileManager.default.createSymbolicLink(atPath: scratch.path + "/bin/hotline-docs", withDestinationPath: Self.program)
    return scratch
  }

  private func run(_ script: String, in scratch: Scratch) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-e", "-c", script]
    process.currentDirectoryURL = URL(fileURLWithPath: scratch.path + "/repository")
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = scratch.path + "/bin:" + (environment["PATH"] ?? "/usr/bin:/bin")
    for name in ["GITHUB_REF_NAME", "CI_COMMIT_TAG"] { environment[name] = "2025-Q1" }
    environment["HOTLINE_DOCS_DEB"] = "https://example.org/hotline-docs.deb"
    process.environment = environment
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  @Test("Every block ends well on the sample, reports are there, and the tagged cycle is built", arguments: ["github", "gitlab", "gitea"])
  func recipe(name: String) throws {
    let blocks = try Self.blocks(of: name)
    #expect(blocks.count == 3)
    let needsJQ = blocks.contains { $0.contains("jq ") }
    guard !needsJQ || FileManager.default.isExecutableFile(atPath: "/usr/bin/jq") else {
      print("skipped: \(name)'s recipe needs jq (apt-get install jq)")
      #expect(ProcessInfo.processInfo.environment["CI"] != "true", "CI needs jq")
      return
    }
    let scratch = try repository()
    for block in blocks {
      let (status, output) = try run(block, in: scratch)
      #expect(status == 0, "\(block)\n\(output)")
    }
    let files = try FileSystem.files(below: scratch.path + "/repository")
    #expect(files.contains("report/2025-Q1.html"))
    #expect(files.contains("Output/2025/Q1/SHA256SUMS"))
    #expect(!needsJQ || files.contains("codequality.json"))
  }

  @Test("A finding stops the check's step")
  func finding() throws {
    let scratch = try repository()
    try FileSystem.remove(scratch.path + "/repository/Data/2025/测评备案.csv")
    for name in ["github", "gitlab", "gitea"] {
      let check = try #require(try Self.blocks(of: name).first { $0.contains("hotline-docs check") })
      #expect(try run(check, in: scratch).status == 1, "\(name)")
    }
  }
}
