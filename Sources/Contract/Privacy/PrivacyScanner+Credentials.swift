extension PrivacyScanner {
  private static let words = [
    "密码", "口令", "密钥", "秘钥", "私钥", "password", "passwd", "pwd", "secret", "token", "apikey", "api key", "api_key", "api-key", "access key",
    "access_key", "access-key", "accesskey", "private key", "private_key", "secret key",
  ]
  /// The words by the byte that they begin with, in either case.
  private static let wordsByFirst: [[String]] = {
    var table = [[String]](repeating: [], count: 256)
    for word in words {
      guard let first = word.utf8.first else { continue }
      table[Int(first)].append(word)
      if isLetter(first) { table[Int(first ^ 0x20)].append(word) }
    }
    return table
  }()
  /// What a word, a key or a token may begin with.
  private static let isFirst: [Bool] = (0...255).map { !wordsByFirst[$0].isEmpty || "kKAe-".utf8.contains(UInt8($0)) }
  /// Values that say that there is none.
  private static let nothings: Set<String> = [
    "n/a", "none", "null", "nil", "true", "false", "yes", "no", "required", "xxx", "xxxx", "xxxxxx",
  ]

  /// The values of passwords, secrets and keys: after a word and a separator, or in a form that only keys have.
  func credentials() -> [Range<Int>] {
    let isFirst = Self.isFirst
    return bytes.indices.compactMap { index in isFirst[Int(bytes[index])] ? credential(at: index) : nil }
  }

  private func credential(at index: Int) -> Range<Int>? {
    if let word = Self.wordsByFirst[Int(bytes[index])].first(where: { matches($0, at: index) }) {
      return value(after: index + word.utf8.count)
    }
    return bareKey(at: index) ?? knownKey(at: index)
  }

  /// The value that a separator joins to the word before `index`: visible ASCII, three characters or more.
  private func value(after index: Int) -> Range<Int>? {
    var index = index
    while [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`")].contains(byte(index)) { index += 1 }
    index = skippingSpaces(index)
    if byte(index) == UInt8(ascii: ":") || byte(index) == UInt8(ascii: "=") {
      index += 1
    } else if matches("为", at: index) || matches("是", at: index) {
      index += 3
    } else if byte(index - 1) == 0x20, matches("is ", at: index) {
      index += 3
    } else {
      return nil
    }
    return visible(from: skippingSpaces(index))
  }

  /// A run of visible ASCII without the quotes and stops around it; `nil` when it is no value, or goes on in other words.
  private func visible(from start: Int) -> Range<Int>? {
    var start = start
    while [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: ":"), UInt8(ascii: "=")].contains(byte(start)) {
      start += 1
    }
    var end = start
    while (0x21...0x7E).contains(byte(end)), ![UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\"")].contains(byte(end)) { end += 1 }
    let goesOn = byte(end) >= 0x80 && !isStop(end)
    while end > start,
      [UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "]")].contains(byte(end - 1))
    { end -= 1 }
    let text = String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
    let hasBoth = text.utf8.contains(where: Self.isDigit) && text.utf8.contains(where: Self.isLetter)
    guard text.utf8.count >= 3, !Self.nothings.contains(text.lowercased()), text.contains(where: { !"*•xX_-.".contains($0) }),
      !goesOn || (hasBoth && text.utf8.count >= 6)
    else { return nil }
    return start..<end
  }

  /// `key=` by itself, before a value of letters and digits that is long enough to be one.
  private func bareKey(at index: Int) -> Range<Int>? {
    guard matches("key", at: index), !Self.isLetter(byte(index - 1)), let value = value(after: index + 3), value.count >= 8 else {
      return nil
    }
    let text = bytes[value]
    return text.contains(where: Self.isDigit) && text.contains(where: Self.isLetter) ? value : nil
  }

  /// Private keys in PEM, AWS access keys, JSON web tokens.
  private func knownKey(at index: Int) -> Range<Int>? {
    if matches("-----BEGIN ", at: index) { return index..<bytes.count }
    if matches("AKIA", at: index) {
      let end = run(from: index) { Self.isDigit($0) || (0x41...0x5A).contains($0) }
      return end - index == 20 ? index..<end : nil
    }
    guard byte(index) == UInt8(ascii: "e"), matches("eyJ", at: index) else { return nil }
    let end = run(from: index) { Self.isDigit($0) || Self.isLetter($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E }
    return end - index >= 20 && bytes[index..<end].count { $0 == 0x2E } == 2 ? index..<end : nil
  }

  private func run(from start: Int, while holds: (UInt8) -> Bool) -> Int {
    var end = start
    while end < bytes.count, holds(bytes[end]) { end += 1 }
    return end
  }

  private func skippingSpaces(_ index: Int) -> Int { run(from: index) { $0 == 0x20 || $0 == 0x09 } }

  /// Chinese stops and brackets, which end a value as a space does.
  private func isStop(_ index: Int) -> Bool { ["。", "、", "」", "』", "》", "”", "’", "】"].contains { matches($0, at: index) } }
}
