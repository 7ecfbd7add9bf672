import Foundation

/// A command as the program describes it to those who make manual pages.
struct CommandHelp: Decodable {
  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String
      /// As it is typed.
      var spelling: String { (kind == "long" ? "--" : "-") + name }
    }

    var kind: String
    var valueName: String?
    var names: [Name]?
    var preferredName: Name?
    var abstract: String?
    var shouldDisplay: Bool?
  }

  var commandName: String
  var abstract: String?
  var discussion: String?
  var subcommands: [CommandHelp]?
  var arguments: [Argument]?

  /// Every command with its words, such as `hotline-docs template lint`; the parser's own `help` is none.
  static func all(_ language: String) throws -> [(words: String, command: CommandHelp)] {
    struct Tool: Decodable { var command: CommandHelp }
    func all(_ command: CommandHelp, below parents: [String]) -> [(String, CommandHelp)] {
      let words = parents + [command.commandName]
      let children = (command.subcommands ?? []).filter { $0.commandName != "help" }
      return [(words.joined(separator: " "), command)] + children.flatMap { all($0, below: words) }
    }
    let dump = try Program(folder: SampleYear.root).run("--experimental-dump-help", "--lang", language).output
    return all(try JSONDecoder().decode(Tool.self, from: Data(dump.utf8)).command, below: [])
  }
}
