import Diagnostics
import Foundation
import Testing

@testable import HotlineDocs

@Suite("Help that helps")
struct HelpTests {
  private struct Command: Decodable {
    var commandName: String
    var superCommands: [String]?
    var abstract: String?
    var discussion: String?
    var subcommands: [Command]?
  }

  private struct Tool: Decodable { var command: Command }

  private func run(_ arguments: [String], environment: [String: String] = [:]) throws -> (status: Int32, output: Data, errors: String) {
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: try RecipeTests.program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, bytes, text)
  }

  @Test("Every command says what it does and shows examples of itself")
  func examples() throws {
    let tool = try JSONDecoder().decode(Tool.self, from: try run(["--experimental-dump-help"]).output)
    func visit(_ command: Command, below parents: [String]) {
      let words = parents + [command.commandName]
      let children = (command.subcommands ?? []).filter { $0.commandName != "help" }
      #expect(command.abstract?.isEmpty == false, "\(words)")
      if children.isEmpty { #expect(command.discussion?.contains(words.joined(separator: " ")) == true, "no example of \(words)") }
      for child in children { visit(child, below: words) }
    }
    visit(tool.command, below: [])
  }

  @Test("A misspelt command, option, cycle or document is answered with what is meant, and is wrong usage")
  func suggestions() throws {
    for (arguments, meant) in [
      (["buld", "Q2"], "build"), (["check", "Q2", "--formt", "json"], "--format"), (["check", "Q7"], "'Q4'"),
      (["build", "Q2", "--only", "report,tickts"], "did you mean tickets?"), (["build", "Q2", "--only", ""], "settlement"),
    ] {
      let (status, output, errors) = try run(arguments, environment: ["LC_ALL": "C"])
      #expect(status == 64 && output.isEmpty && errors.contains(meant), "\(arguments): \(errors)")
    }
  }

  @Test("The language follows the locale, and --lang goes before it")
  func locale() throws {
    let status = ["status", "--data", SampleYear.root + "/none"]
    #expect(try run(status, environment: ["LC_ALL": "zh_CN.UTF-8"]).errors.contains("不存在"))
    #expect(try run(status, environment: ["LC_ALL": "C"]).errors.contains("does not exist"))
    #expect(try run(status + ["--lang", "zh"], environment: ["LC_ALL": "C"]).errors.contains("不存在"))
  }

  @Test("With --sensitivity the score's JSON is whole, and has one key more")
  func sensitivity() throws {
    let score = ["score", "Q2", "--format", "json", "--data", SampleYear.root + "/Data"]
    func keys(_ arguments: [String]) throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: try run(arguments).output) as? [String: Any])
    }
    let (plain, more) = (try keys(score), try keys(score + ["--sensitivity"]))
    #expect(plain["items"] != nil && Set(more.keys) == Set(plain.keys).union(["sensitivity"]))
    let sensitivity = try #require(more["sensitivity"] as? [String: Any])
    #expect((sensitivity["causes"] as? [Any])?.isEmpty == false)
  }

  @Test("The catalogue of findings speaks both languages, each its own")
  func catalogue() {
    func hasHan(_ text: String) -> Bool { text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
    for kind in FindingKind.all {
      #expect(hasHan(kind.rule.zh), "\(kind.code)")
      #expect(!kind.rule.en.isEmpty && kind.rule.en != kind.rule.zh, "\(kind.code)")
    }
  }
}
