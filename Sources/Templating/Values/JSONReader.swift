import Diagnostics

/// Why JSON data cannot be read, and where.
public struct JSONFault: Error, Sendable {
  public let line: Int
  public let column: Int
  public let reason: Bilingual

  public var message: Bilingual {
    Bilingual(zh: "第\(line)行第\(column)列: \(reason.zh)", en: "line \(line), column \(column): \(reason.en)")
  }
}

/// Reads JSON (RFC 8259) as values; numbers keep the digits that they were written with.
///
/// A number that does not fit exactly stays as the text that it is. Records with the same names share a shape. Two equal names in one
/// record are an error, since one of them would be lost.
public struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  private var shapes: [[String]: Shape] = [:]

  private static let depthLimit = 200

  /// The one value that the bytes hold.
  public static func read(_ bytes: [UInt8]) throws(JSONFault) -> Value {
    var reader = JSONReader(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.position == bytes.count else { throw reader.fault("后面还有多余的内容", "there is more after the value") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func value() throws(JSONFault) -> Value {
    skipBlanks()
    guard position < bytes.count else { throw fault("内容不完整", "it ends too early") }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try nested { reader throws(JSONFault) in try reader.object() }
    case UInt8(ascii: "["): return try nested { reader throws(JSONFault) in try reader.list() }
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw fault("这里应为一个值", "a value is expected here")
    }
  }

  private mutating func nested(_ read: (inout JSONReader) throws(JSONFault) -> Value) throws(JSONFault) -> Value {
    depth += 1
    guard depth <= Self.depthLimit else { throw fault("嵌套超过 \(Self.depthLimit) 层", "nested deeper than \(Self.depthLimit)") }
    defer { depth -= 1 }
    position += 1
    return try read(&self)
  }

  private mutating func object() throws(JSONFault) -> Value {
    var names: [String] = []
    var values: [Value] = []
    var seen: Set<String> = []
    if !takes("}") {
      repeat {
        skipBlanks()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { throw fault("这里应为名称", "a name is expected here") }
        let name = try string()
        guard seen.insert(name).inserted else { throw fault("名称“\(name)”重复", "the name \"\(name)\" occurs twice") }
        guard takes(":") else { throw fault("这里应为冒号", "a colon is expected here") }
        names.append(name)
        values.append(try value())
      } while takes(",")
      guard takes("}") else { throw fault("这里应为逗号或右花括号", "a comma or closing brace is expected here") }
    }
    let shape = shapes[names] ?? Shape(names.map { FieldInfo(names: [$0], kind: .any) })
    shapes[names] = shape
    return .object(Object(shape) { [values] in values[$0] })
  }

  private mutating func list() throws(JSONFault) -> Value {
    var values: [Value] = []
    if !takes("]") {
      repeat { values.append(try value()) } while takes(",")
      guard takes("]") else { throw fault("这里应为逗号或右方括号", "a comma or closing bracket is expected here") }
    }
    return .list(ValueList(values))
  }

  private mutating func string() throws(JSONFault) -> String {
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let string = String(validating: text, as: UTF8.self) else { throw fault("不是 UTF-8", "it is not UTF-8") }
        return string
      case UInt8(ascii: "\\"):
        position += 1
        text.append(contentsOf: try escape())
      case 0..<0x20: throw fault("文字里有控制字符", "a control character stands in a string")
      default:
        text.append(byte)
        position += 1
      }
    }
    throw fault("文字没有结束的引号", "a string is not closed")
  }

  private mutating func escape() throws(JSONFault) -> [UInt8] {
    guard position < bytes.count else { throw fault("内容不完整", "it ends too early") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      var code = try hex()
      if (0xD800..<0xDC00).contains(code) {
        guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u") else {
          throw fault("代理对不完整", "a surrogate stands alone")
        }
        position += 2
        let low = try hex()
        guard (0xDC00..<0xE000).contains(low) else { throw fault("代理对不完整", "a surrogate stands alone") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw fault("代理对不完整", "a surrogate stands alone") }
      return Array(String(Character(scalar)).utf8)
    default: throw fault("反斜杠后面的字符不对", "no such escape")
    }
  }

  private mutating func hex() throws(JSONFault) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard position < bytes.count, let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else {
        throw fault("\\u 后面应为四位十六进制数", "four hexadecimal digits are expected after \\u")
      }
      code = code << 4 + UInt32(digit)
      position += 1
    }
    return code
  }

  private mutating func word(_ word: String, _ value: Value) throws(JSONFault) -> Value {
    guard bytes[position...].starts(with: word.utf8) else { throw fault("这里应为一个值", "a value is expected here") }
    position += word.utf8.count
    return value
  }

  private mutating func number() throws(JSONFault) -> Value {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let whole = digits()
    guard whole == 1 || (whole > 1 && bytes[position - whole] != UInt8(ascii: "0")) else {
      throw fault("数写得不对", "the number is not well formed")
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      guard digits() > 0 else { throw fault("数写得不对", "the number is not well formed") }
    }
    let mantissa = String(decoding: bytes[start..<position], as: UTF8.self)
    var exponent: Int? = 0
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      let signStart = position
      if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") { position += 1 }
      guard digits() > 0 else { throw fault("数写得不对", "the number is not well formed") }
      exponent = Int(String(decoding: bytes[signStart..<position], as: UTF8.self))
    }
    let source = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let exponent, (-100...100).contains(exponent), let number = Number(mantissa)?.shifted(by: exponent) else { return .text(source) }
    return .number(number)
  }

  private mutating func digits() -> Int {
    let start = position
    while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) { position += 1 }
    return position - start
  }

  private mutating func takes(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
  }

  private func fault(_ zh: String, _ en: String) -> JSONFault {
    let before = bytes[..<min(position, bytes.count)]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = before[lineStart...].count { $0 & 0xC0 != 0x80 }
    return JSONFault(line: before.count { $0 == 0x0A } + 1, column: column + 1, reason: Bilingual(zh: zh, en: en))
  }
}

extension Number {
  /// The number times ten to the power of `exponent`, exactly; `nil` where that overflows.
  fileprivate func shifted(by exponent: Int) -> Number? {
    let decimals = decimals - exponent
    return decimals >= 0 ? Number(unscaled, decimals: decimals) : Number(unscaled).rounded(to: -decimals).map { Number($0.unscaled) }
  }
}
