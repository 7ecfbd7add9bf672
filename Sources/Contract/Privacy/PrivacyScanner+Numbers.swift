import Measures

extension PrivacyScanner {
  /// The end of a resident number that begins here, in one piece or in the groups that people cut it into: 110105 19491231 002X.
  func idNumber(at start: Int) -> Int? {
    guard !Self.isLetter(byte(start - 1)) else { return nil }
    let (number, groups, end) = grouped(from: start, count: 18)
    guard Self.idGroups.contains(groups), !Self.isLetter(byte(end)), !isDigit(end) else { return nil }
    return isResident(number) ? end : nil
  }

  private static let idGroups: Set<[Int]> = [
    [18], [6, 8, 4], [6, 4, 4, 4], [6, 4, 2, 2, 4], [3, 3, 4, 4, 4], [3, 3, 8, 4], [4, 4, 4, 4, 2], [4, 4, 4, 6], [6, 12], [14, 4],
  ]
  private static let phoneGroups: Set<[Int]> = [[11], [3, 4, 4], [4, 4, 3], [4, 3, 4], [3, 3, 5], [3, 8], [7, 4]]

  /// As many digits as are wanted, the last one perhaps an X, with hyphens and spaces between groups of them; a full stop stands only in
  /// 138.1234.5678, or it would be a decimal's.
  private func grouped(from start: Int, count: Int) -> (number: [UInt8], groups: [Int], end: Int) {
    var number: [UInt8] = []
    var groups: [Int] = []
    var (index, group) = (start, 0)
    while number.count < count {
      if isDigit(index) || (number.count == 17 && byte(index) | 0x20 == UInt8(ascii: "x")) {
        number.append(byte(index))
        (index, group) = (index + 1, group + 1)
      } else {
        let gap = gap(at: index)
        guard gap > 0, group > 0, groups.count < 5 else { break }
        groups.append(group)
        (index, group) = (index + gap, 0)
      }
    }
    groups.append(group)
    if bytes[start..<index].contains(UInt8(ascii: ".")), groups != [3, 4, 4] { groups = [] }
    return (number, groups, index)
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

  /// Eleven digits, 13…19 first, in one piece or in the groups that people cut them into.
  private func mobile(at start: Int) -> (end: Int, digits: String)? {
    guard byte(start) == UInt8(ascii: "1"), (0x33...0x39).contains(byte(start + 1)) else { return nil }
    let (number, groups, end) = grouped(from: start, count: 11)
    guard Self.phoneGroups.contains(groups), !isDigit(end) else { return nil }
    return (end, String(decoding: number, as: UTF8.self))
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

  /// How many bytes stand between two groups of digits: up to three spaces and hyphens, or a full stop.
  private func gap(at index: Int) -> Int {
    if byte(index) == UInt8(ascii: ".") { return 1 }
    return (0..<3).prefix { isGap(index + $0) }.count
  }

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
