/// A quick look at a text that leaves nearly all alone: whatever has no digits to speak of, and nothing that a credential is written with.
///
/// It may say yes to a text without a match, never no to one with a match.
struct PrivacyGlance {
  private var digits = 0
  private var dots = 0
  private var hasSign = false
  private var hasWord = false
  private var hasKey = false
  private var last: UInt8 = 0

  static func mayMatch(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    // The shortest: an address such as 1.1.1.1, "pwd=abc".
    guard utf8.count >= 7 else { return false }
    var glance = PrivacyGlance()
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      if byte < 0x80 {
        glance.take(byte)
        index += 1
      } else if (0xE4...0xE9).contains(byte) {
        glance.takeIdeograph(utf8, at: index)
        index += 3
      } else {
        index += glance.takeOther(utf8, at: index)
      }
    }
    return glance.isSuspicious
  }

  /// A telephone number has eleven digits, an address four and three dots; a credential a word and a sign, or the form of a key.
  private var isSuspicious: Bool { digits >= 11 || (digits >= 4 && dots >= 3) || (hasSign && hasWord) || hasKey }

  private mutating func take(_ byte: UInt8) {
    switch byte {
    case 0x30...0x39: digits += 1
    case UInt8(ascii: "."): dots += 1
    case UInt8(ascii: ":"), UInt8(ascii: "="): hasSign = true
    // "is" after a word; -----BEGIN; eyJ; AKIA.
    case UInt8(ascii: "s"), UInt8(ascii: "S"):
      if last | 0x20 == UInt8(ascii: "i") { hasSign = true }
      hasWord = true
    case UInt8(ascii: "-"): if last == byte { hasKey = true }
    case UInt8(ascii: "J"), UInt8(ascii: "j"): if last | 0x20 == UInt8(ascii: "y") { hasKey = true }
    case UInt8(ascii: "K"), UInt8(ascii: "k"):
      if last | 0x20 == UInt8(ascii: "a") { hasKey = true }
      hasWord = true
    // What the words begin with: password, token, api key, access key; secret and key are above.
    case UInt8(ascii: "p"), UInt8(ascii: "P"), UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "a"), UInt8(ascii: "A"): hasWord = true
    default: break
    }
    last = byte
  }

  private mutating func takeIdeograph(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) {
    last = 0
    guard index + 2 < utf8.count else { return }
    switch (utf8[index], utf8[index + 1], utf8[index + 2]) {
    // 为 and 是; 密, 口, 秘 and 私.
    case (0xE4, 0xB8, 0xBA), (0xE6, 0x98, 0xAF): hasSign = true
    case (0xE5, 0xAF, 0x86), (0xE5, 0x8F, 0xA3), (0xE7, 0xA7, 0x98), (0xE7, 0xA7, 0x81): hasWord = true
    default: if CompatibilityForm.chineseDigit(utf8, at: index) != nil { digits += 1 }
    }
  }

  /// A character that may be another form of a plain one.
  private mutating func takeOther(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let (value, width) = CompatibilityForm.scalar(utf8, at: index)
    if CompatibilityForm.isInvisible(value) { return width }
    // Chinese punctuation and quotation marks are their own forms, and many.
    if (0x3001...0x3020).contains(value) || (0x2010...0x201F).contains(value) {
      if value == 0x3007 { digits += 1 }
      last = 0
    } else if let ascii = CompatibilityForm.ascii(value) {
      take(ascii)
    } else if let text = CompatibilityForm.composed(value) {
      // Several characters in one, or a compatibility form of 口, 秘 or 令.
      for byte in text.utf8 { if byte < 0x80 { take(byte) } else { hasWord = true } }
    } else {
      last = 0
    }
    return width
  }
}
