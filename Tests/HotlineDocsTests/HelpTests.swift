import Diagnostics
import Foundation
import Testing

@testable import HotlineDocs

@Suite("Help that helps")
struct HelpTests {
  private func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Program.Ending {
    try Program(folder: SampleYear.root, environment: environment).run(arguments)
  }

  private static func hasHan(_ text: String) -> Bool { text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }

  @Test("Every command says what it does and shows examples of itself", arguments: ["zh", "en"])
  func examples(language: String) throws {
    for (words, command) in try CommandHelp.all(language) {
      #expect(command.abstract?.isEmpty == false, "\(words)")
      if (command.subcommands ?? []).allSatisfy({ $0.commandName == "help" }) {
        #expect(command.discussion?.contains(words) == true, "no example of \(words)")
      }
    }
  }

  @Test("Help is as complete in Chinese as in English: every command, option and example, none in the other language")
  func bothLanguages() throws {
    let (zh, en) = (try CommandHelp.all("zh"), try CommandHelp.all("en"))
    #expect(zh.map(\.words) == en.map(\.words) && zh.count > 15)
    // What the parser has by itself is put into words later: --help and --version.
    func own(_ command: CommandHelp) -> [CommandHelp.Argument] {
      (command.arguments ?? []).filter { $0.shouldDisplay != false && !["help", "version"].contains($0.preferredName?.name ?? "") }
    }
    for (chinese, english) in zip(zh, en) {
      #expect(Self.hasHan(chinese.command.abstract ?? ""), "\(chinese.words)")
      #expect(!Self.hasHan(english.command.abstract ?? "汉"), "\(chinese.words)")
      let lines = [chinese, english].map { ($0.command.discussion ?? "").split(separator: "\n", omittingEmptySubsequences: false).count }
      #expect(lines[0] == lines[1], "\(chinese.words)")
      #expect(own(chinese.command).count == own(english.command).count)
      for (first, second) in zip(own(chinese.command), own(english.command)) {
        let name = "\(chinese.words) \(first.preferredName?.name ?? first.valueName ?? "?")"
        #expect(Self.hasHan(first.abstract ?? ""), "\(name)")
        #expect(second.abstract?.isEmpty == false && second.abstract != first.abstract, "\(name)")
      }
    }
    for arguments in [[], ["check"], ["template"]] {
      let text = try run(arguments + ["--help", "--lang", "zh"]).output
      for words in ["OVERVIEW", "USAGE", "OPTIONS", "ARGUMENTS", "See '", "Show ", "default:", "values:"] {
        #expect(!text.contains(words), "\(arguments): \(words)")
      }
    }
  }

  @Test(
    "Wrong usage is answered in Chinese, whatever the parser finds",
    arguments: [
      "buld Q2", "check", "check Q7", "check Q2 Q3", "check Q2 Q3 Q4", "check Q2 --formt json", "check Q2 --wholly", "check Q2 --year",
      "score Q2 --format jsn", "check Q2 --format pdf", "status --as-of 2026-13-01", "build Q2 --quiet=3", "build Q2 --jobs 0",
      "build Q2 --only report,tickts", "init --from 2025", "import x.csv --map y", "template lnt", "import", "diff Q1", "diff Q1 Q9",
      "check Q2 --lang fr", "check Q2 --format json --format html", "explain",
    ])
  func chineseUsage(line: String) throws {
    let ending = try run(line.split(separator: " ").map(String.init), environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(ending.status == 64 && ending.output.isEmpty)
    let errors = ending.errors
    let lines = errors.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("错误：") && Self.hasHan(String($0.dropFirst(3))) }, "\(errors)")
    for words in ["Error", "Usage", "See ", "Please", "invalid", "Missing", "Unknown", "nexpected", "Help:", " or "] {
      #expect(!errors.contains(words), "\(words): \(errors)")
    }
  }

  @Test("A misspelt command, option, cycle or document is answered with what is meant, and is wrong usage")
  func suggestions() throws {
    for (arguments, meant) in [
      (["buld", "Q2"], "build"), (["check", "Q2", "--formt", "json"], "--format"), (["check", "Q7"], "'Q4'"),
      (["score", "Q2", "--format", "jsn"], "Did you mean json?"), (["template", "lnt"], "did you mean hotline-docs template lint?"),
      (["build", "Q2", "--only", "report,tickts"], "did you mean tickets?"), (["build", "Q2", "--only", ""], "settlement"),
      (["check", "Q2", "--format", "jsonn"], "did you mean json?"), (["check", "Q2", "--format", "json="], "json=FILE"),
      (["status", "--as-of", "yesterday"], "2026-06-05"), (["diff", "Q1", "2025-Q4"], "2025/Q4"),
      (["version"], "did you mean hotline-docs --version?"), (["xyz"], "There are init, build, "),
      (["help", "bild"], "hotline-docs build"),
      (["--lang", "en", "status"], "after the command"), (["explain", "record.requird"], "did you mean record.required?"),
      (["explain", "2.2.9"], "did you mean 2.2"), (["explain", "xyz"], "explain Q2 payable"),
      (["explain", "Q2", "payabel"], "did you mean payable?"), (["explain", "Q2", "YW-20260309-033"], "did you mean YW-20260309-003?"),
      (["import", "README.md", "--ledger", "ticket"], "did you mean tickets?"), (["template", "diff", "01-运维服务.docx"], "01-运维服务单.docx"),
    ] {
      let ending = try run(arguments, environment: ["LC_ALL": "C"])
      #expect(ending.status == 64 && ending.output.isEmpty && ending.errors.contains(meant), "\(arguments): \(ending.errors)")
    }
  }

  @Test("Whatever check and lint name is explained")
  func explained() throws {
    for kind in FindingKind.all + FindingKind.allTemplate {
      let text = String(decoding: try ExplainRun(SampleYear.workplace).run([kind.code], asJSON: false).output, as: UTF8.self)
      #expect(text.contains(kind.code) && text.contains(kind.rule.zh), "\(kind.code)")
    }
  }

  @Test("What cannot be read at all is answered with what there is and the command that helps")
  func remedies() throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    for (arguments, help) in [
      (["check", "Q1", "--data", scratch.path + "/none"], "hotline-docs init"), (["check", "Q3"], "there is Q1"),
      (["check", "Q1", "--year", "2026"], "there is 2025; for a new contract year: hotline-docs init --from 2025 --year 2026"),
    ] {
      let ending = try Program(folder: scratch.path, environment: ["LC_ALL": "C"]).run(arguments)
      #expect(ending.status == 65 && ending.output.isEmpty && ending.errors.contains(help), "\(arguments): \(ending.errors)")
    }
  }

  @Test("Exit codes are the same in the manual pages, in the README and in the specification")
  func exitCodes() throws {
    let manual = try String(contentsOfFile: SampleYear.root + "/.package/manual.swift", encoding: .utf8)
    let list = try #require(manual.components(separatedBy: "let exits = [").dropFirst().first?.components(separatedBy: "\n]").first)
    let codes = list.components(separatedBy: "\n  (\"").dropFirst().map { $0.prefix(while: \.isNumber) }
    #expect(codes == ["0", "1", "64", "65", "70", "73", "74"])
    let readme = try #require(
      try Readme.text.get().components(separatedBy: "Exit codes: ").dropFirst().first?.components(separatedBy: "\n\n").first)
    for code in codes { #expect(readme.contains("\(code) ") || readme.contains("\(code)/"), "\(code)") }
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
      try #require(try JSONSerialization.jsonObject(with: Data(try run(arguments).output.utf8)) as? [String: Any])
    }
    let (plain, more) = (try keys(score), try keys(score + ["--sensitivity"]))
    #expect(plain["items"] != nil && Set(more.keys) == Set(plain.keys).union(["sensitivity"]))
    let sensitivity = try #require(more["sensitivity"] as? [String: Any])
    #expect((sensitivity["causes"] as? [Any])?.isEmpty == false)
  }

  @Test("The catalogue of findings speaks both languages, each its own")
  func catalogue() {
    for kind in FindingKind.all {
      #expect(Self.hasHan(kind.rule.zh), "\(kind.code)")
      #expect(!kind.rule.en.isEmpty && kind.rule.en != kind.rule.zh, "\(kind.code)")
    }
  }
}
