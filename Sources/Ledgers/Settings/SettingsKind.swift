import Contract
import Diagnostics
import Measures

/// A kind of value in a settings file: what it is called, and how it is read. Reading reports what is not of the kind.
struct SettingsKind<T: Sendable>: Sendable {
  let name: Bilingual
  let read: @Sendable (SettingsValue) -> T?

  init(zh: String, en: String, read: @escaping @Sendable (SettingsValue) -> T?) {
    name = Bilingual(zh: zh, en: en)
    self.read = read
  }

  /// From a scalar's bytes; whatever gives `nil` is refused by name.
  static func scalar(zh: String, en: String, _ parse: @escaping @Sendable (ArraySlice<UInt8>) -> T?) -> SettingsKind {
    let name = Bilingual(zh: zh, en: en)
    return SettingsKind(zh: zh, en: en) { value in
      guard value.reader.spend(), let bytes = value.bytes, let parsed = parse(bytes) else {
        value.refuse(name)
        return nil
      }
      return parsed
    }
  }
}

extension SettingsKind where T == String {
  static let text = SettingsKind(zh: "文字", en: "a text") { value in
    guard value.reader.spend(), let text = value.text else {
      value.refuse(Bilingual(zh: "文字", en: "a text"))
      return nil
    }
    value.reader.remember(text, path: value.path, line: value.line)
    return text
  }
}

extension SettingsKind where T == CivilDate {
  static let date = scalar(zh: "日期（如 2026-03-05）", en: "a date (such as 2026-03-05)") { CellText.date($0) }
}

extension SettingsKind where T == ClockTime {
  static let time = scalar(zh: "时间（如 09:00）", en: "a time (such as 09:00)") { CellText.time($0) }
}

extension SettingsKind where T == ClosedRange<ClockTime> {
  static let times = scalar(zh: "起止时间（如 08:30-10:30）", en: "two times (such as 08:30-10:30)") { bytes in
    let text = String(decoding: Plain.ascii(bytes), as: UTF8.self)
    let parts = text.split { "-–—~至".contains($0) }.map { Plain.trimmed($0) }
    guard parts.count == 2, let from = CellText.time(Array(parts[0].utf8)[...]), let to = CellText.time(Array(parts[1].utf8)[...]),
      from < to
    else { return nil }
    return from...to
  }
}

extension SettingsKind where T == Fen {
  /// More than nothing, and less than a trillion yuan.
  static let amount = scalar(zh: "金额（元，至多两位小数）", en: "an amount in yuan (two decimals at most)") { bytes in
    CellText.amount(bytes).flatMap { (1..<100_000_000_000_000).contains($0.value) ? $0 : nil }
  }
}

extension SettingsKind where T == Percent {
  static let percent = scalar(zh: "百分比（0 到 100，如 22.5%）", en: "a percentage (0 to 100, such as 22.5%)") { bytes in
    CellText.percent(bytes).flatMap { (0...1_000_000).contains($0.millionths) ? $0 : nil }
  }
}

extension SettingsKind where T == Points {
  static let points = scalar(zh: "分数（0.5 的倍数）", en: "points (a multiple of 0.5)") { bytes in
    Points(String(decoding: Plain.ascii(bytes), as: UTF8.self)).flatMap { abs($0.halves) <= 2_000 ? $0 : nil }
  }
}

extension SettingsKind where T == Int {
  static func integer(_ range: ClosedRange<Int>) -> SettingsKind {
    scalar(zh: "整数（\(range.lowerBound) 到 \(range.upperBound)）", en: "a whole number (\(range.lowerBound) to \(range.upperBound))") {
      bytes in
      CellText.integer(bytes).flatMap { range.contains($0) ? $0 : nil }
    }
  }
}

extension SettingsKind where T == Bool {
  static let boolean = scalar(zh: " true 或 false", en: "true or false") { bytes in
    switch String(decoding: bytes, as: UTF8.self).lowercased() {
    case "true", "yes", "on", "是": true
    case "false", "no", "off", "否": false
    default: nil
    }
  }
}

extension SettingsKind where T: RawRepresentable<String> & Sendable {
  /// One of the named values.
  static func one(of values: [T]) -> SettingsKind {
    let words = values.map(\.rawValue)
    return scalar(zh: " \(words.joined(separator: "、")) 之一", en: "one of \(words.joined(separator: ", "))") { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      return values.first { $0.rawValue == text }
    }
  }
}

extension SettingsKind {
  /// A list, of which every member is of the given kind; one that is not is refused by itself and left out.
  static func list<Member: Sendable>(of kind: SettingsKind<Member>) -> SettingsKind<[Member]> where T == [Member] {
    let name = Bilingual(zh: "列表，每项为\(kind.name.zh)", en: "a list, each entry \(kind.name.en)")
    return SettingsKind<[Member]>(zh: name.zh, en: name.en) { value in
      guard let members = value.members else {
        value.refuse(name)
        return nil
      }
      return members.compactMap { kind.read($0) }
    }
  }
}
