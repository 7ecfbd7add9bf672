import Contract
import Diagnostics
import Yams

/// One value of a settings file with the path that leads to it.
struct SettingsValue {
  let node: Node
  let path: String
  let reader: SettingsReader

  /// The line that the value stands on; an alias stands where its anchor does.
  var line: Int { node.mark?.line ?? 1 }

  /// Whether there is nothing: `key:` or `key: ~`.
  var isBlank: Bool {
    guard let scalar = node.scalar else { return false }
    let text = Plain.trimmed(scalar.string)
    return text.isEmpty || (scalar.style == .plain && (text == "~" || text.lowercased() == "null"))
  }

  /// A scalar's text, trimmed; `nil` for lists and mappings.
  var text: String? { node.scalar.map { Plain.trimmed($0.string) } }
  var bytes: ArraySlice<UInt8>? { text.map { Array($0.utf8)[...] } }

  /// What findings quote.
  var shown: String {
    if let text { return String(text.prefix(80)) }
    return node.sequence != nil ? "[…]" : "{…}"
  }

  /// Says that the value is not of its kind.
  func refuse(_ expected: Bilingual) {
    reader.report(
      path, line: line, value: shown,
      Bilingual(zh: "\(path) 的值“\(shown)”不是\(expected.zh)", en: "\(path) is “\(shown)”, not \(expected.en)"),
      hint: Bilingual(zh: "请改为\(expected.zh)", en: "make it \(expected.en)"))
  }

  /// The entries of a mapping, all of whose keys must be known.
  func fields(_ known: [String]) -> SettingsFields? {
    guard let mapping = node.mapping else {
      refuse(Bilingual(zh: "由 \(known.joined(separator: "、")) 组成的映射", en: "a mapping of \(known.joined(separator: ", "))"))
      return nil
    }
    return SettingsFields(mapping, line: line, path: path, reader: reader, known: known)
  }

  /// The entries of a mapping whose keys are names; `nil` for what is none.
  var entries: [(name: String, value: SettingsValue)]? {
    guard let mapping = node.mapping else { return nil }
    var entries: [(String, SettingsValue)] = []
    for (key, node) in mapping {
      guard reader.spend(), let name = key.scalar.map({ Plain.trimmed($0.string) }) else { return nil }
      entries.append((name, SettingsValue(node: node, path: path + "." + name, reader: reader)))
    }
    return entries
  }

  /// The members of a list; `nil` for what is none.
  var members: [SettingsValue]? {
    guard let sequence = node.sequence else { return nil }
    var members: [SettingsValue] = []
    for (index, node) in sequence.enumerated() {
      guard reader.spend() else { return nil }
      members.append(SettingsValue(node: node, path: "\(path)[\(index)]", reader: reader))
    }
    return members
  }
}

/// The entries of one mapping, each asked for by its key and its kind.
struct SettingsFields {
  let path: String
  let line: Int
  let reader: SettingsReader
  private var values: [String: SettingsValue] = [:]

  init(_ mapping: Node.Mapping, line: Int, path: String, reader: SettingsReader, known: [String]) {
    self.path = path
    self.line = line
    self.reader = reader
    for (key, node) in mapping {
      guard reader.spend() else { break }
      let name = key.scalar.map { Plain.trimmed($0.string) } ?? "?"
      let value = SettingsValue(node: node, path: Self.join(path, name), reader: reader)
      if known.contains(name) {
        values[name] = value
      } else {
        Self.refuse(value, name: name, line: key.mark?.line ?? line, known: known)
      }
    }
  }

  /// A file with nothing in it has no entries.
  init(blank reader: SettingsReader) {
    path = ""
    line = 1
    self.reader = reader
  }

  subscript(key: String) -> SettingsValue? { values[key].flatMap { $0.isBlank ? nil : $0 } }

  /// The value of a key that must be there; `nil` after a finding.
  func required<T>(_ key: String, _ kind: SettingsKind<T>) -> T? {
    guard let value = self[key] else {
      absent(key, kind.name)
      return nil
    }
    return kind.read(value)
  }

  /// The value of a key that may be left out.
  func optional<T>(_ key: String, _ kind: SettingsKind<T>) -> T? { self[key].flatMap(kind.read) }

  /// Says that a required key is not there.
  func absent(_ key: String, _ expected: Bilingual) {
    let full = Self.join(path, key)
    reader.report(
      full, line: values[key]?.line ?? line, value: "", Bilingual(zh: "缺少必填项 \(full)", en: "the required key \(full) is not there"),
      hint: Bilingual(zh: "请写上 \(full)：\(expected.zh)", en: "add \(full): \(expected.en)"))
  }

  private static func join(_ path: String, _ key: String) -> String { path.isEmpty ? key : path + "." + key }

  private static func refuse(_ value: SettingsValue, name: String, line: Int, known: [String]) {
    let hint =
      Nearest.match(for: name, among: known).map { Bilingual(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }
      ?? Bilingual(zh: "这里可用的键：\(known.joined(separator: "、"))", en: "keys known here: \(known.joined(separator: ", "))")
    value.reader.report(
      value.path, line: line, value: name, Bilingual(zh: "未知的键 \(value.path)", en: "unknown key \(value.path)"), hint: hint)
  }
}
