import Contract
import Diagnostics

/// What the argument parser says by itself, said as the rest is said: in the language that is spoken, and with what was probably meant.
///
/// The parser speaks English only. Its sentences are few; each is matched as a whole line, `*` standing for what differs.
enum ParserWords {
  static func spoken(_ text: String, in language: Language) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let line = String(line).replacing(WorkspaceOptions.usage, with: Bilingual(zh: " [选项]", en: " [options]")[language])
      return (language == .zh ? chinese(line) : line) + (suggestion(for: line, in: language) ?? "")
    }
    return lines.joined(separator: "\n")
  }

  /// The nearest of the values that a line lists, where it refuses one.
  private static func suggestion(for line: String, in language: Language) -> String? {
    guard let parts = match(line, "Error: The value '*' is invalid for '*'. Please provide one of *.") else { return nil }
    let known = parts[2].split(separator: "'", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
    // Of Q1 to Q4 none is nearer to Q7 than the others.
    guard parts[0].count > 2 else { return nil }
    return Nearest.match(for: parts[0], among: known.map { String($0.element) }).map {
      Bilingual(zh: "是否想用 \($0)？", en: " Did you mean \($0)?")[language]
    }
  }

  private static func chinese(_ line: String) -> String {
    for (pattern, words) in sentences {
      guard let parts = match(line, pattern) else { continue }
      var rest = parts[...]
      return words.map { $0 == "*" ? listed(rest.popFirst() ?? "") : String($0) }.joined()
    }
    return phrases.reduce(line) { $0.replacing($1.0, with: $1.1) }
  }

  /// A list of quoted values, "'Q1', 'Q2' or 'Q3'", with Chinese commas.
  private static func listed(_ text: String) -> String {
    ["', '", "' or '", "' and '"].reduce(text) { $0.replacing($1, with: "'、'") }
  }

  /// What stands for the stars of a pattern; `nil` when the line is another. Each star takes as little as it can, the last one all.
  static func match(_ line: String, _ pattern: String) -> [String]? {
    let pieces = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard let first = pieces.first, line.hasPrefix(first) else { return nil }
    var rest = line.dropFirst(first.count)
    var parts: [String] = []
    for (index, piece) in pieces.enumerated().dropFirst() {
      if index == pieces.count - 1 {
        guard rest.hasSuffix(piece) else { return nil }
        parts.append(String(rest.dropLast(piece.count)))
        return parts
      }
      guard let range = rest.firstRange(of: piece) else { return nil }
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return rest.isEmpty ? parts : nil
  }

  private static let sentences: [(String, String)] = [
    ("OVERVIEW: *", "概述：*"), ("USAGE: *", "用法：*"), ("Usage: *", "用法：*"), ("Help:  *", "说明：*"),
    ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："), ("SUBCOMMANDS:", "子命令："),
    ("  See '*' for detailed help.", "  每个子命令的说明：*"), ("  See '*' for more information.", "  更多说明：*"),
    ("Error: Unexpected argument '*'", "错误：多余的参数“*”"), ("Error: * unexpected arguments: *", "错误：多余的 * 个参数：*"),
    ("Error: Unknown option '*'. Did you mean '*'?", "错误：没有选项 *，是否想用 *？"), ("Error: Unknown option '*'", "错误：没有选项 *"),
    ("Error: Missing value for '*'", "错误：选项 * 缺少值"), ("Error: Missing expected argument '*'", "错误：缺少参数 *"),
    ("Error: Missing one of: *", "错误：缺少其中之一：*"), ("Error: Missing required subcommand.", "错误：缺少子命令。"),
    ("Error: The option '*' does not take any value, but '*' was specified.", "错误：选项 * 不带值，却给了“*”。"),
    ("Error: The value '*' is invalid for '*'. Please provide one of *.", "错误：“*”不能用于 *，可以用：*。"),
    ("Error: The value '*' is invalid for '*'. Please provide one of the following:", "错误：“*”不能用于 *，可以用："),
    ("Error: The value '*' is invalid for '*': *", "错误：“*”不能用于 *：*"), ("Error: The value '*' is invalid for '*'", "错误：“*”不能用于 *"),
    ("Error: Value to be set with * had already been set with *", "错误：* 与前面的 * 重复"), ("Error: Invalid option: *", "错误：没有选项 *"),
    ("Error: *", "错误：*"),
  ]

  private static let phrases: [(String, String)] = [
    ("(default: ", "(默认："), ("; default:", "；默认："), ("(values: ", "(可取："), ("Show the version.", "显示版本。"),
    ("Show help information.", "显示帮助。"), ("Show subcommand help information.", "显示子命令的帮助。"),
  ]
}
