import Contract
import Diagnostics
import Yams

/// Reads one YAML file by what it should hold, and gathers every place where it holds something else (`contract.value`).
///
/// Marks give each finding its line; the column is the key's path. A reader visits a bounded number of values, so that aliases
/// that multiply cannot make a small file endless.
final class SettingsReader {
  /// As findings show it: "contract.yaml", "Q2/cycle.yaml".
  let file: String
  private(set) var findings: [Finding] = []
  /// Every text that was read, for the rules that read texts.
  private(set) var texts: [LooseText] = []
  private var budget = 50_000
  private var isExhausted = false

  init(file: String) { self.file = file }

  /// The file's outermost value; `nil` when the file is blank.
  ///
  /// Throws what makes it no YAML: the line, where it is known, and the problem.
  static func compose(_ bytes: [UInt8]) throws(NotYAML) -> Node? {
    guard bytes.count <= longest else {
      throw NotYAML(line: nil, problem: Bilingual(zh: "超过 1 MiB", en: "it is larger than 1 MiB"))
    }
    let text: String
    do { text = String(decoding: try TextDecoding.utf8(bytes), as: UTF8.self) } catch {
      throw NotYAML(line: nil, problem: Bilingual(zh: "不是可读的文本", en: "not readable text"))
    }
    do {
      try KeyGuard.check(text)
      return try Yams.compose(yaml: text, .basic)
    } catch let error as YamlError { throw NotYAML(error) } catch let error as NotYAML { throw error } catch {
      throw NotYAML(line: nil, problem: Bilingual(zh: "无法解析", en: "it cannot be parsed"))
    }
  }

  /// Whether one more value may be looked at.
  func spend() -> Bool {
    budget -= 1
    return budget >= 0
  }

  func report(_ path: String, line: Int, value: String? = nil, _ message: Bilingual, hint: Bilingual) {
    if budget < 0, !isExhausted {
      isExhausted = true
      findings.append(
        Finding(
          .contractValue, at: Place(file: file, row: line), identity: "size",
          message: Bilingual(zh: "文件的内容过多，没有读完", en: "the file holds more than is sensible and was not read to its end"),
          hint: Bilingual(zh: "请删去重复的引用（别名）", en: "remove aliases that repeat")))
    }
    guard !isExhausted else { return }
    findings.append(
      Finding(
        .contractValue, at: Place(file: file, row: line, column: path.isEmpty ? nil : path), identity: path, value: value,
        message: message, hint: hint))
  }

  func remember(_ text: String, path: String, line: Int) {
    texts.append(LooseText(place: Place(file: file, row: line, column: path), text: text))
  }
}

/// Why a file is no YAML.
struct NotYAML: Error {
  let line: Int?
  let problem: Bilingual

  init(line: Int?, problem: Bilingual) {
    self.line = line
    self.problem = problem
  }

  init(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      self.init(line: mark.line, problem: Bilingual(zh: "语法错误（\(problem)）", en: problem))
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.joined(separator: ", ")
      self.init(line: context.mark.line, problem: Bilingual(zh: "键重复：\(names)", en: "keys that stand twice: \(names)"))
    case .reader(let problem, _, _, _):
      self.init(line: nil, problem: Bilingual(zh: "含有不允许的字符（\(problem)）", en: problem))
    default:
      self.init(line: nil, problem: Bilingual(zh: "无法解析", en: "it cannot be parsed"))
    }
  }
}
