/// Walks over the plain form of a text and gathers what is private in it.
struct PrivacyScanner {
  /// The plain form.
  let bytes: [UInt8]
  /// Where each byte stands in the text.
  private let origins: [Int]
  private let allowed: AllowedNumbers
  private var found: [PrivacyMatch] = []

  init(_ form: CompatibilityForm, allowed: AllowedNumbers) {
    bytes = form.bytes
    origins = form.origins
    self.allowed = allowed
  }

  mutating func matches() -> [PrivacyMatch] {
    for index in bytes.indices where isDigitStart(index) {
      if let end = idNumber(at: index) { add(.idNumber, index..<end) { Self.hidingMiddle($0) } }
    }
    for value in credentials() { add(.credential, value) { _ in "******" } }
    for index in bytes.indices where isDigitStart(index) {
      if let (number, digits) = phone(at: index), !allowed.contains(digits) {
        add(.phone, number) { _ in "\(digits.prefix(3))****\(digits.suffix(4))" }
      }
      if let end = address(at: index) {
        add(.address, index..<end) { text in text.split(separator: ".").prefix(2).joined(separator: ".") + ".*.*" }
      }
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Keeps a match unless it lies within another, or is a number that may be shown. Of a credential with a number in it, all that is
  /// around the number: a private key has no end, and whatever follows it in the text is taken for more of it.
  private mutating func add(_ kind: PrivacyMatch.Kind, _ range: Range<Int>, masked: (String) -> String) {
    let origin = origins[range.lowerBound]..<origins[range.upperBound]
    let inside = found.filter { $0.range.overlaps(origin) }.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
    guard kind == .credential || inside.isEmpty else { return }
    let text = text(range)
    if kind != .credential, allowed.contains(text) || allowed.contains(self.text(word(around: range))) { return }
    var start = origin.lowerBound
    for end in inside.map(\.lowerBound) + [origin.upperBound] {
      if start < end { found.append(PrivacyMatch(kind: kind, range: start..<end, masked: masked(text))) }
      start = max(start, inside.first { $0.lowerBound == end }?.upperBound ?? end)
    }
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// 110*************2X.
  private static func hidingMiddle(_ text: String) -> String {
    text.prefix(3) + String(repeating: "*", count: text.count - 5) + text.suffix(2)
  }

  /// The run of letters, digits, hyphens and underscores that a match stands in: perhaps a ticket's number.
  private func word(around range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, Self.isWord(bytes[start - 1]) { start -= 1 }
    while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
    return start..<end
  }
}

extension PrivacyScanner {
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }
  static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
  private static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) || byte == 0x2D || byte == 0x5F }

  /// The byte at an index; 0 beyond the ends.
  func byte(_ index: Int) -> UInt8 { index >= 0 && index < bytes.count ? bytes[index] : 0 }
  func isDigit(_ index: Int) -> Bool { Self.isDigit(byte(index)) }

  private func isDigitStart(_ index: Int) -> Bool { isDigit(index) && !isDigit(index - 1) }

  /// The end of the digits that begin at an index, at most `limit` of them.
  func endOfDigits(_ index: Int, limit: Int) -> Int {
    var end = index
    while end - index < limit, isDigit(end) { end += 1 }
    return end
  }
}
