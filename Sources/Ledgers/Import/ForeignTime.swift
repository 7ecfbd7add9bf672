import Contract

/// Days and times as other systems write them, in the form that a ledger takes.
public enum ForeignTime {
  /// The text without a fraction of a second and without Shanghai's own offset, and with the 24 hours of a day: `2026-03-02T14:07:31.250+08:00`,
  /// `2026/3/2 下午2:07`, `2026-03-02 02:07 PM`. Everything else stays as it is, and is refused where it is no time.
  public static func plain(_ text: String) -> String {
    var text = Plain.trimmed(text)
    for offset in ["+08:00", "+0800"] where text.hasSuffix(offset) { text = Plain.trimmed(String(text.dropLast(offset.count))) }
    return halves(withoutFraction(text))
  }

  /// Ledgers are kept to the second.
  private static func withoutFraction(_ text: String) -> String {
    guard let point = text.lastIndex(of: "."), text[..<point].count(where: { $0 == ":" }) == 2 else { return text }
    let fraction = text[text.index(after: point)...]
    return !fraction.isEmpty && fraction.allSatisfy(\.isWholeNumber) ? String(text[..<point]) : text
  }

  private static func halves(_ text: String) -> String {
    let marks: [(mark: String, isAfternoon: Bool)] = [
      ("上午", false), ("下午", true), ("AM", false), ("PM", true), ("am", false), ("pm", true),
    ]
    guard let (range, isAfternoon) = marks.lazy.compactMap({ mark in text.firstRange(of: mark.mark).map { ($0, mark.isAfternoon) } }).first
    else { return text }
    let rest = text.replacingCharacters(in: range)
    guard let colon = rest.firstIndex(of: ":") else { return text }
    let head = rest[..<colon]
    let digits = head.reversed().prefix { $0.isWholeNumber }.count
    guard let hour = Int(head.suffix(digits)), (1...12).contains(hour) else { return text }
    return head.dropLast(digits) + "\(hour % 12 + (isAfternoon ? 12 : 0))" + rest[colon...]
  }
}

extension String {
  /// The text without a part, and with one space where the part stood between others.
  fileprivate func replacingCharacters(in part: Range<String.Index>) -> String {
    let (before, after) = (Plain.trimmed(String(self[..<part.lowerBound])), Plain.trimmed(String(self[part.upperBound...])))
    return [before, after].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
