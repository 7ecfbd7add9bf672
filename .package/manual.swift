// The manual pages, from the help that the program itself has:
//
//   hotline-docs --experimental-dump-help | manual FOLDER VERSION DATE
//
// writes hotline-docs.1 and one page a command, hotline-docs-check.1, into FOLDER.
import Foundation

/// As swift-argument-parser describes a command.
struct Command: Decodable {
  var commandName: String
  var abstract: String?
  var discussion: String?
  var shouldDisplay: Bool?
  var superCommands: [String]?
  var subcommands: [Command]?
  var arguments: [Argument]?

  var words: [String] { (superCommands ?? []) + [commandName] }
  var page: String { words.joined(separator: "-") }
  /// The commands that people see; `help` says nothing that the pages do not.
  var shown: [Command] { (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" } }
}

struct Argument: Decodable {
  struct Name: Decodable {
    var kind: String
    var name: String
    var text: String { (kind == "long" ? "--" : "-") + name }
  }

  var kind: String
  var shouldDisplay: Bool?
  var isOptional: Bool
  var isRepeating: Bool
  var names: [Name]?
  var preferredName: Name?
  var valueName: String?
  var defaultValue: String?
  var abstract: String?
  var discussion: String?

  var value: String { valueName ?? "value" }

  /// As the synopsis has it: `CYCLE`, `[--draft]`, `[--jobs N]`.
  var usage: String {
    let core =
      switch kind {
      case "positional": "\\fI\(roff(value))\\fR"
      case "flag": "\\fB\(roff(preferredName?.text ?? ""))\\fR"
      default: "\\fB\(roff(preferredName?.text ?? ""))\\fR \\fI\(roff(value))\\fR"
      }
    return (isOptional ? "[\(core)]" : core) + (isRepeating ? " ..." : "")
  }

  /// As the list of options has it: `-o, --out OUT`.
  var title: String {
    guard kind != "positional" else { return "\\fI\(roff(value))\\fR" }
    let spelt = (names ?? []).map { "\\fB\(roff($0.text))\\fR" }.joined(separator: ", ")
    return kind == "flag" ? spelt : spelt + " \\fI\(roff(value))\\fR"
  }
}

struct Tool: Decodable {
  var command: Command
}

/// Text that roff shows as it is: no escape, and no line that begins like a request.
func roff(_ text: String) -> String {
  text.replacingOccurrences(of: "\\", with: "\\e").replacingOccurrences(of: "-", with: "\\-").replacingOccurrences(of: "'", with: "\\(aq")
}

func paragraph(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    let line = roff(String(line))
    return line.isEmpty ? ".PP" : line.hasPrefix(".") ? "\\&" + line : line
  }.joined(separator: "\n") + "\n"
}

/// Lines as they stand: the examples.
func verbatim(_ text: String) -> String { ".PP\n.nf\n" + paragraph(text).replacingOccurrences(of: ".PP\n", with: "\n") + ".fi\n" }

let exits = [
  ("0", "Done; for \\fBcheck\\fR: nothing at or above \\fB\\-\\-fail\\-on\\fR."),
  ("1", "Findings stop it; \\fBverify\\fR finds a difference, \\fBtemplate lint\\fR a problem, \\fBaccept\\fR refuses the form."),
  ("64", "Wrong usage."),
  ("65", "The workspace cannot be read at all: no year, no cycle folder, no contract.yaml, or one that is no YAML."),
  ("70", "A fault of the program."),
  ("73", "Output cannot be created."),
  ("74", "Output cannot be written. A build that stops leaves the earlier output as it was."),
]

let surroundings = [
  ("LC_ALL, LC_MESSAGES, LANG", "The language of messages where \\fB\\-\\-lang\\fR is not given: Chinese when it begins with zh. Documents are always Chinese."),
  ("NO_COLOR", "When set and not empty, no colours."),
]

let places = [
  ("Data/<year>/contract.yaml", "The terms of the contract."),
  ("Data/<year>/Q1 ... Q4", "The ledgers of a cycle, CSV or workbooks, and its cycle.yaml and evidence."),
  ("Templates", "The workspace's own templates, which come before the shipped ones."),
  ("<prefix>/share/hotline\\-docs", "The shipped templates and the sample year."),
  ("Output/<year>/<cycle>", "What a build writes."),
]

func table(_ title: String, _ rows: [(String, String)]) -> String {
  ".SH \(title)\n" + rows.map { ".TP\n.B \($0)\n\($1)\n" }.joined()
}

func page(of command: Command, version: String, date: String) -> String {
  var out = ".TH \"\(command.page.uppercased())\" \"1\" \"\(date)\" \"hotline\\-docs \(version)\" \"User Commands\"\n.nh\n.ad l\n"
  let name = command.words.joined(separator: " ")
  out += ".SH NAME\n\(roff(command.page)) \\- \(roff(command.abstract ?? name))\n"
  let arguments = (command.arguments ?? []).filter { $0.shouldDisplay != false }
  out += ".SH SYNOPSIS\n\\fB\(roff(name))\\fR" + (command.shown.isEmpty ? "" : " \\fIcommand\\fR")
  out += arguments.map { " " + $0.usage }.joined() + "\n"
  if let discussion = command.discussion { out += ".SH EXAMPLES\n" + verbatim(discussion) }
  if !command.shown.isEmpty {
    out += table("COMMANDS", command.shown.map { (roff($0.commandName), "\(roff($0.abstract ?? "")) See \\fB\(roff($0.page))\\fR(1).") })
  }
  if !arguments.isEmpty {
    out += ".SH OPTIONS\n"
    for argument in arguments {
      out += ".TP\n\(argument.title)\n" + paragraph(argument.abstract ?? "")
      if let value = argument.defaultValue, !value.isEmpty { out += "(default: \(roff(value)))\n" }
    }
  }
  out += table("EXIT STATUS", exits) + table("ENVIRONMENT", surroundings) + table("FILES", places)
  let related = command.superCommands.map { [$0.joined(separator: "-")] } ?? command.shown.map(\.page)
  out += ".SH SEE ALSO\n" + related.map { "\\fB\(roff($0))\\fR(1)" }.joined(separator: ",\n") + "\n"
  return out
}

func write(_ command: Command, below parents: [String], into folder: URL, version: String, date: String) throws {
  var command = command
  command.superCommands = parents.isEmpty ? nil : parents
  let text = page(of: command, version: version, date: date)
  try Data(text.utf8).write(to: folder.appendingPathComponent(command.page + ".1"))
  for child in command.shown { try write(child, below: command.words, into: folder, version: version, date: date) }
}

let given = CommandLine.arguments
guard given.count == 4 else {
  FileHandle.standardError.write(Data("usage: hotline-docs --experimental-dump-help | manual FOLDER VERSION DATE\n".utf8))
  exit(64)
}
let tool = try JSONDecoder().decode(Tool.self, from: FileHandle.standardInput.readDataToEndOfFile())
try write(tool.command, below: [], into: URL(fileURLWithPath: given[1]), version: given[2], date: given[3])
