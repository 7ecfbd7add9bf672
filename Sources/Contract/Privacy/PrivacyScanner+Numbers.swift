import Measures

extension PrivacyScanner {
  /// The end of a resident number that begins here.
  func idNumber(at start: Int) -> Int? {
    let end = endOfDigits(start, limit: 18)
    let last = end - start == 17 ? byte(end) | 0x20 : 0
    guard end - start == 18 || last == UInt8(ascii: "x") else { return nil }
    let stop = start + 18
    guard !Self.isLetter(byte(start - 1)), !Self.isLetter(byte(stop)), !isDigit(stop) else { return nil }
    return isResident(Array(bytes[start..<stop])) ? stop : nil
  }

  /// Region, date of birth and check digit (GB 11643-1999, MOD 11-2).
  private func isResident(_ number: [UInt8]) -> Bool {
    let digits = number.prefix(17).map { Int($0 - 0x30) }
    func value(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    guard digits[0] > 0, (1800...2099).contains(value(6..<10)),
      CivilDate(year: value(6..<10), month: value(10..<12), day: value(12..<14)) != nil
    else { return false }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(weights, digits).reduce(0) { $0 + $1.0 * $1.1 }
    return Array("10x98765432".utf8)[sum % 11] == (Self.isLetter(number[17]) ? number[17] | 0x20 : number[17])
  }

  /// A mobile number that begins here, with its country code, and its eleven digits: 138 0013 8000, +86-13800138000.
  func phone(at start: Int) -> (range: Range<Int>, digits: String)? {
    guard !isFraction(start) else { return nil }
    if let found = mobile(at: start) { return (start..<found.end, found.digits) }
    let international = matches("0086", at: start) ? 4 : matches("86", at: start) ? 2 : 0
    guard international > 0 else { return nil }
    let gap = isGap(start + international) ? 1 : 0
    guard let found = mobile(at: start + international + gap) else { return nil }
    return ((byte(start - 1) == UInt8(ascii: "+") ? start - 1 : start)..<found.end, found.digits)
  }

  /// Eleven digits, 13…19 first, in groups of three, four and four with hyphens or spaces between them, if any.
  private func mobile(at start: Int) -> (end: Int, digits: String)? {
    guard byte(start) == UInt8(ascii: "1"), (0x33...0x39).contains(byte(start + 1)) else { return nil }
    var digits: [UInt8] = []
    var index = start
    for (group, count) in [3, 4, 4].enumerated() {
      if group > 0, isGap(index) { index += 1 }
      guard endOfDigits(index, limit: count) == index + count else { return nil }
      digits += bytes[index..<index + count]
      index += count
    }
    return isDigit(index) ? nil : (index, String(decoding: digits, as: UTF8.self))
  }

  /// The end of an IPv4 address that begins here; a version number is none.
  func address(at start: Int) -> Int? {
    guard byte(start - 1) != UInt8(ascii: ".") else { return nil }
    var index = start
    for part in 0..<4 {
      if part > 0 {
        guard byte(index) == UInt8(ascii: ".") else { return nil }
        index += 1
      }
      let end = endOfDigits(index, limit: 3)
      guard end > index, let value = Int(String(decoding: bytes[index..<end], as: UTF8.self)), value <= 255 else { return nil }
      index = end
    }
    guard !isDigit(index), !(byte(index) == UInt8(ascii: ".") && isDigit(index + 1)) else { return nil }
    return isVersion(start..<index) ? nil : index
  }

  /// V10.2.0.1, 版本号：10.2.0.1, version 10.2.0.1, 10.2.0.1版; 第1.2.3.4条 is a paragraph.
  private func isVersion(_ range: Range<Int>) -> Bool {
    if matches("版", at: range.upperBound) { return true }
    var before = range.lowerBound
    while before > 0, [0x20, UInt8(ascii: ":"), UInt8(ascii: "=")].contains(byte(before - 1)) { before -= 1 }
    let head = String(decoding: bytes[max(0, before - 16)..<before], as: UTF8.self).lowercased()
    if before == range.lowerBound, head.hasSuffix("第") { return true }
    return ["版本", "版本号", "版"].contains { head.hasSuffix($0) }
      || ["v", "ver", "ver.", "version", "release"].contains { head.hasSuffix($0) && !isWordBefore(before - $0.utf8.count) }
  }

  private func isWordBefore(_ index: Int) -> Bool { Self.isLetter(byte(index - 1)) }

  /// Whether the digits are the decimals of a number.
  private func isFraction(_ start: Int) -> Bool { byte(start - 1) == UInt8(ascii: ".") && isDigit(start - 2) }
  private func isGap(_ index: Int) -> Bool { byte(index) == UInt8(ascii: "-") || byte(index) == UInt8(ascii: " ") }

  /// Whether a text stands at an index, letters in either case.
  func matches(_ text: String, at index: Int) -> Bool {
    var position = index
    for wanted in text.utf8 {
      let found = byte(position)
      guard found == wanted || (Self.isLetter(wanted) && found | 0x20 == wanted | 0x20) else { return false }
      position += 1
    }
    return true
  }
}
