import Foundation

/// Telephone numbers, identity numbers, credentials and addresses as people write them, each of them made up and remembered.
///
/// All begin with what is rare elsewhere (1997, 410199, Zx9, 203.9), so that a search finds them fast.
struct Secrets {
  private(set) var all: Set<String> = []
  private var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  mutating func once(in count: Int) -> Bool { random.next() % UInt64(count) == 0 }

  private mutating func digits(_ count: Int) -> String { (0..<count).map { _ in String(random.next() % 10) }.joined() }

  private mutating func pick(_ choices: [String]) -> String { choices[Int(random.next() % UInt64(choices.count))] }

  /// One of any kind, in one of its spellings.
  mutating func next() -> String {
    switch random.next() % 4 {
    case 0: phone()
    case 1: identity()
    case 2: credential()
    default: address()
    }
  }

  mutating func phone() -> String {
    let number = plainPhone()
    let (a, b, c) = (number.prefix(3), number.dropFirst(3).prefix(4), number.suffix(4))
    return pick([
      number, "\(a)-\(b)-\(c)", "\(a) \(b) \(c)", "+86 \(number)", "+86-\(a)-\(b)-\(c)", "0086\(number)", "86\(number)", Self.wide(number),
      Self.wide("\(a)-\(b)-\(c)"), "\(a)\u{200B}\(b)\(c)", "手机\(number)。",
      "\(number.prefix(4))-\(number.dropFirst(4).prefix(4))-\(number.suffix(3))",
      "\(a).\(b).\(c)", "\(a)  \(b) - \(c)", Self.chinese(number), Self.chinese(number).replacingOccurrences(of: "一", with: "幺"),
      "(\(number))",
      "tel:\(number)", "\(a)\u{A0}\(b)\u{A0}\(c)", "①⑨\(number.dropFirst(2))",
    ])
  }

  mutating func plainPhone() -> String { keep("1997" + digits(7)) }

  private mutating func identity() -> String {
    let day = "\(1950 + random.next() % 55)" + pick(["01", "09", "12"]) + pick(["05", "17", "28"])
    let body = "410199" + day + digits(3)
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(weights, body.utf8).reduce(0) { $0 + $1.0 * Int($1.1 - 0x30) }
    let number = keep(body + String(Array("10X98765432")[sum % 11]))
    let (region, born, serial) = (number.prefix(6), number.dropFirst(6).prefix(8), number.suffix(4))
    return pick([
      number, number.lowercased(), Self.wide(number), "\(region)\u{200B}\(number.dropFirst(6))", "身份证\(number)。",
      "\(region) \(born) \(serial)",
      "\(region)-\(born)-\(serial)", Self.wide("\(region) \(born) \(serial)"), "\(region) \(born.prefix(4)) \(born.suffix(4)) \(serial)",
      Self.chinese(number), "ID:\(number)",
    ])
  }

  private mutating func credential() -> String {
    let key = keep("Zx9" + digits(6) + "KaB")
    let value = keep("Zx9" + digits(6) + "!aB")
    let words = [
      "密码：", "口令是", "password=", "PASSWORD: ", "pwd：", "secret = ", "token=", "ｐａｓｓｗｏｒｄ＝", "密码为", "密钥：", "passwd: ", "api_key=",
      "Access Key: ",
    ]
    return pick(
      words.map { $0 + value } + [
        "jdbc:mysql://db/x?user=u&password=\(value)", "{\"token\": \"\(value)\"}", "password is \(value)", Self.wide("pwd=\(value)"),
        "eyJhbGciOiJI.eyJzdWIi.\(key)", "-----BEGIN PRIVATE KEY-----\(key)", "key=\(key)",
      ])
  }

  private mutating func address() -> String {
    let address = keep("203.9." + pick(["7", "77", "177"]) + "." + pick(["8", "88", "188"]))
    return pick([address, Self.wide(address), "http://\(address)/x", "\(address):8080", address.replacingOccurrences(of: ".", with: "．")])
  }

  private mutating func keep(_ secret: String) -> String {
    all.insert(secret)
    return secret
  }

  /// Chinese digits.
  private static func chinese(_ text: String) -> String {
    text.map { $0.wholeNumberValue.map { String(Array("〇一二三四五六七八九")[$0]) } ?? String($0) }.joined()
  }

  /// Full-width characters.
  private static func wide(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0) ?? $0 }))
  }
}
