import ArgumentParser
import Contract

/// The words before the options, held against the commands that there are: the parser would only speak of unexpected arguments.
enum CommandWords {
  /// - Throws: what was probably meant, where a word is no command.
  static func check(_ arguments: [String], below root: any ParsableCommand.Type) throws {
    var (command, words) = (root, [root._commandName])
    for word in arguments {
      let known = command.configuration.subcommands
      if known.isEmpty { return }
      if let next = known.first(where: { $0._commandName == word }) {
        (command, words) = (next, words + [word])
      } else if word.hasPrefix("-") {
        if WorkspaceOptions.names.contains(where: { word == $0 || word.hasPrefix($0 + "=") }) { throw misplaced(word) }
        return
      } else if words.count > 1 || word != "help" {
        throw unknown(word, after: words, known.map { $0._commandName })
      }
    }
  }

  private static func unknown(_ word: String, after words: [String], _ known: [String]) -> ValidationError {
    let others = words.count == 1 ? ["help", "--help", "--version"] : []
    guard let nearest = Nearest.match(for: word, among: known + others) else {
      return .said(
        "没有命令“\(word)”。有：\(known.joined(separator: "、"))。", "there is no command “\(word)”. There are \(known.joined(separator: ", ")).")
    }
    let meant = (words + [nearest]).joined(separator: " ")
    return .said("没有命令“\(word)”，是否想用 \(meant)？", "there is no command “\(word)”; did you mean \(meant)?")
  }

  private static func misplaced(_ option: String) -> ValidationError {
    .said("\(option) 写在命令之后，如 hotline-docs status \(option) …", "\(option) stands after the command, as in hotline-docs status \(option) …")
  }
}

extension ValidationError {
  /// Wrong usage: a word that is none of those that are known, with the nearest of them.
  static func unknown(_ word: String, among known: [String]) -> ValidationError {
    let (zh, en) = (known.joined(separator: "、"), known.joined(separator: ", "))
    guard let nearest = Nearest.match(for: word, among: known) else { return .said("可以用：\(zh)。", "it takes \(en).") }
    return .said("是否想用 \(nearest)？可以用：\(zh)。", "did you mean \(nearest)? It takes \(en).")
  }
}
