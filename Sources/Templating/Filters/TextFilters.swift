import Diagnostics

extension Filter {
  static let mask = Filter(
    "脱敏", Bilingual(zh: "遮住手机号、证件号、姓名等", en: "hides phone numbers, identity numbers, names and the like"),
    example: Example(value: .text("13812345678"), tag: "{{电话|脱敏}}", result: "138****5678"), kinds: [.text, .number]
  ) { value, _, _ in
    switch value {
    case .text(let text): .success(.text(Mask.apply(to: text)))
    case .number(let number): .success(.text(Mask.apply(to: number.description)))
    default: .failure(.cannotTake(value))
    }
  }

  static let lineBreaks = Filter(
    "换行", Bilingual(zh: "文字里的换行在文件里也换行", en: "line breaks of the text break the line in the document"),
    example: Example(value: .text("甲\n乙"), tag: "{{说明|换行}}", result: "甲\n乙")
  ) { value, _, _ in
    switch value {
    case .text: .success(value)
    default: value.plainText.map { .success(.text($0)) } ?? .failure(.cannotTake(value))
    }
  }
}

/// Hides what identifies a person; a text always loses something, so that nothing private passes for want of a known form.
enum Mask {
  static func apply(to text: String) -> String {
    let characters = Array(text)
    let masked = maskNumbers(characters)
    if masked != characters { return String(masked) }
    if let at = characters.firstIndex(of: "@"), at > 0 { return String(characters[0]) + "***" + String(characters[at...]) }
    guard characters.count > 1 else { return characters.isEmpty ? "" : "*" }
    // A name keeps its first character; longer texts the first and the last.
    if characters.count <= 4 { return String(characters[0]) + String(repeating: "*", count: characters.count - 1) }
    return String(characters[0]) + String(repeating: "*", count: characters.count - 2) + String(characters[characters.count - 1])
  }

  /// Every run of seven digits or more, an identity number's X included: eleven keep three and four, others three and two.
  private static func maskNumbers(_ characters: [Character]) -> [Character] {
    var out = characters
    var start = 0
    while start < out.count {
      guard isDigit(out[start]) else {
        start += 1
        continue
      }
      var end = start
      while end < out.count, isDigit(out[end]) { end += 1 }
      let last = end == start + 17 && end < out.count && (out[end] == "X" || out[end] == "x") ? end + 1 : end
      if last - start >= 7 {
        let tail = last - start == 11 ? 4 : 2
        for index in start + 3..<last - tail { out[index] = "*" }
      }
      start = last
    }
    return out
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
