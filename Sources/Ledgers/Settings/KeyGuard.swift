import Diagnostics
import Yams

/// Looks at a YAML text with aliases before it is read: a key has to be a text.
///
/// A mapping compares its keys, and to compare an alias is to look at all that it stands for: some ten lines of aliases to aliases stand for
/// more than any machine can look at. So the text is read with its aliases as plain words first, which stand for nothing.
enum KeyGuard {
  /// Stands where an alias has its asterisk, and nowhere else in anybody's settings.
  private static let mark: Character = "\u{204E}"

  static func check(_ text: String) throws {
    guard text.utf8.contains(UInt8(ascii: "*")), text.utf8.contains(UInt8(ascii: "&")) else { return }
    let plain = text.replacing("*", with: String(mark))
    guard let root = try Yams.compose(yaml: plain, .basic) else { return }
    var rest = [root]
    while let node = rest.popLast() {
      switch node {
      case .sequence(let sequence): rest += sequence
      case .mapping(let mapping):
        for (key, value) in mapping {
          guard case .scalar(let word) = key, word.style != .plain || word.string.first != mark else {
            throw NotYAML(line: key.mark?.line, problem: Bilingual(zh: "键必须是文字", en: "a key has to be a text"))
          }
          rest.append(value)
        }
      default: continue
      }
    }
  }
}
